import type { Frame } from './frame';
import { allowDelegates, allowSinceLoad, policyAround, policyOfDocument, policyOfFrame } from './policy';
import type { Surroundings } from './surroundings';
import { clip, originOf } from './text';
import { evidencePlace, factValues, limits, type Fact } from './vocabulary';
import type { Evidence } from './wire';

const longestAttributes = 1_000;

/** What the page can see of a frame without waiting. A fact that this browser cannot tell is left out. */
export function collect(frame: Frame, { permission, inputs }: Surroundings): Evidence[] {
  return [
    ...attributes(frame),
    ...fact('microphone-policy', policyOfFrame(frame)),
    ...fact('host-microphone-policy', policyOfDocument(document)),
    ...fact('outer-frame-policy', policyAround(frame)),
    ...fact('microphone-permission', permission.state),
    ...fact('microphone-held', frame.microphoneLost ? factValues.lost : unseen(frame, factValues.never)),
    ...fact('audio-inputs', inputs.any === undefined ? undefined : inputs.any ? factValues.some : factValues.zero),
    ...fact('secure-context', isSecureContext ? factValues.yes : factValues.no),
    ...fact('page-from', navigator.serviceWorker?.controller ? factValues.serviceWorker : undefined),
    ...fact('page-framed', window.top === window ? factValues.no : factValues.yes),
    ...fact('frame-origin', origin(frame)),
    ...fact('frame-posts-from', frame.strayOrigin === 'null' ? undefined : frame.strayOrigin ?? frame.spokeFrom),
    ...fact('handshake', frame.answered ? factValues.yes : unseen(frame, factValues.no)),
  ];
}

/** One fact; none when its value is not known. */
export function fact(name: Fact, value: string | undefined): Evidence[] {
  return value === undefined ? [] : [{ fact: name, value: clip(value, limits.textCharacters), place: evidencePlace }];
}

/** A value that says "no such thing was seen", of a frame that somebody watched from the start. */
export function unseen({ late }: Frame, value: string): string {
  return late ? factValues.notObserved : value;
}

function attributes(frame: Frame): Evidence[] {
  const { element } = frame;
  if (element === undefined) return fact('allow-since-load', factValues.notObserved);
  const allow = element.getAttribute('allow');
  return [
    ...fact('allow-attribute', allow ?? factValues.none),
    ...fact('frame-attributes', others(element)),
    ...fact('allow-present', allow === null ? factValues.no : factValues.yes),
    ...fact('allow-delegates', allowDelegates(frame)),
    ...fact('allow-since-load', allowSinceLoad(frame)),
  ];
}

/** What a correction of its tag has to keep: not what the events have anyway, nor what the page runs. Not observed where that is too much. */
function others(element: HTMLIFrameElement): string {
  const written = [...element.attributes]
    .filter(({ name }) => /^[a-z][a-z0-9_:.-]*$/.test(name) && !/^(src|allow|sandbox|srcdoc|on.*)$/.test(name))
    .map(({ name, value }) => `${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
    .join(' ');
  return written === '' ? factValues.none : written.length > longestAttributes ? factValues.notObserved : written;
}

// Only what its window has posted tells where a frame of another origin is.
function origin({ answered, strayOrigin, spokeFrom, src, element }: Frame): string {
  const named = originOf(src);
  if (strayOrigin !== undefined) return strayOrigin === 'null' ? factValues.opaque : elsewhere(strayOrigin, named ?? strayOrigin);
  if (element === undefined) return factValues.notObserved;
  if (spokeFrom !== undefined && spokeFrom !== named) return elsewhere(spokeFrom, named);
  return answered ? factValues.asSrc : factValues.none;
}

function elsewhere(origin: string, named: string | undefined): string {
  if (named === undefined) return factValues.withoutSrc;
  const upgraded = new URL(named);
  upgraded.protocol = 'https:';
  return origin === upgraded.origin ? factValues.upgraded : factValues.redirected;
}

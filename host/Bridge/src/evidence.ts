import type { Frame } from './frame';
import { allowDelegates, allowSinceLoad, policyAround, policyOfDocument, policyOfFrame } from './policy';
import type { Surroundings } from './surroundings';
import { clip, originOf } from './text';
import { evidencePlace, factValues, limits, type Fact } from './vocabulary';
import type { Evidence } from './wire';

const longestAttributes = 1_000;

// HTML, 4.8.5 and 16.2 (obsolete), and those that every element may have.
const plainAttributes = new RegExp('^(id|class|title|style|width|height|name|loading|referrerpolicy|credentialless|csp|fetchpriority|allowfullscreen'
  + '|allowpaymentrequest|frameborder|marginwidth|marginheight|scrolling|align|longdesc|role|lang|dir|tabindex|hidden|inert|slot|part|aria-[a-z]+)$');

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

/**
 * What a correction of its tag has to keep, besides what events have anyway. Of attributes that are not HTML's, and of handlers, whose values may
 * be anything, it is only said that there are some.
 */
function others(element: HTMLIFrameElement): string {
  const rest = [...element.attributes].filter(({ name }) => !/^(src|allow|sandbox)$/.test(name));
  const plain = rest.filter(({ name }) => plainAttributes.test(name));
  const written = plain.map(({ name, value }) => `${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`);
  if (plain.length < rest.length) written.push('…');
  const text = written.join(' ');
  return text === '' ? factValues.none : text.length > longestAttributes ? factValues.notObserved : text;
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

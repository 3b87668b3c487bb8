import type { Frame } from './frame';
import type { Surroundings } from './surroundings';
import { clip } from './text';
import { evidencePlace, factValues, limits, type Fact } from './vocabulary';
import type { Evidence } from './wire';

interface Policed {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** What the page can see of a frame without waiting. A fact that this browser cannot tell is left out. */
export function collect(frame: Frame, { permission, inputs }: Surroundings): Evidence[] {
  const allow = frame.element.getAttribute('allow');
  return [
    ...fact('allow-attribute', allow ?? factValues.none),
    ...fact('allow-present', allow === null ? factValues.no : factValues.yes),
    ...fact('microphone-policy', policy(frame.element as Policed)),
    ...fact('host-microphone-policy', policy(document as Policed)),
    ...fact('microphone-permission', permission.state),
    ...fact('microphone-held', frame.microphoneLost ? factValues.lost : unseen(frame, factValues.never)),
    ...fact('audio-inputs', inputs.any === undefined ? undefined : inputs.any ? factValues.some : factValues.zero),
    ...fact('secure-context', isSecureContext ? factValues.yes : factValues.no),
    ...fact('frame-origin', origin(frame)),
    ...fact('frame-posts-from', frame.strayOrigin === 'null' ? undefined : frame.strayOrigin),
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

function policy({ featurePolicy }: Policed): string | undefined {
  return featurePolicy && (featurePolicy.allowsFeature('microphone') ? factValues.allowed : factValues.blocked);
}

// Only what its window has posted tells where a frame of another origin is.
function origin({ answered, strayOrigin }: Frame): string {
  if (strayOrigin !== undefined) return strayOrigin === 'null' ? factValues.opaque : factValues.redirected;
  return answered ? factValues.asSrc : factValues.none;
}

import type { Frame } from './frame';
import type { MicrophonePermission } from './microphone';
import { clip } from './text';
import { evidencePlace, factValues, limits, type Fact } from './vocabulary';
import type { Evidence } from './wire';

interface PolicedIFrame {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** What the page can see of a frame without waiting. A fact that this browser cannot tell is left out. */
export function collect(frame: Frame, permission: MicrophonePermission): Evidence[] {
  const policy = (frame.element as PolicedIFrame).featurePolicy;
  return [
    ...fact('allow-attribute', frame.element.getAttribute('allow') ?? factValues.none),
    ...fact('microphone-policy', policy && (policy.allowsFeature('microphone') ? factValues.allowed : factValues.blocked)),
    ...fact('microphone-permission', permission.state),
    ...fact('handshake', frame.answered ? 'yes' : factValues.no),
  ];
}

/** One fact; none when its value is not known. */
export function fact(name: Fact, value: string | undefined): Evidence[] {
  return value === undefined ? [] : [{ fact: name, value: clip(value, limits.textCharacters), place: evidencePlace }];
}

import type { Frame } from './frame';
import { originOf } from './text';
import { factValues } from './vocabulary';

interface Policy {
  allowsFeature(feature: string, origin?: string): boolean;
  getAllowlistForFeature(feature: string): string[];
}

interface Policed {
  readonly featurePolicy?: Policy;
}

const microphone = 'microphone';

/** Whether a document itself may use the microphone; undefined where the browser does not tell. */
export function policyOfDocument(document: Document | undefined): string | undefined {
  const policy = (document as Policed | undefined)?.featurePolicy;
  return policy && said(policy.allowsFeature(microphone));
}

/**
 * Whether the frame may use the microphone by what its allow said when it began to load, which is what counts. Not observed where nobody saw
 * that; undefined where the browser does not tell.
 */
export function policyOfFrame(frame: Frame): string | undefined {
  const { element, sighting } = frame;
  if (element === undefined || sighting?.there !== false) return factValues.notObserved;
  return delegates(frame, sighting.allow);
}

/** What became of the frame's allow since it began to load. */
export function allowSinceLoad(frame: Frame): string {
  const { element, sighting } = frame;
  if (element === undefined || sighting?.there !== false) return factValues.notObserved;
  const allow = element.getAttribute('allow');
  if (allow === sighting.allow) return factValues.unchanged;
  const later = delegates(frame, sighting.allow) === factValues.blocked && delegates(frame, allow) === factValues.allowed;
  return later ? factValues.delegatedLater : factValues.changed;
}

function delegates(frame: Frame, allow: string | null): string | undefined {
  const policy = policyWith(frame.element, allow);
  if (policy === undefined) return undefined;
  // Without a word of an origin, allow means that of the src; the widget may have come from elsewhere.
  const origin = frame.spokeFrom;
  if (origin === undefined || origin === originOf(frame.src)) return said(policy.allowsFeature(microphone));
  const list = policy.getAllowlistForFeature(microphone);
  return said(list.includes('*') || list.includes(origin));
}

function policyWith(element: HTMLIFrameElement | undefined, allow: string | null): Policy | undefined {
  if (element === undefined || element.getAttribute('allow') === allow) return (element as Policed | undefined)?.featurePolicy;
  // A copy outside the page loads nothing.
  const copy = element.cloneNode(false) as HTMLIFrameElement;
  if (allow === null) copy.removeAttribute('allow');
  else copy.setAttribute('allow', allow);
  return (copy as Policed).featurePolicy;
}

function said(allowed: boolean): string {
  return allowed ? factValues.allowed : factValues.blocked;
}

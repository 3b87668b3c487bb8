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

/** Whether the frame of the page's own that the iframe is in may use the microphone, where the page itself may; none where it is in the page itself. */
export function policyAround(frame: Frame): string | undefined {
  const around = frame.element?.ownerDocument;
  if (around === document) return factValues.none;
  return around === undefined || policyOfDocument(document) !== factValues.allowed ? undefined : policyOfDocument(around);
}

/**
 * Whether allow by itself gives the microphone to the origin of the src; undefined where that is not known. The browser reports only what comes of
 * it together with everything around it, so this reads the attribute (W3C Permissions Policy, 5.2: the first directive of a feature counts).
 */
export function allowDelegates({ element, src }: Frame): string | undefined {
  const origin = originOf(src);
  if (element === undefined || origin === undefined) return undefined;
  const directives = (element.getAttribute('allow') ?? '').split(';').map(text => text.trim().split(/[\t\n\f\r ]+/));
  const words = directives.find(([feature]) => feature === microphone)?.slice(1);
  if (words === undefined) return factValues.no;
  if (words.length === 0) return factValues.yes;
  const given = words.map(word => means(word, origin, element.ownerDocument));
  return given.includes(true) ? factValues.yes : given.includes(undefined) ? undefined : factValues.no;
}

function means(word: string, origin: string, page: Document): boolean | undefined {
  const keyword = word.toLowerCase();
  if (keyword === '*' || keyword === "'src'") return true;
  if (keyword === "'self'") return page.defaultView?.origin === origin;
  if (keyword === "'none'") return false;
  return /^https?:\/\//i.test(word) ? originOf(word) === origin : undefined;
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
  // Without an origin, allow means that of the src; the widget may have come from elsewhere.
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

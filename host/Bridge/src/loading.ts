import { fact, unseen } from './evidence';
import type { Frame } from './frame';
import { factValues } from './vocabulary';
import type { Evidence } from './wire';

/** What the page can see of why a widget is not there. */
export function loading(frame: Frame, inPlace: boolean): Evidence[] {
  return [
    ...fact('frame-load', frame.loaded ? factValues.yes : unseen(frame, factValues.no)),
    ...fact('frame-blocked-by', blockedBy(frame)),
    ...fact('frame-requires-policy', requiresPolicy(frame)),
    ...fact('frame-fate', inPlace ? factValues.inPlace : factValues.takenAway),
    ...fact('browser-network', navigator.onLine ? factValues.online : factValues.offline),
  ];
}

/** What refuses a frame of this page by a policy, from an enforced violation of it; undefined when it is about something else. */
export function policyOf(effectiveDirective: string): string | undefined {
  switch (effectiveDirective) {
    case 'frame-src':
    case 'child-src':
    case 'default-src': return factValues.hostPolicy;
    case 'frame-ancestors': return factValues.frameAncestors;
    default: return undefined;
  }
}

function blockedBy(frame: Frame): string {
  if (frame.refusedBy !== undefined) return frame.refusedBy;
  if (isMixedContent(frame.src)) return factValues.mixedContent;
  const sandbox = frame.element?.getAttribute('sandbox') ?? null;
  // Its words know no case (HTML, 4.8.5).
  const runsScripts = sandbox === null || sandbox.toLowerCase().split(/\s+/).includes('allow-scripts');
  return runsScripts ? unseen(frame, factValues.none) : factValues.sandbox;
}

/**
 * Whether the browser asks the widget to agree to a policy (W3C CSP: Embedded Enforcement, 3.1), which not every browser does. A policy that names
 * where to report to is discarded.
 */
function requiresPolicy({ element }: Frame): string {
  if (element === undefined) return factValues.notObserved;
  if (!('csp' in element)) return factValues.no;
  const directives = (element.getAttribute('csp') ?? '').toLowerCase().split(';').map(text => text.trim().split(/\s+/)[0]);
  const discarded = directives.some(name => name === 'report-uri' || name === 'report-to');
  return directives.every(name => name === '') || discarded ? factValues.no : factValues.yes;
}

/** Of a loopback address a browser never holds plain http against it (W3C Secure Contexts, 3.1). */
function isMixedContent(src: string): boolean {
  if (location.protocol !== 'https:' || !src.startsWith('http:')) return false;
  const { hostname } = new URL(src);
  return !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

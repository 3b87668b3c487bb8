import { withoutCredentials } from './text';
import { factValues } from './vocabulary';

const patience = 3_000;

/**
 * Whether anything answers at a frame's address: `opaque`, `rejected` or `aborted`. Undefined when the page's own policy forbade
 * asking, or when the address has a user or password in it, with which no script may ask (Fetch, 5.4): neither says anything about the address.
 */
export async function probe(src: string): Promise<string | undefined> {
  if (withoutCredentials(src) !== src) return undefined;
  const abort = new AbortController();
  const timer = window.setTimeout(() => abort.abort(), patience);
  let forbidden = false;
  const onViolation = (event: SecurityPolicyViolationEvent) => {
    forbidden ||= event.disposition === 'enforce' && event.effectiveDirective === 'connect-src';
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  try {
    await fetch(src, { mode: 'no-cors', credentials: 'omit', signal: abort.signal });
    return factValues.opaque;
  } catch {
    if (abort.signal.aborted) return factValues.aborted;
    await nextTask();
    return forbidden ? undefined : factValues.rejected;
  } finally {
    window.clearTimeout(timer);
    document.removeEventListener('securitypolicyviolation', onViolation);
  }
}

/** The browser reports a violation in a task of its own. A message, not a timer: a page's timers may stand still. */
function nextTask(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

const logged = new Set<string>();

/** One line on the page's console, once per page for each key: a bridge that talks too much is taken out. */
export function warnOnce(key: string, text: string): void {
  if (logged.has(key)) return;
  logged.add(key);
  console.warn(`[koji-bridge] ${text}`);
}

/** Wraps a listener so that nothing it throws reaches the page. */
export function guarded<A extends unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      listener(...args);
    } catch (error) {
      warnOnce('listener', `an observation failed and was left out: ${String(error)}`);
    }
  };
}

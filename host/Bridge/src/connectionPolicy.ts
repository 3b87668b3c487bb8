import { guarded, warnOnce } from './log';

/**
 * The page's own Content-Security-Policy between the bridge and its host. A browser tells a script only that a connection failed;
 * the violation tells that the page forbids it, and then neither the host nor the token is to blame.
 */
export class ConnectionPolicy {
  readonly #sources: readonly string[];
  #forbids = false;
  readonly #onViolation = guarded((event: SecurityPolicyViolationEvent) => this.#look(event));

  constructor(host: string) {
    // A scheme source of http does not stand for ws, nor the other way round.
    const { origin } = new URL(host);
    this.#sources = [origin.replace(/^http/, 'ws'), origin];
  }

  /** Whether the page was seen to forbid the connection. */
  get forbids(): boolean {
    return this.#forbids;
  }

  start(): void {
    document.addEventListener('securitypolicyviolation', this.#onViolation, true);
  }

  stop(): void {
    document.removeEventListener('securitypolicyviolation', this.#onViolation, true);
  }

  #look({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent): void {
    if (disposition !== 'enforce' || effectiveDirective !== 'connect-src') return;
    if (!this.#sources.some(source => blockedURI === source || blockedURI.startsWith(`${source}/`))) return;
    this.#forbids = true;
    warnOnce('policy', `this page's Content-Security-Policy forbids the connection to the host. Allow it there: connect-src ${this.#sources.join(' ')}`);
  }
}

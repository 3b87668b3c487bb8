import { randomIdentifier } from './options';

/** Characters that a session's name may have. */
const longestName = 64;

/** Who this page load is to the host. */
export class Identity {
  readonly run: string;
  #session: string;
  #secret: string | undefined;

  constructor(run: string, session: string) {
    this.run = run;
    this.#session = session;
  }

  get session(): string {
    return this.#session;
  }

  /** Shows the host that the session is ours; known once the host has answered. */
  get secret(): string | undefined {
    return this.#secret;
  }

  /** The host gave this for a session. */
  given(session: string, secret: string | null | undefined): void {
    if (secret && session === this.#session) this.#secret = secret;
  }

  /** The session is another page's, as where a page is loaded again under a fixed name: this load gets a name beside it. */
  renew(): void {
    this.#session = `${this.#session.slice(0, longestName - 9)}-${randomIdentifier().slice(0, 8)}`;
    this.#secret = undefined;
  }
}

import { guarded } from './log';

/** The host page's microphone permission, which a widget in an iframe depends on. */
export class MicrophonePermission {
  #status: PermissionStatus | undefined;
  #last: string | undefined;
  readonly #changed: (from: string, to: string) => void;

  constructor(changed: (from: string, to: string) => void) {
    this.#changed = changed;
  }

  /** `granted`, `denied` or `prompt`; undefined while not yet known, and in browsers that do not tell. */
  get state(): string | undefined {
    return this.#status?.state;
  }

  async start(): Promise<void> {
    try {
      this.#status = await navigator.permissions.query({ name: 'microphone' as PermissionName });
      this.#last = this.#status.state;
      this.#status.onchange = guarded(() => this.#onChange());
    } catch {
      // No Permissions API (insecure page), or one that does not know microphones: there is nothing to tell.
    }
  }

  stop(): void {
    if (this.#status !== undefined) this.#status.onchange = null;
  }

  #onChange(): void {
    const [from, to] = [this.#last, this.state];
    this.#last = to;
    if (from !== undefined && to !== undefined && from !== to) this.#changed(from, to);
  }
}

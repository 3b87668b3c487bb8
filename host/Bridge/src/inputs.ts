import { guarded } from './log';

/** The machine's microphones, as far as browsers tell a page that was not allowed to use one: whether there are any. */
export class AudioInputs {
  #count: number | undefined;
  readonly #onChange = guarded(() => void this.#look());

  /** Undefined while not yet known, and where the browser does not tell. */
  get any(): boolean | undefined {
    return this.#count === undefined ? undefined : this.#count > 0;
  }

  start(): void {
    // Missing in insecure contexts.
    navigator.mediaDevices?.addEventListener('devicechange', this.#onChange);
    void this.#look();
  }

  stop(): void {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#onChange);
  }

  async #look(): Promise<void> {
    try {
      const devices = await navigator.mediaDevices?.enumerateDevices();
      this.#count = devices?.filter(device => device.kind === 'audioinput').length;
    } catch {
      this.#count = undefined;
    }
  }
}

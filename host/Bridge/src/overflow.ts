import { guarded } from './log';

const calm = 1_000;

/** Counts what was left out, and tells it once the flood is over. */
export class Overflow {
  #count = 0;
  #last = 0;
  #timer: number | undefined;
  readonly #tell: (count: number) => boolean;

  /** `tell` says whether it could: the outbox may still be full. */
  constructor(tell: (count: number) => boolean) {
    this.#tell = tell;
  }

  add(): void {
    this.#count++;
    this.#last = performance.now();
    // One timer for the whole flood, not one for each message.
    if (this.#timer === undefined) this.#wait(calm);
  }

  /** Reports now what was left out. */
  flush(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#count === 0) return;
    if (this.#tell(this.#count)) this.#count = 0;
    else this.#wait(calm);
  }

  stop(): void {
    window.clearTimeout(this.#timer);
  }

  #wait(delay: number): void {
    this.#timer = window.setTimeout(guarded(() => {
      const rest = calm - (performance.now() - this.#last);
      if (rest > 0) this.#wait(rest);
      else this.flush();
    }), delay);
  }
}

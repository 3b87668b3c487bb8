const delays = [0, 500, 1_000, 2_000, 5_000] as const;

/** Waits longer after each failure, up to a limit, and can be asked to go on at once. */
export class Backoff {
  #failures = 0;
  #wake: (() => void) | undefined;

  /** Failures in a row. */
  get failures(): number {
    return this.#failures;
  }

  reset(): void {
    this.#failures = 0;
  }

  /** Counts a failure and waits for what it costs. */
  async pause(): Promise<void> {
    const delay = delays[Math.min(this.#failures++, delays.length - 1)];
    await new Promise<void>(resolve => {
      const timer = window.setTimeout(resolve, delay);
      this.#wake = () => {
        window.clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  wake(): void {
    this.#wake?.();
  }
}

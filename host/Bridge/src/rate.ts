const burst = 500;
const perSecond = 100;

/** Lets a burst through and then so many a second. */
export class TokenBucket {
  #tokens = burst;
  #filledAt = performance.now();

  take(): boolean {
    const now = performance.now();
    this.#tokens = Math.min(burst, this.#tokens + Math.max(0, now - this.#filledAt) * perSecond / 1_000);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}

import type { Frame } from './frame';
import { guarded } from './log';

/**
 * Waits for each frame's widget to say anything. Blocked frames fire `load` too, so silence until the deadline is the only sign
 * of a widget that is not there.
 */
export class Handshakes {
  readonly #timers = new Map<Frame, number>();
  readonly #deadline: number;
  readonly #missed: (frame: Frame) => void;

  constructor(deadline: number, missed: (frame: Frame) => void) {
    this.#deadline = deadline;
    this.#missed = missed;
  }

  /** Starts the deadline, anew where it was running. */
  expect(frame: Frame): void {
    this.forget(frame);
    this.#timers.set(frame, window.setTimeout(guarded(() => this.#expire(frame)), this.#deadline));
  }

  complete(frame: Frame): void {
    frame.answered = true;
    this.forget(frame);
  }

  forget(frame: Frame): void {
    window.clearTimeout(this.#timers.get(frame));
    this.#timers.delete(frame);
  }

  stop(): void {
    for (const frame of [...this.#timers.keys()]) this.forget(frame);
  }

  #expire(frame: Frame): void {
    this.#timers.delete(frame);
    if (frame.gone || frame.begun) this.#missed(frame);
    else this.expect(frame);
  }
}

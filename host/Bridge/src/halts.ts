import { guarded } from './log';
import { factValues } from './vocabulary';

export type HaltKind = typeof factValues.frozen | typeof factValues.clockJumped;

/** A time during which nothing in the page ran, by the wall clock. */
export interface Halt {
  readonly kind: HaltKind;
  readonly from: number;
  readonly to: number;
}

const beat = 15_000;

/** Browsers let the timers of a hidden page wait for a minute; what is shorter than this says nothing. */
const shortest = 120_000;

const mostKept = 50;

/**
 * Notices when the page stood still. That it was frozen the browser tells; that the computer slept shows in the wall clock alone: it
 * goes on while no timer fires. `performance.now()` does not help: on Linux it stops in sleep, on Windows it does not.
 */
export class Halts {
  readonly #halted: (halt: Halt) => void;
  readonly #froze: () => void;
  #halts: Halt[] = [];
  #lastBeat = Date.now();
  #frozenAt: number | undefined;
  #timer: number | undefined;
  readonly #onFreeze = guarded(() => this.#freeze());
  readonly #onResume = guarded(() => this.#resume());

  constructor(froze: () => void, halted: (halt: Halt) => void) {
    this.#froze = froze;
    this.#halted = halted;
  }

  start(): void {
    this.#lastBeat = Date.now();
    this.#timer = window.setInterval(guarded(() => this.look()), beat);
    document.addEventListener('freeze', this.#onFreeze);
    document.addEventListener('resume', this.#onResume);
  }

  stop(): void {
    window.clearInterval(this.#timer);
    document.removeEventListener('freeze', this.#onFreeze);
    document.removeEventListener('resume', this.#onResume);
  }

  /** Compares the clock with the last beat: by itself now and then, and before anything is said that depends on it. */
  look(): void {
    const [from, to] = [this.#lastBeat, Date.now()];
    this.#lastBeat = to;
    if (this.#frozenAt === undefined && to - from > shortest) this.#note({ kind: factValues.clockJumped, from, to });
  }

  /** What kept the page standing still for most of the time since then. */
  mostOf(since: number): HaltKind | undefined {
    return ([factValues.frozen, factValues.clockJumped] as const).find(kind => {
      const still = this.#halts
        .filter(halt => halt.kind === kind)
        .reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, since)), 0);
      return still > shortest && still > (Date.now() - since) / 2;
    });
  }

  #freeze(): void {
    this.look();
    this.#frozenAt = Date.now();
    this.#froze();
  }

  #resume(): void {
    const from = this.#frozenAt;
    if (from === undefined) return;
    this.#frozenAt = undefined;
    this.#lastBeat = Date.now();
    this.#note({ kind: factValues.frozen, from, to: this.#lastBeat });
  }

  #note(halt: Halt): void {
    this.#halts = [...this.#halts, halt].slice(-mostKept);
    this.#halted(halt);
  }
}

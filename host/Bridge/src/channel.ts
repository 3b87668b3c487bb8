import type { Deliver } from './options';
import type { EventBatch, IngestReceipt } from './wire';

export type State = 'connecting' | 'connected' | 'disconnected' | 'refused';

/** A way to the host. */
export interface Channel {
  readonly state: State;
  /** Whether a batch has a chance now. */
  readonly open: boolean;
  append(batch: EventBatch): Promise<IngestReceipt>;
  /** The page is another session from now on. */
  renamed(): void;
  /** The host answered. */
  proved(): void;
  /** Tries at once to come back. */
  hurry(): void;
  /** Comes up, and back after every loss, until it is stopped. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** A way that somebody else keeps open. */
export class Delivery implements Channel {
  readonly #deliver: Deliver;
  readonly #changed: (state: State) => void;
  #state: State = 'connecting';

  constructor(deliver: Deliver, changed: (state: State) => void) {
    this.#deliver = deliver;
    this.#changed = changed;
  }

  get state(): State {
    return this.#state;
  }

  get open(): boolean {
    return this.#state === 'connected';
  }

  append(batch: EventBatch): Promise<IngestReceipt> {
    return this.#deliver(batch);
  }

  renamed(): void {}

  proved(): void {}

  hurry(): void {}

  run(): Promise<void> {
    return this.#become('connected');
  }

  stop(): Promise<void> {
    return this.#become('disconnected');
  }

  #become(state: State): Promise<void> {
    this.#state = state;
    this.#changed(state);
    return Promise.resolve();
  }
}

import { Overflow } from './overflow';
import type { Outbox } from './outbox';
import { TokenBucket } from './rate';
import { clip } from './text';
import { codes, limits } from './vocabulary';
import { ownObservation, type Draft, type EmittedEvent, type Evidence, type FrameInfo, type RawPayload } from './wire';

/** What an own observation may say beside its code. */
export interface Observation {
  readonly source?: 'bridge' | 'browser';
  readonly message?: string;
  readonly frame?: FrameInfo | undefined;
  readonly raw?: RawPayload;
  readonly evidence?: readonly Evidence[];
}

/** Writes events down, within the bounds of the wire and of what a page may cost. */
export class Journal {
  readonly #outbox: Outbox;
  readonly #written: (event: EmittedEvent) => void;
  readonly #overflow = new Overflow(count => this.observe(codes.bridgeOverflow, { message: `${count} messages were left out.` }));
  // Apart, so that a frame that floods the page cannot drown what the widget says.
  readonly #buckets = { trusted: new TokenBucket(), untrusted: new TokenBucket(), browser: new TokenBucket() };

  constructor(outbox: Outbox, written: (event: EmittedEvent) => void) {
    this.#outbox = outbox;
    this.#written = written;
  }

  /** An own observation. False when the outbox is full. */
  observe(code: Draft['code'], { source = 'bridge', ...more }: Observation = {}): boolean {
    return this.#write({ source, code, trust: ownObservation, ...more });
  }

  /** Something that others can cause, as often as they like. The draft is only asked for when there is room for it. */
  record(kind: 'trusted' | 'untrusted' | 'browser', draft: () => Draft): void {
    if (!this.#buckets[kind].take() || !this.#write(draft())) this.#overflow.add();
  }

  /** Reports what was left out, which otherwise waits until the flood is over. */
  flush(): void {
    this.#overflow.flush();
  }

  stop(): void {
    this.#overflow.stop();
  }

  #write(draft: Draft): boolean {
    const message = draft.message === undefined ? undefined : clip(draft.message, limits.textCharacters);
    const origin = draft.origin === undefined ? undefined : clip(draft.origin, limits.textCharacters);
    const event = this.#outbox.add({ ...draft, message, origin });
    if (event === undefined) return false;
    this.#written(event);
    return true;
  }
}

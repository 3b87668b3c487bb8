import { Backoff } from './backoff';
import type { Channel } from './channel';
import { warnOnce } from './log';
import type { Identity } from './identity';
import type { Outbox } from './outbox';
import type { IngestReceipt } from './wire';

const triesPerBatch = 5;

/** A random name can be taken only by a page that has heard it, so few attempts are enough. */
const mostRenamings = 3;

/** Empties the outbox through the connection, one batch in flight at a time. */
export class Sender {
  stored = 0;
  refused = 0;
  #renamings = 0;
  #running: Promise<void> | undefined;
  readonly #identity: Identity;
  readonly #outbox: Outbox;
  readonly #connection: Channel;
  readonly #progressed: () => void;
  readonly #backoff = new Backoff();

  constructor(identity: Identity, outbox: Outbox, connection: Channel, progressed: () => void) {
    this.#identity = identity;
    this.#outbox = outbox;
    this.#connection = connection;
    this.#progressed = progressed;
  }

  /** Sends what there is; done when the outbox is empty or the connection lost. */
  flush(): Promise<void> {
    this.#running ??= this.#send().finally(() => {
      this.#running = undefined;
      // Something may have been emitted since the loop found nothing more.
      if (this.#connection.open && this.#outbox.size > 0) void this.flush();
    });
    return this.#running;
  }

  /** The same without waiting for the next try to be due. */
  hurry(): Promise<void> {
    this.#backoff.wake();
    return this.flush();
  }

  async #send(): Promise<void> {
    // What is emitted in the same task belongs into the same batch.
    await Promise.resolve();
    while (this.#connection.open) {
      const events = this.#outbox.batch();
      if (events.length === 0) return;
      try {
        const { run, session, secret } = this.#identity;
        const receipt = await this.#connection.append({ run, session, secret, events });
        this.#identity.given(session, receipt.secret);
        if (this.#isTaken(receipt)) this.#rename();
        else this.#settle(receipt);
      } catch (error) {
        // A lost line keeps the batch: the host knows what it has had, so it is sent again.
        if (!this.#connection.open) return;
        await this.#retryOrDrop(error);
      }
    }
  }

  #isTaken(receipt: IngestReceipt): boolean {
    return this.#renamings < mostRenamings && receipt.refusals.some(({ reason }) => reason === 'session-taken');
  }

  // The batch stays, and is sent again under the new name.
  #rename(): void {
    this.#renamings++;
    this.#identity.renew();
    this.#connection.renamed();
  }

  #settle(receipt: IngestReceipt): void {
    this.#outbox.settle();
    this.#backoff.reset();
    this.#connection.proved();
    this.stored += receipt.stored + receipt.duplicates;
    this.refused += receipt.refusals.length;
    for (const { reason, detail } of receipt.refusals) warnOnce(`refusal ${reason}`, `the host refused an event: ${reason}, ${detail}`);
    this.#progressed();
  }

  async #retryOrDrop(error: unknown): Promise<void> {
    if (this.#backoff.failures + 1 < triesPerBatch) return this.#backoff.pause();
    warnOnce('dropped', `the host failed ${triesPerBatch} times to take some events, which are lost: ${String(error)}`);
    this.#backoff.reset();
    this.#outbox.settle();
    this.#progressed();
  }
}

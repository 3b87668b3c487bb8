import { append, part, seal } from './captured';
import { bytesOf } from './text';
import { limits } from './vocabulary';
import type { Draft, EmittedEvent } from './wire';

const capacity = 5_000;

/** Half of what the host takes: escaping in the transport's own frame must not carry a batch over. */
const bytesPerBatch = limits.batchBytes / 2;

/** Events that the host has not acknowledged, in order. An event gets its number only with its place: there are no holes. */
export class Outbox {
  #waiting: EmittedEvent[] = [];
  #inFlight: readonly EmittedEvent[] = [];
  #sequence = 0;
  #whenEmpty: (() => void)[] = [];

  get size(): number {
    return this.#inFlight.length + this.#waiting.length;
  }

  /** Everything not acknowledged, oldest first. */
  get all(): readonly EmittedEvent[] {
    return [...this.#inFlight, ...this.#waiting];
  }

  /** Takes an event and gives it its number and time; undefined when it is full. */
  add(draft: Draft): EmittedEvent | undefined {
    if (this.size >= capacity) return undefined;
    const event: EmittedEvent = { ...draft, sequence: ++this.#sequence, occurredAt: new Date().toISOString() };
    append(this.#waiting, event);
    return event;
  }

  /** The batch to send: the same one until it is settled, empty when there is nothing. */
  batch(): readonly EmittedEvent[] {
    if (this.#inFlight.length === 0) {
      const count = fitting(this.#waiting, bytesPerBatch);
      this.#inFlight = part(this.#waiting, 0, count);
      this.#waiting = part(this.#waiting, count, this.#waiting.length);
    }
    return this.#inFlight;
  }

  /** The batch is done with, whatever became of its events. */
  settle(): void {
    this.#inFlight = [];
    if (this.size > 0) return;
    for (const resolve of this.#whenEmpty.splice(0)) resolve();
  }

  whenEmpty(): Promise<void> {
    return this.size === 0 ? Promise.resolve() : new Promise(resolve => this.#whenEmpty.push(resolve));
  }
}

/** How many of the first events make one batch of at most so many bytes; at least one. */
export function fitting(events: readonly EmittedEvent[], mostBytes: number): number {
  let bytes = 0;
  let count = 0;
  for (let index = 0; index < events.length && index < limits.eventsPerBatch; index++) {
    bytes += bytesOf(seal(events[index])) + 1;
    if (bytes > mostBytes && count > 0) break;
    count++;
  }
  return count;
}

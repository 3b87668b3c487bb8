import type { Frames } from './frames';
import type { ReplayOutcome } from './vocabulary';
import type { EventReference, ReplayOrder } from './wire';

/** Messages of the log that the host's owner has said once more. A page cannot make one: it is known by its very object. */
export class Replays {
  readonly #made = new WeakMap<Event, EventReference>();
  readonly #frames: Frames;

  constructor(frames: Frames) {
    this.#frames = frames;
  }

  /** What a message repeats; undefined when it is said for the first time. */
  of(event: Event): EventReference | undefined {
    return this.#made.get(event);
  }

  /** Lets the page's listeners hear it as if the widget had said it. Whatever they throw stays theirs. */
  dispatch({ replays, text, frame }: ReplayOrder): ReplayOutcome {
    const speaker = this.#frames.widget(frame);
    if (speaker === undefined) return 'no-widget';
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      return 'unreadable';
    }
    const event = new MessageEvent('message', {
      data, origin: speaker.origin ?? '', source: speaker.current,
    });
    this.#made.set(event, replays);
    window.dispatchEvent(event);
    return 'dispatched';
  }
}

import { dataOf, originOfMessage, sourceOf } from './captured';
import { speaksOfKoji } from './claims';
import type { Journal } from './journal';
import { guarded } from './log';
import { describeRaw, type RawText } from './raw';
import { TokenBucket } from './rate';
import { shapeOf } from './shape';
import { codes, type EventSource } from './vocabulary';

/** Messages of one sender and of one shape. */
interface Kind {
  readonly source: EventSource;
  readonly origin: string;
  readonly shape: string;
  readonly sample: RawText;
  count: number;
  /** Of all that were reported before. */
  total: number;
  last: number;
  /** When it is reported even if it does not fall silent. */
  due: number;
  wait: number;
}

const calm = 1_000;
const firstWait = 10_000;
const longestWait = 600_000;
const mostKinds = 50;
const many = 'of many more kinds';
const unread = 'so many at once that they were not read';

/**
 * Counts the messages that are neither a widget's nor speak of Koji: development tools, media players. A kind is one event, once it
 * falls silent; one that never does is reported ever more rarely.
 */
export class Noise {
  readonly #journal: Journal;
  readonly #reading = new TokenBucket();
  readonly #kinds = new Map<string, Kind>();
  #timer: number | undefined;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Counts a message, unless it speaks of Koji: that is an event of its own. */
  takes(event: MessageEvent): boolean {
    // The cost of each message must stay small for the page, also in a flood.
    const read = this.#reading.take();
    if (read && speaksOfKoji(dataOf(event))) return false;
    this.#count(this.#kindOf(event, read));
    return true;
  }

  /** Reports everything that was counted. */
  flush(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const kind of this.#kinds.values()) this.#tell(kind);
  }

  #count(kind: Kind): void {
    const now = performance.now();
    if (kind.count === 0) kind.due = now + kind.wait;
    kind.count++;
    kind.last = now;
    this.#timer ??= window.setTimeout(guarded(() => this.#look()), calm);
  }

  #kindOf(event: MessageEvent, read: boolean): Kind {
    const source = senderOf(event);
    const shape = read ? shapeOf(dataOf(event)) : unread;
    return this.#kinds.get(`${source} ${originOfMessage(event)} ${shape}`)
      ?? (this.#kinds.size < mostKinds ? this.#newKind(event, source, shape) : this.#kinds.get(many) ?? this.#newKind(event, source, many));
  }

  #newKind(event: MessageEvent, source: EventSource, shape: string): Kind {
    const { origin, data } = event;
    const kind = { source, origin, shape, sample: describeRaw(data), count: 0, total: 0, last: 0, due: 0, wait: firstWait };
    this.#kinds.set(shape === many ? many : `${source} ${origin} ${shape}`, kind);
    return kind;
  }

  #look(): void {
    this.#timer = undefined;
    const now = performance.now();
    for (const kind of this.#kinds.values()) {
      if (now - kind.last >= calm || now >= kind.due) this.#tell(kind);
    }
    if ([...this.#kinds.values()].some(kind => kind.count > 0)) this.#timer = window.setTimeout(guarded(() => this.#look()), calm);
  }

  #tell(kind: Kind): void {
    const { source, origin, shape, sample, count } = kind;
    if (count === 0) return;
    kind.total += count;
    kind.count = 0;
    kind.wait = Math.min(kind.wait * 2, longestWait);
    const before = kind.total > count ? `, ${kind.total} since the page opened` : '';
    this.#journal.record('untrusted', () => ({
      source, code: codes.messageOther, origin, raw: sample, trust: { level: 'untrusted', reason: 'window-is-not-the-widget' },
      message: `${count} ${count === 1 ? 'message' : 'messages'} ${senders[source] ?? ''}, not about Koji: ${shape}${before}.`,
    }));
  }
}

const senders: Partial<Record<EventSource, string>> = {
  page: 'of the page itself, or of an extension that speaks in its name',
  frame: 'of another frame or window',
  extension: 'of an extension',
};

/** Who sent what no widget sent. An extension's script in the page cannot be distinguished from the page's own. */
export function senderOf(event: MessageEvent): EventSource {
  if (/^[a-z-]*extension:/.test(originOfMessage(event))) return 'extension';
  return !event.isTrusted || sourceOf(event) === window ? 'page' : 'frame';
}

import { originOfMessage } from './captured';
import type { Frame } from './frame';
import { guarded } from './log';

/** What became of one message of the widget's: whether anybody but the bridge read its origin, or what it says. */
interface Reading {
  readonly frame: Frame;
  origin: boolean;
  data: boolean;
}

export interface ListenerFindings {
  /** A listener that waits for the widget's word that it is ready came so many milliseconds after it, and nobody else had read it. */
  late(frame: Frame, after: number): void;
  /** A listener of the page read where a message of the widget's came from, and nobody read the message. */
  refused(frame: Frame, origin: string): void;
}

/** How long a listener that begins by something else may take to read a message. */
const patience = 1_000;

/**
 * What the page's own listeners make of what the widget says to its window. It says nothing where it cannot know: of listeners whose text does
 * not name Koji, and of messages that anybody at all has read.
 */
export class PageListeners {
  readonly #findings: ListenerFindings;
  readonly #readings = new WeakMap<MessageEvent, Reading>();
  /** The ready messages that nobody has read so far, and when they came. */
  readonly #unread = new Map<Frame, { readonly reading: Reading; readonly at: number }>();
  /** Those of whose messages somebody has read one: their origin is nothing that the page waits for in vain. */
  readonly #read = new WeakSet<Frame>();
  readonly #refused = new WeakSet<Frame>();
  /** The page's listeners that speak of Koji and are there now. */
  readonly #ofKoji = new Set<unknown>();
  readonly #undo: (() => void)[] = [];
  #waiting = 0;

  constructor(findings: ListenerFindings) {
    this.#findings = findings;
  }

  start(): void {
    const added = guarded((listener: unknown, options: unknown) => this.#added(listener, options));
    const removed = guarded((listener: unknown) => void this.#ofKoji.delete(listener));
    // The prototype's method is looked up at each call: others may replace it, too.
    this.#replace(window, 'addEventListener', {
      writable: true,
      value(this: unknown, type: string, listener: unknown, ...more: unknown[]) {
        if (type === 'message') added(listener, more[0]);
        return Reflect.apply(EventTarget.prototype.addEventListener, this ?? window, [type, listener, ...more]);
      },
    });
    this.#replace(window, 'removeEventListener', {
      writable: true,
      value(this: unknown, type: string, listener: unknown, ...more: unknown[]) {
        if (type === 'message') removed(listener);
        return Reflect.apply(EventTarget.prototype.removeEventListener, this ?? window, [type, listener, ...more]);
      },
    });
    const handler = Object.getOwnPropertyDescriptor(window, 'onmessage');
    if (handler?.set !== undefined) {
      const { set } = handler;
      let before: unknown;
      this.#replace(window, 'onmessage', {
        ...handler,
        set(this: unknown, listener: unknown) {
          removed(before);
          before = listener;
          added(listener, undefined);
          Reflect.apply(set, this ?? window, [listener]);
        },
      });
    }
    this.#watch('origin');
    this.#watch('data');
  }

  stop(): void {
    for (const undo of this.#undo.splice(0)) undo();
    clearTimeout(this.#waiting);
    this.#ofKoji.clear();
    this.#unread.clear();
  }

  /** The widget said something to the page's own window, and the page's listeners are yet to be given it. */
  hear(event: MessageEvent, frame: Frame, isReady: boolean): void {
    if (event.currentTarget !== window || this.#undo.length === 0) return;
    const reading = { frame, origin: false, data: false };
    this.#readings.set(event, reading);
    if (isReady) this.#unread.set(frame, { reading, at: Date.now() });
    if (this.#ofKoji.size === 0 || this.#read.has(frame) || this.#waiting !== 0 || this.#refused.has(frame)) return;
    const origin = originOfMessage(event);
    this.#waiting = window.setTimeout(guarded(() => {
      this.#waiting = 0;
      if (!reading.origin || this.#read.has(frame) || this.#ofKoji.size === 0 || frame.gone) return;
      this.#refused.add(frame);
      this.#findings.refused(frame, origin);
    }), patience);
  }

  #added(listener: unknown, options: unknown): void {
    const text = textOf(listener);
    if (!/koji/i.test(text)) return;
    // Whether a listener that removes itself is still there is not known.
    const { once, signal } = (typeof options === 'object' ? options ?? {} : {}) as AddEventListenerOptions;
    if (once !== true && signal === undefined) this.#ofKoji.add(listener);
    if (!/ready/i.test(text)) return;
    for (const [frame, { reading, at }] of this.#unread) {
      this.#unread.delete(frame);
      if (!reading.data && !frame.gone) this.#findings.late(frame, Date.now() - at);
    }
  }

  #watch(name: 'origin' | 'data'): void {
    const property = Object.getOwnPropertyDescriptor(MessageEvent.prototype, name);
    if (property?.get === undefined) return;
    const { get } = property;
    const [readings, read] = [this.#readings, this.#read];
    this.#replace(MessageEvent.prototype, name, {
      ...property,
      get(this: MessageEvent) {
        const reading = readings.get(this);
        if (reading !== undefined) reading[name] = true;
        if (reading !== undefined && name === 'data') read.add(reading.frame);
        return Reflect.apply(get, this, []) as unknown;
      },
    });
  }

  /** Puts something in the place of a property until `stop`, unless the page has sealed it or has put something there itself meanwhile. */
  #replace(target: object, name: string, property: PropertyDescriptor): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    if (!Reflect.defineProperty(target, name, { configurable: true, enumerable: before?.enumerable ?? false, ...property })) return;
    this.#undo.push(() => {
      const now = Object.getOwnPropertyDescriptor(target, name);
      if (now?.value !== property.value || now?.get !== property.get || now?.set !== property.set) return;
      if (before === undefined) Reflect.deleteProperty(target, name);
      else Reflect.defineProperty(target, name, before);
    });
  }
}

/** The source text of a listener; empty of what is not one. */
function textOf(listener: unknown): string {
  const method = typeof listener === 'function' ? listener : (listener as Partial<EventListenerObject> | null)?.handleEvent;
  return typeof method === 'function' ? Function.prototype.toString.call(method) : '';
}

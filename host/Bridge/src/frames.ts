import { Frame } from './frame';
import { guarded } from './log';
import { originOf } from './text';

export interface FrameListener {
  found(frame: Frame): void;
  loaded(frame: Frame): void;
  /** It went to another address; `how` says what showed it. */
  navigated(frame: Frame, how: string): void;
  removed(frame: Frame): void;
}

/** The widget iframes of the page, those there now and those to come. */
export class Frames {
  readonly #tracked = new Map<HTMLIFrameElement, Frame>();
  readonly #origins: ReadonlySet<string>;
  readonly #listener: FrameListener;
  readonly #observer = new MutationObserver(guarded((records: MutationRecord[]) => this.#look(records)));
  /** Those that the present records have been told of. */
  readonly #told = new Set<HTMLIFrameElement>();
  #next = 0;

  constructor(origins: readonly string[], listener: FrameListener) {
    this.#origins = new Set(origins);
    this.#listener = listener;
  }

  start(): void {
    this.#observer.observe(document, {
      subtree: true, childList: true, attributes: true, attributeFilter: ['src', 'allow', 'sandbox'],
    });
    this.#meetIn(document, true);
  }

  stop(): void {
    this.#observer.disconnect();
    for (const element of this.#tracked.keys()) element.removeEventListener('load', this.#onLoad);
    this.#tracked.clear();
  }

  /** Those that are in the page now. */
  get all(): Iterable<Frame> {
    return this.#tracked.values();
  }

  isWidgetOrigin(origin: string): boolean {
    return this.#origins.has(origin);
  }

  /** Whether the page holds any iframe whose src is a widget's. */
  get anyInPlace(): boolean {
    return this.#find(frame => this.isWidget(frame)) !== undefined;
  }

  /** Whether an iframe's src is a widget's, as it stands now. */
  isWidget(frame: Frame): boolean {
    return !frame.gone && frame.origin !== undefined && this.isWidgetOrigin(frame.origin);
  }

  /** The widget iframe with this number or, where that is none any more, the first that is one. */
  widget(index: number | undefined): Frame | undefined {
    return this.#find(frame => frame.index === index && this.isWidget(frame)) ?? this.#find(frame => this.isWidget(frame));
  }

  /** The frame with this window. A removed iframe's window is null, and so is the source of many a message. */
  ofWindow(source: MessageEventSource | null): Frame | undefined {
    return source === null ? undefined : this.#find(frame => frame.element.contentWindow === source);
  }

  /** The first frame whose src is of this origin. */
  ofOrigin(origin: string | undefined): Frame | undefined {
    return origin === undefined ? undefined : this.#find(frame => frame.origin === origin);
  }

  #find(matches: (frame: Frame) => boolean): Frame | undefined {
    for (const frame of this.#tracked.values()) {
      if (matches(frame)) return frame;
    }
    return undefined;
  }

  #look(records: readonly MutationRecord[]): void {
    this.#dropRemoved();
    this.#told.clear();
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'attributes' && target instanceof HTMLIFrameElement) {
        this.#meet(target);
        if (attributeName === 'src') this.#setAnew(target);
      }
      for (const node of addedNodes) {
        if (node instanceof HTMLIFrameElement) this.#meet(node);
        else if (node instanceof Element) this.#meetIn(node);
      }
    }
  }

  #meetIn(root: ParentNode, there = false): void {
    for (const element of root.querySelectorAll('iframe')) this.#meet(element, there);
  }

  /** `there` says that it may have stood in the page before anybody looked. */
  #meet(element: HTMLIFrameElement, there = false): void {
    const known = this.#tracked.get(element);
    if (known !== undefined) return this.#compare(known);
    const origin = originOf(element.src);
    if (!element.isConnected || origin === undefined || !this.isWidgetOrigin(origin)) return;
    const frame = new Frame(element, this.#next++);
    frame.late = there && frame.left;
    this.#tracked.set(element, frame);
    this.#told.add(element);
    element.addEventListener('load', this.#onLoad);
    this.#listener.found(frame);
  }

  #compare(frame: Frame): void {
    if (frame.element.src === frame.src) return;
    this.#renew(frame, 'its src changed');
  }

  /** A src that is set to what it was loads anew, unless it only leads to a fragment or waits, lazily, to come into sight. */
  #setAnew(element: HTMLIFrameElement): void {
    const frame = this.#tracked.get(element);
    if (frame === undefined || this.#told.has(element) || frame.src.includes('#') || element.loading === 'lazy') return;
    this.#renew(frame, 'its src was set anew');
  }

  #renew(frame: Frame, how: string): void {
    frame.renew();
    this.#told.add(frame.element);
    this.#listener.navigated(frame, how);
  }

  #dropRemoved(): void {
    for (const [element, frame] of this.#tracked) {
      // Moved within one task, it is in the page as before, and has begun anew all the same.
      if (element.isConnected && element.contentWindow === frame.window) continue;
      this.#tracked.delete(element);
      element.removeEventListener('load', this.#onLoad);
      frame.gone = true;
      this.#listener.removed(frame);
    }
  }

  readonly #onLoad = guarded((event: Event) => {
    const frame = this.#tracked.get(event.currentTarget as HTMLIFrameElement);
    if (frame === undefined) return;
    if (frame.loaded) return this.#listener.navigated(frame, 'it loaded once more');
    frame.loaded = true;
    this.#listener.loaded(frame);
  });
}

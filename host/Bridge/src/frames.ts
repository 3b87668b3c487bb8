import { windowIn } from './captured';
import { Frame, type Sighting } from './frame';
import { guarded } from './log';
import { Places, isInPage } from './places';
import { originOf } from './text';
import type { FramePlace } from './vocabulary';
import { isOfThisPage } from './windows';

export interface FrameListener {
  found(frame: Frame): void;
  loaded(frame: Frame): void;
  /** It went to another address; `how` says what showed it. */
  navigated(frame: Frame, how: string): void;
  removed(frame: Frame): void;
  /** Messages of a window of the page's own can be heard, or no longer. */
  opened(view: Window): void;
  closed(view: Window): void;
}

/** The widget's frames in the page, those there now and those to come, wherever in it they stand and however they got there. */
export class Frames {
  /** Every iframe, a widget's or not. */
  readonly #seen = new Map<HTMLIFrameElement, Sighting>();
  readonly #tracked = new Map<HTMLIFrameElement | Window, Frame>();
  readonly #origins: ReadonlySet<string>;
  readonly #listener: FrameListener;
  readonly #places: Places;
  /** Those that the present records include. */
  readonly #recorded = new Set<HTMLIFrameElement>();
  #next = 0;

  constructor(origins: readonly string[], listener: FrameListener) {
    this.#origins = new Set(origins);
    this.#listener = listener;
    this.#places = new Places({
      before: () => this.#before(),
      met: (element, place, there) => this.#met(element, place, there),
      inserted: (element, place, allow) => this.#inserted(element, place, allow),
      changed: (element, attribute, allow) => this.#changed(element, attribute, allow),
      opened: view => listener.opened(view),
      closed: view => listener.closed(view),
    });
  }

  start(): void {
    this.#places.start();
  }

  stop(): void {
    this.#places.stop();
    for (const { element } of this.#tracked.values()) element?.removeEventListener('load', this.#onLoad);
    this.#tracked.clear();
    this.#seen.clear();
  }

  /** The widgets' that are in the page now. */
  get all(): Iterable<Frame> {
    return this.#tracked.values();
  }

  /** Every iframe that can be seen in the page. */
  get elements(): Iterable<HTMLIFrameElement> {
    return this.#seen.keys();
  }

  isWidgetOrigin(origin: string): boolean {
    return this.#origins.has(origin);
  }

  /** Whether the page holds any frame that is a widget's. */
  get anyInPlace(): boolean {
    return this.#find(frame => this.isWidget(frame)) !== undefined;
  }

  /** Whether a frame is a widget's, as it stands now. */
  isWidget(frame: Frame): boolean {
    return !frame.gone && frame.origin !== undefined && this.isWidgetOrigin(frame.origin);
  }

  /** The widget frame with this number or, where that is no longer one, the first that is one. */
  widget(index: number | undefined): Frame | undefined {
    return this.#find(frame => frame.index === index && this.isWidget(frame)) ?? this.#find(frame => this.isWidget(frame));
  }

  /** The frame with this window. A removed iframe's window is null, and so is the source of many a message. */
  ofWindow(source: MessageEventSource | null): Frame | undefined {
    return source === null ? undefined : this.#find(frame => frame.current === source);
  }

  /** The frame of this page with this window, which is known by what it says alone: it has no src of a widget's, or stands where nobody can look. */
  speaking(source: MessageEventSource | null, origin: string): Frame | undefined {
    if (!this.isWidgetOrigin(origin) || !isOfThisPage(source)) return undefined;
    const view = source as Window;
    const [element, sighting] = [...this.#seen].find(([seen]) => windowIn(seen) === view) ?? [];
    const frame = new Frame(element ?? view, this.#next++, sighting);
    frame.spokeFrom = origin;
    // What it said before, and what became of its attributes, may have been missed.
    frame.late = sighting?.there !== false;
    this.#track(element ?? view, frame);
    return frame;
  }

  /** Whether another widget that has spoken has the same address, parameters left out. */
  hasTwin(frame: Frame): boolean {
    const [address] = frame.src.split(/[?#]/);
    return address !== '' && this.#find(other => other !== frame && other.answered && !other.gone && other.src.split(/[?#]/)[0] === address) !== undefined;
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

  #before(): void {
    this.#recorded.clear();
    for (const [key, frame] of this.#tracked) {
      if (frame.inPlace) continue;
      this.#tracked.delete(key);
      frame.element?.removeEventListener('load', this.#onLoad);
      frame.gone = true;
      this.#listener.removed(frame);
    }
    for (const element of this.#seen.keys()) if (!isInPage(element)) this.#seen.delete(element);
  }

  #inserted(element: HTMLIFrameElement, place: FramePlace, allow: string | null): void {
    // Moved without being taken out (moveBefore), it goes on with the window that it has.
    if (this.#seen.get(element)?.window !== windowIn(element)) this.#seen.set(element, { place, there: false, allow, window: windowIn(element) });
  }

  #met(element: HTMLIFrameElement, place: FramePlace, there: boolean): void {
    // An iframe that is being removed has lost its window while it is still in the page: the end of its loading may end that of the page.
    if (!isInPage(element) || windowIn(element) === null) return;
    if (!this.#seen.has(element)) this.#seen.set(element, { place, there, allow: element.getAttribute('allow'), window: windowIn(element) });
    const known = this.#tracked.get(element);
    if (known !== undefined) return this.#compare(known);
    const origin = originOf(element.src);
    if (origin === undefined || !this.isWidgetOrigin(origin)) return;
    const sighting = this.#seen.get(element);
    const frame = new Frame(element, this.#next++, sighting);
    frame.late = sighting?.there === true && frame.left;
    this.#track(element, frame);
  }

  #track(key: HTMLIFrameElement | Window, frame: Frame): void {
    this.#tracked.set(key, frame);
    if (frame.element !== undefined) this.#recorded.add(frame.element);
    frame.element?.addEventListener('load', this.#onLoad);
    this.#listener.found(frame);
  }

  #changed(element: HTMLIFrameElement, attribute: string, allow: string | null): void {
    const sighting = this.#seen.get(element);
    if (sighting === undefined) return;
    // What allow says counts from when the frame begins to load.
    if (attribute === 'src') Object.assign(sighting, { allow, there: false });
    this.#met(element, sighting.place, sighting.there);
    if (attribute === 'src') this.#setAnew(element);
  }

  #compare(frame: Frame): void {
    if (frame.element?.src !== frame.src) this.#renew(frame, 'its src changed');
  }

  /** A src that is set to what it was loads anew, unless it only leads to a fragment or waits, lazily, to come into sight. */
  #setAnew(element: HTMLIFrameElement): void {
    const frame = this.#tracked.get(element);
    if (frame === undefined || this.#recorded.has(element) || frame.src.includes('#') || element.loading === 'lazy') return;
    this.#renew(frame, 'its src was set anew');
  }

  #renew(frame: Frame, how: string): void {
    frame.renew();
    if (frame.element !== undefined) this.#recorded.add(frame.element);
    this.#listener.navigated(frame, how);
  }

  readonly #onLoad = guarded((event: Event) => {
    const frame = this.#tracked.get(event.currentTarget as HTMLIFrameElement);
    if (frame === undefined) return;
    if (frame.loaded) return this.#listener.navigated(frame, 'it loaded once more');
    frame.loaded = true;
    this.#listener.loaded(frame);
  });
}

import { windowIn } from './captured';
import { isInPage } from './places';
import { clip, originOf, withoutCredentials } from './text';
import type { FrameInfo } from './wire';
import { codes, limits, type EventCode, type FramePlace } from './vocabulary';

/** An iframe of the page, a widget's or not, as it was first seen. */
export interface Sighting {
  readonly place: FramePlace;
  /** Whether it may have stood there before anybody looked. */
  there: boolean;
  /** Its allow when it began to load. */
  allow: string | null;
  readonly window: Window | null;
}

/** A frame of the page with a widget in it, and how far it has come. */
export class Frame {
  /** Its resolved src, as the frame was last asked to load it; empty where it has none. */
  src: string;

  /** Where its widget spoke from, when no src says that it is one. */
  spokeFrom: string | undefined;

  /** Whether `load` fired since its src was set. Most blocked pages fire it as well. */
  loaded = false;

  /** Whether the widget behind this src has said anything. */
  answered = false;

  /**
   * Whether the bridge came when this src had already begun to load: what was said or done by then nobody saw, so its silence means nothing.
   */
  late = false;

  /** When the widget was last heard of, by the wall clock. */
  heardAt = Date.now();

  /** Whether it was taken out of the page. */
  gone = false;

  /** What the widget said last. */
  said: EventCode | undefined;

  /** Whether an interview has begun and not come to its end. */
  interviewing = false;

  /** Whether its src changed while an interview was going on. */
  interrupted = false;

  /** Whether the widget said that it has the microphone. */
  microphoneUsed = false;

  /** Whether the page lost the permission for the microphone after the widget had it. */
  microphoneLost = false;

  /** The last origin other than that of its src from which its window posted. */
  strayOrigin: string | undefined;

  /** What the browser was seen to refuse this src by. */
  refusedBy: string | undefined;

  /** Its attributes as they stood before its src changed last. */
  former: FrameInfo | undefined;

  /** Undefined where nobody can look: in a closed shadow root that was there before the bridge, or behind another element. */
  readonly element: HTMLIFrameElement | undefined;

  /** Its window as it was put there: an iframe that is taken out and put in again gets another. */
  readonly window: Window | null;

  constructor(at: HTMLIFrameElement | Window, readonly index: number, readonly sighting: Sighting | undefined) {
    this.element = isWindow(at) ? undefined : at;
    this.window = isWindow(at) ? at : windowIn(at);
    this.src = this.element?.src ?? '';
  }

  /** Takes over what the src attribute says now. */
  renew(): void {
    this.former = this.info;
    this.src = this.element?.src ?? '';
    this.spokeFrom = undefined;
    this.loaded = false;
    this.late = false;
    this.refusedBy = undefined;
    this.answered = false;
    this.heardAt = Date.now();
    this.said = undefined;
    this.interrupted = this.interviewing;
    this.interviewing = false;
    this.microphoneUsed = false;
    this.microphoneLost = false;
    this.strayOrigin = undefined;
  }

  /** Takes over what the widget said. */
  hear(code: EventCode): void {
    this.said = code;
    if (code === codes.interviewStarted) this.interviewing = true;
    if (code === codes.interviewCompleted) this.interviewing = false;
    // A widget that fails lets go of the microphone first: that is part of its end, no sign that the session lived until then.
    if (code !== codes.microphoneStopped) this.heardAt = Date.now();
  }

  /** The origin of its src, unless its widget spoke from where no src leads. */
  get origin(): string | undefined {
    return this.spokeFrom ?? originOf(this.src);
  }

  /** Its window now; null when it has none. */
  get current(): Window | null {
    return this.element === undefined ? this.window : windowIn(this.element);
  }

  /** Whether it is where it was put. Moved within one task it is in the page as before, and has begun anew all the same. */
  get inPlace(): boolean {
    if (this.element === undefined) return this.window?.closed === false;
    return isInPage(this.element) && windowIn(this.element) === this.window;
  }

  /** A lazy iframe that is out of sight keeps its empty first document. */
  get begun(): boolean {
    return this.element?.loading !== 'lazy' || this.left;
  }

  /** Whether it has left its empty first document, which the page may look into unless a sandbox forbids it. */
  get left(): boolean {
    try {
      const address = this.current?.location.href;
      return address !== undefined && address !== 'about:blank';
    } catch {
      return true;
    }
  }

  /** Its attributes as they stand now. */
  get info(): FrameInfo {
    const allow = this.element?.getAttribute('allow') ?? null;
    const sandbox = this.element?.getAttribute('sandbox') ?? null;
    const place = this.sighting?.place ?? 'out-of-sight';
    return {
      index: this.index,
      src: clip(withoutCredentials(this.src), limits.textCharacters),
      ...(allow === null ? {} : { allow: clip(allow, limits.textCharacters) }),
      ...(sandbox === null ? {} : { sandbox: clip(sandbox, limits.textCharacters) }),
      ...(place === 'page' ? {} : { place }),
    };
  }
}

function isWindow(at: HTMLIFrameElement | Window): at is Window {
  // A window of another origin may be asked for little more.
  return (at as Window).window === at;
}

import { clip, originOf } from './text';
import type { FrameInfo } from './wire';
import { limits } from './vocabulary';

/** A widget iframe of the page and how far it has come. */
export class Frame {
  /** Its resolved src, as the frame was last asked to load it. */
  src: string;

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

  /** Its window as it was put there: an iframe that is taken out and put in again gets another. */
  readonly window: Window | null;

  constructor(readonly element: HTMLIFrameElement, readonly index: number) {
    this.src = element.src;
    this.window = element.contentWindow;
  }

  /** Takes over what the src attribute says now. */
  renew(): void {
    this.former = this.info;
    this.src = this.element.src;
    this.loaded = false;
    this.late = false;
    this.refusedBy = undefined;
    this.answered = false;
    this.heardAt = Date.now();
    this.microphoneUsed = false;
    this.microphoneLost = false;
    this.strayOrigin = undefined;
  }

  get origin(): string | undefined {
    return originOf(this.src);
  }

  /** A lazy iframe that is out of sight keeps its empty first document. */
  get begun(): boolean {
    return this.element.loading !== 'lazy' || this.left;
  }

  /** Whether it has left its empty first document, which the page may look into unless a sandbox forbids it. */
  get left(): boolean {
    try {
      const address = this.element.contentWindow?.location.href;
      return address !== undefined && address !== 'about:blank';
    } catch {
      return true;
    }
  }

  /** Its attributes as they stand now. */
  get info(): FrameInfo {
    const allow = this.element.getAttribute('allow');
    const sandbox = this.element.getAttribute('sandbox');
    return {
      index: this.index,
      src: clip(this.src, limits.textCharacters),
      ...(allow === null ? {} : { allow: clip(allow, limits.textCharacters) }),
      ...(sandbox === null ? {} : { sandbox: clip(sandbox, limits.textCharacters) }),
    };
  }
}

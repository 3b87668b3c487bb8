import type { Frames } from './frames';
import type { Journal } from './journal';
import { guarded } from './log';
import { describeRaw } from './raw';
import { clip } from './text';
import { codes } from './vocabulary';

const most = 5;
const longest = 200;

/** Says, where no widget is in the page once there has been time for one, what is there instead. */
export class Absence {
  readonly #journal: Journal;
  readonly #frames: Frames;
  readonly #origins: readonly string[];
  readonly #delay: number;
  readonly #errors: string[] = [];
  readonly #blocked: string[] = [];
  #timer: number | undefined;
  #seen = false;
  readonly #onError = guarded((event: ErrorEvent) => note(this.#errors, event.message));
  readonly #onRejection = guarded((event: PromiseRejectionEvent) => note(this.#errors, String(event.reason)));

  constructor(journal: Journal, frames: Frames, origins: readonly string[], delay: number) {
    this.#journal = journal;
    this.#frames = frames;
    this.#origins = origins;
    this.#delay = delay;
  }

  start(): void {
    window.addEventListener('error', this.#onError);
    window.addEventListener('unhandledrejection', this.#onRejection);
    this.#wait();
  }

  stop(): void {
    window.clearTimeout(this.#timer);
    window.removeEventListener('error', this.#onError);
    window.removeEventListener('unhandledrejection', this.#onRejection);
  }

  /** A widget was there. */
  over(): void {
    this.#seen = true;
    this.stop();
  }

  /** A policy of the page refused something. */
  blocked(what: string): void {
    note(this.#blocked, what);
  }

  #wait(): void {
    this.#timer = window.setTimeout(guarded(() => document.readyState === 'complete' ? this.#tell() : this.#wait()), this.#delay);
  }

  #tell(): void {
    if (this.#seen) return;
    const frames = [...this.#frames.elements].map(element => element.src === '' ? element.hasAttribute('srcdoc') ? 'srcdoc' : 'no src' : bare(element.src));
    const named = this.#origins.filter(origin => document.documentElement.outerHTML.includes(new URL(origin).host));
    const found = [
      frames.length === 0 ? 'no iframe is in the page' : `${frames.length} other ${frames.length === 1 ? 'iframe is' : 'iframes are'} in the page`,
      ...(named.length === 0 ? ['its markup names no address of Koji\'s'] : [`its markup names ${named.join(', ')}`]),
      ...(this.#errors.length === 0 ? [] : [`its scripts failed: ${this.#errors[0]}`]),
      ...(this.#blocked.length === 0 ? [] : [`its policies refused: ${this.#blocked[0]}`]),
    ];
    this.#journal.observe(codes.widgetAbsent, {
      message: `No widget is in this page so far: ${found.join('; ')}.`,
      raw: describeRaw({ frames: frames.slice(0, most * 4), addresses: named, errors: this.#errors, refused: this.#blocked }),
    });
    this.stop();
  }
}

function note(list: string[], text: string): void {
  if (list.length < most) list.push(clip(text, longest));
}

/** Without query and fragment: they are where pages keep secrets. */
function bare(address: string): string {
  return clip(address.split(/[?#]/)[0] ?? '', longest);
}

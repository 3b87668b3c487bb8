import { guarded } from './log';
import type { FramePlace } from './vocabulary';

export interface PlaceListener {
  /** An iframe stands there; `there` says that it may have stood there before anybody looked. */
  met(element: HTMLIFrameElement, place: FramePlace, there: boolean): void;
  /** These records were gone through, in their order: `before` comes first, `inserted` and `changed` as they happened. */
  before(): void;
  inserted(element: HTMLIFrameElement, place: FramePlace, allow: string | null): void;
  changed(element: HTMLIFrameElement, attribute: string, allow: string | null): void;
  /** A window of the page's own origin, whose messages can be heard. */
  opened(view: Window): void;
  closed(view: Window): void;
}

const watched = ['src', 'allow', 'sandbox'];
const pendingLook = 50;
const mostLooks = 600;

/** Everything of a page that script can look into: its document, its shadow roots, and the documents of frames of its own origin. */
export class Places {
  readonly #listener: PlaceListener;
  readonly #observer = new MutationObserver(guarded((records: MutationRecord[]) => this.#look(records)));
  readonly #onLoad = guarded((event: Event) => this.#lookInto(event.currentTarget as HTMLIFrameElement, true));
  readonly #onState = guarded(() => {
    // The parser may say so before its own insertions were reported.
    this.#look(this.#observer.takeRecords());
    this.#search(document, true);
  });
  readonly #onLeft = guarded(() => {
    if (!this.#stopped) this.#look(this.#observer.takeRecords());
  });
  #roots = new WeakMap<Node, FramePlace | undefined>();
  #heeded = new WeakSet<HTMLIFrameElement>();
  #views = new Map<Window, () => void>();
  #stopped = false;

  constructor(listener: PlaceListener) {
    this.#listener = listener;
  }

  start(): void {
    // A declarative shadow root comes into being without a word, after its host.
    document.addEventListener('readystatechange', this.#onState);
    this.#enter(document, undefined, true);
  }

  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    document.removeEventListener('readystatechange', this.#onState);
    for (const view of [...this.#views.keys()]) this.#leave(view);
  }

  #enter(root: Document | ShadowRoot, place: FramePlace | undefined, there: boolean): void {
    if (this.#stopped) return;
    if (!this.#roots.has(root)) {
      this.#roots.set(root, place);
      this.#observer.observe(root, { subtree: true, childList: true, attributes: true, attributeOldValue: true, attributeFilter: watched });
    }
    const view = isDocument(root) ? root.defaultView : null;
    if (view !== null) this.#open(view);
    this.#search(root, there);
  }

  #open(view: Window): void {
    for (const known of [...this.#views.keys()]) if (known.closed) this.#leave(known);
    if (!this.#views.has(view)) this.#views.set(view, this.#heedShadows(view));
    // Anew each time: document.open() takes all listeners away.
    this.#listener.opened(view);
  }

  #leave(view: Window): void {
    const restore = this.#views.get(view);
    this.#views.delete(view);
    try {
      restore?.();
      this.#listener.closed(view);
    } catch {
      // It has gone to another origin.
    }
  }

  /** A closed shadow root is known only to the code that made it, so its making is watched. */
  #heedShadows(view: Window): () => void {
    const prototype = (view as Window & typeof globalThis).Element.prototype;
    const original = prototype.attachShadow;
    const entered = guarded((root: ShadowRoot) => this.#enter(root, 'shadow-root', false));
    const replacement = function attachShadow(this: Element, init: ShadowRootInit): ShadowRoot {
      const root = original.call(this, init);
      entered(root);
      return root;
    };
    prototype.attachShadow = replacement;
    return () => {
      if (prototype.attachShadow === replacement) prototype.attachShadow = original;
    };
  }

  #search(root: Document | ShadowRoot | Element, there: boolean): void {
    if (isElement(root)) this.#consider(root, there);
    for (const element of root.querySelectorAll('*')) this.#consider(element, there);
  }

  #consider(element: Element, there: boolean): void {
    const { shadowRoot } = element;
    if (shadowRoot !== null) this.#enter(shadowRoot, 'shadow-root', there);
    if (!isIframe(element)) return;
    this.#listener.met(element, this.#placeOf(element), there);
    this.#heed(element, there);
  }

  #heed(element: HTMLIFrameElement, there: boolean): void {
    if (!this.#heeded.has(element)) {
      this.#heeded.add(element);
      element.addEventListener('load', this.#onLoad);
    }
    this.#lookInto(element, there);
    if (isPending(element)) this.#await(element, mostLooks);
  }

  /** The document of a frame of the page's own comes without a word, and what is in it may speak before the frame has loaded. */
  #await(element: HTMLIFrameElement, looks: number): void {
    window.setTimeout(guarded(() => {
      if (this.#stopped || looks === 0 || !element.isConnected) return;
      if (isPending(element)) return this.#await(element, looks - 1);
      this.#lookInto(element, true);
    }), pendingLook);
  }

  #lookInto(element: HTMLIFrameElement, there: boolean): void {
    const inner = documentOf(element);
    if (inner !== null) this.#enter(inner, element.hasAttribute('srcdoc') ? 'srcdoc-frame' : 'same-origin-frame', there);
  }

  #placeOf(element: Element): FramePlace {
    return this.#roots.get(element.getRootNode()) ?? 'page';
  }

  #look(records: readonly MutationRecord[]): void {
    this.#listener.before();
    // An iframe's leaving can end the loading of the page: then it is reported while the iframe still stands there.
    if (records.some(({ removedNodes }) => [...removedNodes].some(node => node.isConnected))) window.setTimeout(this.#onLeft);
    records.forEach(({ type, target, addedNodes, attributeName }, index) => {
      if (isElement(target) && target.shadowRoot !== null && !this.#roots.has(target.shadowRoot)) this.#enter(target.shadowRoot, 'shadow-root', true);
      if (type === 'attributes' && isElement(target) && isIframe(target)) {
        this.#listener.changed(target, attributeName ?? '', allowAfter(records, index, target));
        if (isPending(target)) this.#await(target, mostLooks);
      }
      for (const node of addedNodes) {
        if (!isElement(node)) continue;
        for (const element of [node, ...node.querySelectorAll('*')]) {
          if (isIframe(element) && element.isConnected) this.#listener.inserted(element, this.#placeOf(element), allowAfter(records, index, element));
          this.#consider(element, false);
        }
      }
    });
  }
}

/** Whether an element is in the page, through all frames around it. */
export function isInPage(element: Element): boolean {
  for (let at: Element | null | undefined = element; at?.isConnected === true;) {
    if (at.ownerDocument === document) return true;
    at = at.ownerDocument.defaultView?.frameElement;
  }
  return false;
}

/** An iframe's allow as it stood when a record was made. */
function allowAfter(records: readonly MutationRecord[], index: number, element: Element): string | null {
  const next = records.find((record, at) => at > index && record.target === element && record.attributeName === 'allow');
  return next === undefined ? element.getAttribute('allow') : next.oldValue;
}

/** Whether a document of the page's own origin is on its way into it. */
function isPending(element: HTMLIFrameElement): boolean {
  const inner = documentOf(element);
  if (inner === null || inner.URL !== 'about:blank') return false;
  return element.hasAttribute('srcdoc') || (element.src !== '' && element.src.startsWith(`${location.origin}/`));
}

function documentOf(element: HTMLIFrameElement): Document | null {
  try {
    return element.contentDocument;
  } catch {
    return null;
  }
}

// Not by instanceof: each frame has classes of its own.
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function isDocument(node: Node): node is Document {
  return node.nodeType === Node.DOCUMENT_NODE;
}

function isIframe(element: Element): element is HTMLIFrameElement {
  return element.localName === 'iframe';
}

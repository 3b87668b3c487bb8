// Built-ins as they were when this script began. A page can put others in their place afterwards, and then decide what an event says of its
// sender, or what leaves this page in our name.

const { apply, ownKeys, defineProperty, setPrototypeOf } = Reflect;
const { isArray } = Array;
const { stringify } = JSON;
const { create } = Object;

const getters = {
  source: getterOf<MessageEvent, MessageEventSource | null>(MessageEvent.prototype, 'source'),
  origin: getterOf<MessageEvent, string>(MessageEvent.prototype, 'origin'),
  data: getterOf<MessageEvent, unknown>(MessageEvent.prototype, 'data'),
  window: getterOf<HTMLIFrameElement, Window | null>(HTMLIFrameElement.prototype, 'contentWindow'),
};

/** The window that sent a message. */
export function sourceOf(event: MessageEvent): MessageEventSource | null {
  return getters.source(event);
}

/** The origin that sent a message. */
export function originOfMessage(event: MessageEvent): string {
  return getters.origin(event);
}

/** What a message says. */
export function dataOf(event: MessageEvent): unknown {
  return getters.data(event);
}

/** The window in an iframe. */
export function windowIn(iframe: HTMLIFrameElement): Window | null {
  return getters.window(iframe);
}

/** What JSON has of a value of our own, whatever the page has made of the prototypes that JSON looks at. */
export function seal(value: unknown): string {
  return stringify(bare(value)) ?? 'null';
}

/** Puts an item at a list's end. */
export function append<T>(list: T[], item: T): void {
  defineProperty(list, list.length, { value: item, enumerable: true, writable: true, configurable: true });
}

/** The items of a list from one place to before another. */
export function part<T>(list: readonly T[], from: number, to: number): T[] {
  const found: T[] = [];
  for (let index = from; index < to && index < list.length; index++) append(found, list[index] as T);
  return found;
}

function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy = (isArray(value) ? setBare([]) : create(null)) as object;
  const keys = ownKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (typeof key !== 'string' || (isArray(value) && key === 'length')) continue;
    defineProperty(copy, key, { value: bare((value as Record<string, unknown>)[key]), enumerable: true, writable: true, configurable: true });
  }

  return copy;
}

function setBare(list: unknown[]): unknown[] {
  setPrototypeOf(list, null);
  return list;
}

// Where there is no getter, as in a page that took it away before us, the property is read as anybody would.
function getterOf<T extends object, V>(prototype: T, name: keyof T & string): (of: T) => V {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return get === undefined ? of => of[name] as V : of => apply(get, of, []) as V;
}

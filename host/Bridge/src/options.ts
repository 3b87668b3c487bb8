import { originOf } from './text';
import type { EmittedEvent, EventBatch, IngestReceipt } from './wire';

/** What `start` takes; everything has a default, which an empty text asks for as well: templates write empty attributes. */
export interface StartOptions {
  readonly host?: string | undefined;
  readonly token?: string | undefined;
  readonly widgetOrigins?: string | readonly string[] | undefined;
  readonly run?: string | undefined;
  readonly session?: string | undefined;
  /** Milliseconds. */
  readonly handshakeDeadline?: number | string | undefined;
  /** `koji`, or `all` for an event of every message that the page gets. */
  readonly messages?: string | undefined;
  /** Takes a batch to the host by another way than this page's network, for pages whose policies forbid that; gives the host's receipt. */
  readonly deliver?: Deliver | undefined;
  /** Is given each event as it happens, in order. With neither `host` nor `token` beside it, nothing leaves the page. */
  readonly onEvent?: OnEvent | undefined;
}

export type Deliver = (batch: EventBatch) => Promise<IngestReceipt>;

export type OnEvent = (event: EmittedEvent) => void;

export interface Options {
  /** Base address without a slash at its end. */
  readonly host: string;
  readonly token: string;
  readonly widgetOrigins: readonly string[];
  readonly run: string;
  readonly session: string;
  readonly handshakeDeadline: number;
  readonly messages: 'koji' | 'all';
  readonly deliver: Deliver | undefined;
  readonly onEvent: OnEvent | undefined;
}

const kojiOrigins = ['https://app.getkoji.com', 'https://koji.so'];

/** Throws when an option cannot be used, and says which. */
export function complete(given: StartOptions, scriptAddress: string | undefined): Options {
  const onEvent = typeof given.onEvent === 'function' ? given.onEvent : undefined;
  return {
    host: hostOf(given.host || (originOf(scriptAddress ?? location.href) ?? location.origin)),
    token: given.token || '',
    widgetOrigins: originsOf(given.widgetOrigins || kojiOrigins),
    run: identifier('run', given.run || 'manual'),
    session: identifier('session', given.session || randomIdentifier()),
    handshakeDeadline: milliseconds(given.handshakeDeadline || 10_000),
    messages: messagesOf(given.messages || 'koji'),
    deliver: typeof given.deliver === 'function' ? given.deliver : onEvent !== undefined && !given.host && !given.token ? takenHere : undefined,
    onEvent,
  };
}

/** Stands for a host where the page itself takes all events. */
function takenHere(batch: EventBatch): Promise<IngestReceipt> {
  return Promise.resolve({ stored: batch.events.length, duplicates: 0, refusals: [] });
}

function hostOf(text: string): string {
  if (originOf(text) === undefined) throw new TypeError(`host must be an http(s) address, not "${text}"`);
  const url = new URL(text, document.baseURI);
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function originsOf(given: string | readonly string[]): string[] {
  const texts = typeof given === 'string' ? given.split(',') : given;
  return texts.map(text => text.trim()).filter(text => text !== '').map(text => {
    const origin = originOf(text);
    if (origin === undefined) throw new TypeError(`widgetOrigins must be http(s) origins, not "${text}"`);
    return origin;
  });
}

function identifier(name: string, text: string): string {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(text)) throw new TypeError(`${name} must be 1 to 64 letters, digits, ".", "_" or "-"`);
  return text;
}

function messagesOf(text: string): 'koji' | 'all' {
  if (text !== 'koji' && text !== 'all') throw new TypeError(`messages must be "koji" or "all", not "${text}"`);
  return text;
}

function milliseconds(given: number | string): number {
  const value = Number(given);
  // Longer timers than 31 bits of milliseconds fire at once.
  if (!(value > 0 && value < 2 ** 31)) throw new TypeError(`handshakeDeadline must be milliseconds above 0, not "${given}"`);
  return value;
}

/** A UUID, version 4. `randomUUID` is missing in insecure contexts, where `getRandomValues` is not. */
export function randomIdentifier(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

import { takeApart, type Parts } from './parts';
import { clip } from './text';
import { limits } from './vocabulary';

export interface RawText {
  readonly text: string;
  readonly truncated: boolean;
}

const deepest = 8;
const largestBigInt = 2n ** 256n;

/** A message as bounded JSON text, with what JSON cannot say in brackets. Stops reading once the text is full; never throws. */
export function describeRaw(data: unknown): RawText {
  const writer = new Writer();
  writer.value(data, 0);
  return { text: clip(writer.text, limits.rawCharacters), truncated: writer.truncated };
}

class Writer {
  text = '';
  truncated = false;
  readonly #ancestors = new Set<object>();

  value(value: unknown, depth: number): void {
    if (value === null || typeof value === 'boolean') this.#put(String(value));
    else if (typeof value === 'string') this.#quote(value);
    else if (typeof value === 'number') Number.isFinite(value) ? this.#put(String(value)) : this.#quote(`[${value}]`);
    else if (typeof value === 'object') this.#object(value, depth);
    else this.#quote(typeof value === 'bigint' ? noteOfBigInt(value) : `[${typeof value}]`);
  }

  #object(value: object, depth: number): void {
    if (this.#ancestors.has(value)) return this.#quote('[circular]');
    let parts: Parts;
    try {
      parts = takeApart(value);
    } catch {
      return this.#quote('[unreadable]');
    }
    if (parts.kind === 'note') return this.#quote(parts.text);
    if (depth >= deepest) {
      this.truncated = true;
      return this.#quote('[deep]');
    }
    this.#ancestors.add(value);
    if (parts.kind === 'list') this.#list(parts, depth);
    else this.#record(parts, depth);
    this.#ancestors.delete(value);
  }

  #list(parts: Parts & { kind: 'list' }, depth: number): void {
    this.#put('[');
    for (let index = 0; index < parts.length && !this.#full; index++) {
      if (index > 0) this.#put(',');
      this.#member(() => parts.at(index), depth);
    }
    this.#put(']');
  }

  #record(parts: Parts & { kind: 'record' }, depth: number): void {
    this.#put('{');
    for (let index = 0; index < parts.keys.length && !this.#full; index++) {
      const key = parts.keys[index] ?? '';
      if (index > 0) this.#put(',');
      this.#quote(key);
      this.#put(':');
      this.#member(() => parts.at(key), depth);
    }
    this.#put('}');
  }

  #member(read: () => unknown, depth: number): void {
    let member: unknown;
    try {
      member = read();
    } catch {
      member = '[unreadable]';
    }
    this.value(member, depth + 1);
  }

  get #full(): boolean {
    return this.text.length > limits.rawCharacters;
  }

  #quote(text: string): void {
    // Cut before quoting: a long text would be copied whole only to be thrown away.
    this.#put(JSON.stringify(text.slice(0, limits.rawCharacters + 1)));
  }

  #put(part: string): void {
    if (this.#full) return;
    this.text += part;
    if (this.#full) this.truncated = true;
  }
}

function noteOfBigInt(value: bigint): string {
  return value > largestBigInt || value < -largestBigInt ? '[bigint too large to show]' : `[bigint ${value}]`;
}

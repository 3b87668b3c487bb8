/** A value as the writer sees it: one remark, or members that are only read when there is room for them. */
export type Parts =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly length: number; readonly at: (index: number) => unknown }
  | { readonly kind: 'record'; readonly keys: readonly string[]; readonly at: (key: string) => unknown };

/** More members than that cannot fit into the text, so no more are taken out of a Map or Set. */
const mostMembers = 4_096;

/** May throw, as hostile objects do when they are looked at. */
export function takeApart(value: object): Parts {
  if (Array.isArray(value)) return { kind: 'list', length: value.length, at: index => value[index] };
  if (value instanceof Map) return wrapped('[map]', firstOf(value.entries()));
  if (value instanceof Set) return wrapped('[set]', firstOf(value.values()));
  const text = noteOf(value);
  if (text !== undefined) return { kind: 'note', text };
  const fields = value as Readonly<Record<string, unknown>>;
  return { kind: 'record', keys: Object.keys(fields), at: key => fields[key] };
}

function noteOf(value: object): string | undefined {
  if (value instanceof Date) return `[date ${Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString()}]`;
  if (value instanceof RegExp) return `[regexp ${String(value)}]`;
  if (value instanceof Error) return `[error ${value.name}: ${value.message}]`;
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `[${tag} ${value.byteLength} bytes]`;
  if (value instanceof Blob) return `[${tag} ${value.size} bytes]`;
  // Boxed primitives, ports, nodes and windows: what they are is all there is to tell.
  return tag === 'Object' ? undefined : `[${tag}]`;
}

function wrapped(name: string, members: unknown[]): Parts {
  return { kind: 'record', keys: [name], at: () => members };
}

function firstOf<T>(members: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const member of members) {
    taken.push(member);
    if (taken.length > mostMembers) break;
  }
  return taken;
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of own properties: what an object inherits was not said by the sender. */
export function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (!isFields(found) || !Object.prototype.hasOwnProperty.call(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** The non-empty strings at these paths, place by place. */
export function strings(places: readonly Fields[], paths: readonly (readonly string[])[]): string[] {
  return places
    .flatMap(place => paths.map(path => at(place, path)))
    .filter((value): value is string => typeof value === 'string' && value !== '');
}

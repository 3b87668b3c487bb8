const longestName = 128;

/** A text as a name; undefined when it cannot be one. */
export function asName(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longestName ? value.trim() : undefined;
}

/** `interviewStarted`, `Interview-Started` and `INTERVIEW_STARTED` are all `interview_started`. */
export function inSnakeCase(text: string): string {
  return text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[\s-]+/g, '_').toLowerCase();
}

/**
 * What a name may mean, likeliest first: the whole of it, then without its namespaces from the left. `KOJI:main:error` gives
 * `koji_main_error`, `main_error`, `error`; a leading `koji_` is a namespace too.
 */
export function readings(name: string): string[] {
  const segments = name.split(/[:/.]+/).map(inSnakeCase).filter(segment => segment !== '');
  const suffixes = segments.map((_, start) => segments.slice(start).join('_'));
  return suffixes.flatMap(suffix => suffix.startsWith('koji_') ? [suffix, suffix.slice('koji_'.length)] : [suffix]);
}

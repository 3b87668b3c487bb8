/**
 * At most `max` UTF-16 characters of a text. Half a surrogate pair, cut here or sent so by somebody hostile, is replaced: the
 * host's JSON reader would refuse the whole batch for it.
 */
export function clip(text: string, max: number): string {
  return text.slice(0, max).replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** The web origin of an address; undefined when it is not an http(s) address. */
export function originOf(address: string): string | undefined {
  // Resolved against the page, no address would be the page's own.
  if (address === '') return undefined;
  try {
    const url = new URL(address, document.baseURI);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

/** An address without user and password. */
export function withoutCredentials(address: string): string {
  try {
    const url = new URL(address);
    if (url.username === '' && url.password === '') return address;
    url.username = url.password = '';
    return url.href;
  } catch {
    return address;
  }
}

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

import type { Options } from './options';
import type { Identity } from './identity';
import { fitting } from './outbox';
import { limits, routes } from './vocabulary';
import type { EmittedEvent, EventBatch } from './wire';

/** Room for the batch around its events. */
const envelopeBytes = 512;

/**
 * Sends events whose receipt this page will not see, by the browser, which delivers after the page has gone. If the page comes back,
 * they are sent again.
 */
export function sendLast(options: Options, identity: Identity, events: readonly EmittedEvent[]): void {
  const url = `${options.host}${routes.ingestBeacon}?${routes.tokenParameter}=${encodeURIComponent(options.token)}`;
  for (let rest = events; rest.length > 0;) {
    const count = fitting(rest, limits.beaconBytes - envelopeBytes);
    const batch: EventBatch = { run: identity.run, session: identity.session, secret: identity.secret, events: rest.slice(0, count) };
    rest = rest.slice(count);
    if (options.deliver !== undefined) {
      options.deliver(batch).catch(() => undefined);
      continue;
    }

    // text/plain needs no preflight, for which a closing page has no time.
    if (!navigator.sendBeacon(url, new Blob([JSON.stringify(batch)], { type: 'text/plain' }))) return;
  }
}

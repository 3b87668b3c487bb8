// The entry for pages that bundle the bridge into code of their own. The script for a tag is `index.ts`.
import type { Bridge } from './bridge';
import type { StartOptions } from './options';
import { startOnce } from './start';

export type { Bridge, Status } from './bridge';
export type { State } from './channel';
export type { Deliver, OnEvent, StartOptions } from './options';
export type { EmittedEvent, EventBatch, EventReference, Evidence, FrameInfo, IngestReceipt, RawPayload, Refusal, Trust } from './wire';
export type { EventCode, EventSource, Fact, TrustLevel, TrustReason } from './vocabulary';

/** Starts observing this page, or returns the bridge that already does. Throws a TypeError that names an unusable option. */
export function start(options: StartOptions): Bridge {
  return startOnce(options, undefined);
}

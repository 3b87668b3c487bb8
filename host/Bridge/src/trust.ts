import type { Frame } from './frame';
import type { Frames } from './frames';
import { originOf } from './text';
import type { Trust } from './wire';
import type { TrustReason } from './vocabulary';

export interface Judgement {
  readonly trust: Trust;
  /** The widget iframe whose window sent the message, also when its origin is wrong. */
  readonly frame?: Frame;
}

/** Whether a message counts as said by an embedded widget: its window must be the iframe's and its origin that of the src. */
export function judge(event: MessageEvent, frames: Frames): Judgement {
  // An event that script dispatched can claim any source and origin: it is the page itself that speaks.
  const frame = event.isTrusted ? frames.ofWindow(event.source) : undefined;
  if (frame === undefined) return { trust: untrusted('window-is-not-the-widget') };
  if (event.origin === 'null') return { frame, trust: untrusted('origin-is-opaque') };
  const expected = originOf(frame.src);
  return expected !== undefined && event.origin === expected && frames.isWidgetOrigin(expected)
    ? { frame, trust: { level: 'trusted', reason: 'origin-and-window-match' } }
    : { frame, trust: untrusted('origin-is-not-the-widgets') };
}

function untrusted(reason: TrustReason): Trust {
  return { level: 'untrusted', reason };
}

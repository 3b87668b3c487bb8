import { originOfMessage, sourceOf } from './captured';
import type { Frame } from './frame';
import type { Frames } from './frames';
import { originOf } from './text';
import type { Trust } from './wire';
import type { TrustReason } from './vocabulary';

export interface Judgement {
  readonly trust: Trust;
  /** The widget frame whose window sent the message, also when its origin is wrong. */
  readonly frame?: Frame;
}

/**
 * Whether a message counts as said by an embedded widget: its window must be a frame's of this page and its origin the widget's. Where a src
 * says which of the widget's origins that is, it must be this one: it is the one that pages compare with.
 */
export function judge(event: MessageEvent, frames: Frames): Judgement {
  const origin = originOfMessage(event);
  // An event that script dispatched can claim any source and origin: it is the page itself that speaks.
  const frame = event.isTrusted ? frames.ofWindow(sourceOf(event)) ?? frames.speaking(sourceOf(event), origin) : undefined;
  if (frame === undefined) return { trust: untrusted('window-is-not-the-widget') };
  if (origin === 'null') return { frame, trust: untrusted('origin-is-opaque') };
  const named = originOf(frame.src);
  const expected = named !== undefined && frames.isWidgetOrigin(named) ? named : frame.spokeFrom;
  return expected !== undefined && origin === expected && frames.isWidgetOrigin(expected)
    ? { frame, trust: { level: 'trusted', reason: 'origin-and-window-match' } }
    : { frame, trust: untrusted('origin-is-not-the-widgets') };
}

function untrusted(reason: TrustReason): Trust {
  return { level: 'untrusted', reason };
}

// What may be said on the wire. A test compares it, value for value, with the host's Protocol.

/** Koji's documented error codes, verbatim. */
export const kojiCodes = [
  'unauthorized', 'invalid_session_token', 'forbidden', 'feature_not_available', 'invalid_request', 'not_found', 'conflict',
  'unprocessable', 'rate_limited', 'internal_error', 'bad_gateway', 'service_unavailable', 'widget_load_failed',
  'microphone_denied', 'session_expired',
] as const;

/** Our own codes, as far as a page can emit them. */
export const codes = {
  widgetReady: 'widget.ready',
  widgetMessage: 'widget.message',
  messageUnrecognised: 'message.unrecognised',
  messageOther: 'message.other',
  interviewStarted: 'interview.started',
  interviewMessage: 'interview.message',
  interviewCompleted: 'interview.completed',
  microphoneStarted: 'microphone.started',
  microphoneStopped: 'microphone.stopped',
  frameFound: 'frame.found',
  frameLoaded: 'frame.loaded',
  frameRemoved: 'frame.removed',
  frameNavigated: 'frame.navigated',
  policyViolation: 'policy.violation',
  permissionChanged: 'permission.changed',
  pageFrozen: 'page.frozen',
  pageResumed: 'page.resumed',
  clockJumped: 'clock.jumped',
  bridgeStarted: 'bridge.started',
  bridgeLate: 'bridge.late',
  widgetAbsent: 'widget.absent',
  widgetTwice: 'widget.twice',
  widgetHidden: 'widget.hidden',
  interviewLost: 'interview.lost',
  listenerLate: 'listener.late',
  listenerRefused: 'listener.refused',
  bridgeOverflow: 'bridge.overflow',
  bridgeClosing: 'bridge.closing',
} as const;

export type KojiCode = (typeof kojiCodes)[number];
export type EventCode = KojiCode | (typeof codes)[keyof typeof codes];

export const sources = ['widget', 'page', 'frame', 'extension', 'bridge', 'browser'] as const;
export type EventSource = (typeof sources)[number];

export const trustLevels = ['untrusted', 'trusted'] as const;
export type TrustLevel = (typeof trustLevels)[number];

export const trustReasons = [
  'own-observation', 'origin-and-window-match', 'window-is-not-the-widget', 'origin-is-not-the-widgets', 'origin-is-opaque',
  'replayed',
] as const;
export type TrustReason = (typeof trustReasons)[number];

/** What a page can answer when it is asked to dispatch a message again. */
export const replayOutcomes = ['dispatched', 'no-widget', 'unreadable'] as const;
export type ReplayOutcome = (typeof replayOutcomes)[number];

export const facts = [
  'allow-attribute', 'frame-attributes', 'allow-present', 'allow-delegates', 'allow-since-load', 'microphone-policy', 'host-microphone-policy', 'outer-frame-policy', 'microphone-permission', 'microphone-held',
  'audio-inputs', 'secure-context', 'page-framed', 'frame-origin', 'frame-posts-from', 'frame-address-probe', 'handshake', 'frame-blocked-by', 'frame-requires-policy', 'frame-load', 'frame-fate',
  'browser-network', 'page-halt', 'page-from',
] as const;
export type Fact = (typeof facts)[number];

/** Where in the page a widget's frame stands. */
export const framePlaces = ['page', 'shadow-root', 'srcdoc-frame', 'same-origin-frame', 'out-of-sight'] as const;
export type FramePlace = (typeof framePlaces)[number];

export const evidencePlace = 'page';

export const factValues = {
  none: '(none)', allowed: 'allowed', blocked: 'blocked', yes: 'yes', no: 'no',
  some: 'some', zero: 'none', lost: 'lost', never: 'never',
  asSrc: 'as-src', upgraded: 'upgraded', redirected: 'redirected', opaque: 'opaque', rejected: 'rejected', aborted: 'aborted',
  hostPolicy: 'host-content-security-policy', frameAncestors: 'frame-ancestors',
  embedderOrResourcePolicy: 'embedder-or-resource-policy', mixedContent: 'mixed-content', sandbox: 'sandbox',
  inPlace: 'in-place', takenAway: 'taken-away', online: 'online', offline: 'offline',
  serviceWorker: 'service-worker', frozen: 'frozen', clockJumped: 'clock-jumped',
  notObserved: '(not observed)', withoutSrc: 'without-src', unchanged: 'unchanged', delegatedLater: 'delegated-later', changed: 'changed',
} as const;

export const limits = {
  eventsPerBatch: 50,
  rawCharacters: 4_096,
  textCharacters: 2_048,
  evidencePerEvent: 32,
  batchBytes: 512 * 1024,
  beaconBytes: 60_000,
} as const;

export const routes = {
  ingestHub: '/hubs/ingest',
  appendMethod: 'Append',
  attachMethod: 'Attach',
  replayMethod: 'Replay',
  reloadMethod: 'Reload',
  ingestBeacon: '/ingest/beacon',
  tokenParameter: 'access_token',
} as const;

export const widgetLoadFailedMessage = 'The interview widget could not be loaded.';

export const bridgeLateMessage = 'The bridge came after the widget and did not hear what it said before: '
  + 'whether it is well is not known until it speaks. Put the bridge before the iframe and reload.';

// The shapes of EventBatch, IngestReceipt and ReplayOrder. What is null there is left out here.

import type { EventCode, EventSource, Fact, FramePlace, TrustLevel, TrustReason, evidencePlace } from './vocabulary';

export interface Trust {
  readonly level: TrustLevel;
  readonly reason: TrustReason;
}

export interface FrameInfo {
  readonly index: number;
  readonly src: string;
  readonly allow?: string;
  readonly sandbox?: string;
  /** Left out where it is in the page's own document. */
  readonly place?: FramePlace;
}

export interface RawPayload {
  readonly text: string;
  readonly truncated: boolean;
  readonly rule?: string;
}

export interface Evidence {
  readonly fact: Fact;
  readonly value: string;
  readonly place: typeof evidencePlace;
}

/** Names a recorded event. */
export interface EventReference {
  readonly session: string;
  readonly sequence: number;
}

/** Asks this page to dispatch a recorded message to itself once more. */
export interface ReplayOrder {
  readonly replays: EventReference;
  readonly text: string;
  readonly frame?: number;
}

/** An event before it got its number and its time. */
export interface Draft {
  readonly source: EventSource;
  readonly code: EventCode;
  readonly trust: Trust;
  readonly message?: string | undefined;
  readonly origin?: string | undefined;
  readonly replays?: EventReference | undefined;
  readonly frame?: FrameInfo | undefined;
  readonly raw?: RawPayload | undefined;
  readonly evidence?: readonly Evidence[] | undefined;
}

export interface EmittedEvent extends Draft {
  readonly sequence: number;
  readonly occurredAt: string;
}

export interface EventBatch {
  readonly run: string;
  readonly session: string;
  readonly secret?: string | undefined;
  readonly events: readonly EmittedEvent[];
}

export interface Refusal {
  readonly sequence?: number;
  readonly reason: string;
  readonly detail: string;
}

export interface IngestReceipt {
  readonly stored: number;
  readonly duplicates: number;
  readonly secret?: string | null;
  readonly refusals: readonly Refusal[];
}

export interface AttachReceipt {
  readonly outcome: 'attached' | 'full' | 'taken' | 'bad-name';
  readonly secret?: string | null;
}

export const ownObservation: Trust = { level: 'trusted', reason: 'own-observation' };

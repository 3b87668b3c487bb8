// The normaliser's tables. Koji's envelope is not public: a new one is a new row here.

import { codes, kojiCodes, type EventCode } from './vocabulary';

/** Where an envelope has its name. The first row whose name means something wins, otherwise the first that fits. */
export interface Rule {
  readonly name: string;
  readonly nameKey: string;
  /** A key that tells this envelope from others with the same name key. */
  readonly beside?: string;
}

export const rules: readonly Rule[] = [
  { name: 'generic-type', nameKey: 'eventName', beside: 'type' },
  { name: 'koji', nameKey: 'type', beside: 'version' },
  { name: 'type', nameKey: 'type' },
  { name: 'event', nameKey: 'event' },
  { name: 'event-name', nameKey: 'eventName' },
  { name: 'event-type', nameKey: 'eventType' },
  { name: 'name', nameKey: 'name' },
  { name: 'action', nameKey: 'action' },
  { name: 'event-key', nameKey: 'event_key' },
];

/** No name, but the error object of Koji's API: `{error, message}`. */
export const namelessError = 'error-object';

/** Put before a rule's name when the message was a JSON string. */
export const jsonString = 'json-string/';

export const bodyKeys: readonly string[] = ['payload', 'data', 'detail', 'metadata'];

export const codePaths: readonly (readonly string[])[] = [
  ['error', 'code'], ['error', 'type'], ['error'], ['code'], ['error_code'], ['errorCode'], ['error_type'],
];

export const textPaths: readonly (readonly string[])[] = [
  ['message'], ['msg'], ['error_message'], ['errorMessage'], ['error', 'message'], ['text'], ['content'],
];

/** What a name without namespace means. */
export const meanings: ReadonlyMap<string, EventCode> = new Map<string, EventCode>([
  ...kojiCodes.map(code => [code, code] as const),
  ['ready', codes.widgetReady],
  ['loaded', codes.widgetReady],
  ['initialized', codes.widgetReady],
  ['initialised', codes.widgetReady],
  ['widget_ready', codes.widgetReady],
  ['widget_loaded', codes.widgetReady],
  ['interview_started', codes.interviewStarted],
  ['message', codes.interviewMessage],
  ['interview_message', codes.interviewMessage],
  ['interview_completed', codes.interviewCompleted],
  ['microphone_started', codes.microphoneStarted],
  ['microphone_stopped', codes.microphoneStopped],
]);

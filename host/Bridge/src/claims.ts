import { isFields, strings, type Fields } from './fields';
import { bodyKeys, codePaths } from './rules';

/** Codes that Koji's widget alone has; others are everybody's words. */
const ownCodes: readonly string[] = ['widget_load_failed', 'microphone_denied', 'session_expired'];

/** Under these a message says whose it is, or what. */
const nameKeys = ['type', 'event', 'eventName', 'eventType', 'event_type', 'event_key', 'name', 'action', 'source', 'channel', 'namespace', 'sender', 'target', 'origin'];

const mostKeys = 50;
const mostText = 4_096;
const koji = /koji/i;

/** Whether a message speaks of Koji, rightly or not. Never throws, whatever it is handed. */
export function speaksOfKoji(data: unknown): boolean {
  try {
    if (typeof data === 'string') return speaks(data.slice(0, mostText));
    return isFields(data) && (names(data).some(name => koji.test(name)) || codes(data).some(code => ownCodes.includes(code)));
  } catch {
    return false;
  }
}

function names(data: Fields): string[] {
  const said = nameKeys.map(key => data[key]).filter((value): value is string => typeof value === 'string').map(value => value.slice(0, mostText));
  return [...Object.keys(data).slice(0, mostKeys), ...said];
}

function codes(data: Fields): string[] {
  return strings([...bodyKeys.map(key => data[key]).filter(isFields), data], codePaths);
}

function speaks(text: string): boolean {
  return koji.test(text) || ownCodes.some(code => text.includes(code));
}

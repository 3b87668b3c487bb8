import { isFields } from './fields';

const mostKeys = 8;
const longestName = 40;
const longestJson = 16_384;
const nameKeys = ['source', 'type', 'event', 'eventName', 'name', 'action'];

/** What messages of one kind have in common, in one line: the same for each of them, whatever they tell. Never throws. */
export function shapeOf(data: unknown): string {
  try {
    if (typeof data === 'string') return shapeOfText(data);
    return isFields(data) ? shapeOfFields(data) : `[${data === null ? 'null' : Array.isArray(data) ? 'list' : typeof data}]`;
  } catch {
    return '[unreadable]';
  }
}

function shapeOfText(text: string): string {
  if (text.startsWith('{') && text.length <= longestJson) {
    try {
      return `text ${shapeOfFields(JSON.parse(text))}`;
    } catch {
      // No JSON after all.
    }
  }
  const start = /^[\p{L}_-]{1,40}/u.exec(text)?.[0];
  return start === undefined ? 'text' : `text that begins with "${start}"`;
}

function shapeOfFields(data: object): string {
  const keys = Object.keys(data);
  const shown = keys.slice(0, mostKeys).map(key => {
    const value: unknown = nameKeys.includes(key) ? (data as Record<string, unknown>)[key] : undefined;
    return typeof value === 'string' && value.length <= longestName ? `${named(key)}: "${named(value)}"` : named(key);
  });
  return `{${[...shown, ...(keys.length > mostKeys ? ['…'] : [])].join(', ')}}`;
}

/** Numbers in a name tell apart what is of one kind. */
function named(text: string): string {
  return text.slice(0, longestName).replace(/\d+/g, '#');
}

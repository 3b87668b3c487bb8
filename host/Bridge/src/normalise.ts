import { at, isFields, strings, type Fields } from './fields';
import { asName, inSnakeCase, readings } from './names';
import { bodyKeys, codePaths, jsonString, meanings, namelessError, rules, textPaths, type Rule } from './rules';
import { clip } from './text';
import { codes, kojiCodes, limits, type EventCode, type KojiCode } from './vocabulary';

/** What a message was read as; without a rule when no rule knows its shape. */
export interface Reading {
  readonly code: EventCode;
  readonly message?: string;
  readonly rule: string | null;
}

interface Named {
  readonly rule: Rule;
  readonly meaning: EventCode | 'error' | undefined;
}

const unknownShape: Reading = { code: codes.messageUnrecognised, rule: null };

/** Longer strings are not parsed: no widget's event is that long, and parsing would hold the page up. */
const longestJson = 256 * 1024;

/** Reads a message of any shape. Never throws, whatever it is handed. */
export function normalise(data: unknown): Reading {
  try {
    if (typeof data !== 'string') return isFields(data) ? readFields(data) : unknownShape;
    const reading = readFields(parseObject(data));
    return reading.rule === null ? reading : { ...reading, rule: jsonString + reading.rule };
  } catch {
    return unknownShape;
  }
}

function parseObject(text: string): Fields {
  const parsed: unknown = text.length <= longestJson ? JSON.parse(text) : undefined;
  if (!isFields(parsed)) throw new TypeError('not a JSON object');
  return parsed;
}

function readFields(message: Fields): Reading {
  const named = findName(message);
  const places = [...bodyKeys.map(key => at(message, [key])).filter(isFields), message];
  const text = strings(places, textPaths)[0];
  const read = (code: EventCode, rule = named?.rule.name ?? namelessError): Reading =>
    text === undefined ? { code, rule } : { code, rule, message: clip(text, limits.textCharacters) };

  const errors = strings(places, codePaths).map(inSnakeCase);
  const documented = errors.find(isKojiCode);
  if (documented !== undefined) return read(documented);
  if (named === undefined) return saysError(places) ? read(codes.messageUnrecognised) : unknownShape;
  if (named.meaning !== undefined && named.meaning !== 'error') return read(named.meaning);
  return read(named.meaning === 'error' || saysError(places) ? codes.messageUnrecognised : codes.widgetMessage);
}

function findName(message: Fields): Named | undefined {
  const fitting = rules.flatMap(rule => {
    const name = asName(at(message, [rule.nameKey]));
    if (name === undefined || (rule.beside !== undefined && at(message, [rule.beside]) === undefined)) return [];
    return [{ rule, meaning: meaningOf(name) }];
  });
  return fitting.find(named => named.meaning !== undefined) ?? fitting[0];
}

function meaningOf(name: string): Named['meaning'] {
  for (const reading of readings(name)) {
    const code = meanings.get(reading);
    if (code !== undefined) return code;
    if (reading === 'error' || reading.endsWith('_error')) return 'error';
  }
  return undefined;
}

function saysError(places: readonly Fields[]): boolean {
  return places.some(place => {
    const error = at(place, ['error']);
    return error === true || isFields(error) || (typeof error === 'string' && error !== '');
  });
}

function isKojiCode(text: string): text is KojiCode {
  return (kojiCodes as readonly string[]).includes(text);
}

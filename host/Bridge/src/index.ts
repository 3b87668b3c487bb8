import type { Bridge } from './bridge';
import { warnOnce } from './log';
import type { StartOptions } from './options';
import { startOnce } from './start';
import * as words from './vocabulary';

export type { Bridge, Status } from './bridge';
export type { StartOptions } from './options';
export { seal } from './captured';
export { normalise } from './normalise';
export { describeRaw } from './raw';

/** What this script may say, for a host to compare with what it understands. */
export const vocabulary = {
  codes: [...words.kojiCodes, ...Object.values(words.codes)],
  kojiCodes: words.kojiCodes,
  sources: words.sources,
  trustLevels: words.trustLevels,
  trustReasons: words.trustReasons,
  replayOutcomes: words.replayOutcomes,
  facts: words.facts,
  factValues: Object.values(words.factValues),
  evidencePlace: words.evidencePlace,
  framePlaces: words.framePlaces,
  limits: words.limits,
  routes: words.routes,
  widgetLoadFailedMessage: words.widgetLoadFailedMessage,
};

// Only known while the script runs for the first time.
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;

/** Starts observing this page, or returns the bridge that already does. Throws a TypeError that names an unusable option. */
export function start(options: StartOptions = {}): Bridge {
  return startOnce(options, script?.src);
}

if (script?.dataset.token !== undefined) {
  try {
    start(script.dataset);
  } catch (error) {
    warnOnce('options', `not started: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

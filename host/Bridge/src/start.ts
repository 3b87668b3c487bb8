import { Bridge } from './bridge';
import { complete, type StartOptions } from './options';

// Not a variable of this module: a page may hold the bridge twice, and two of them would record everything twice.
const running = Symbol.for('koji-bridge.running');
const page = window as { [running]?: Bridge | undefined };

/**
 * Starts observing this page, or returns the bridge that already does. Throws a TypeError that names an unusable option.
 * `scriptAddress` is where the script came from: its origin is the host where no other is named.
 */
export function startOnce(options: StartOptions, scriptAddress: string | undefined): Bridge {
  return page[running] ??= new Bridge(complete(options, scriptAddress), () => { page[running] = undefined; });
}

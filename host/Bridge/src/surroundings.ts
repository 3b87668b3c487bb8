import type { Halts } from './halts';
import type { AudioInputs } from './inputs';
import type { MicrophonePermission } from './microphone';

/** What a page knows beside its frames. */
export interface Surroundings {
  readonly permission: MicrophonePermission;
  readonly inputs: AudioInputs;
  readonly halts: Halts;
}

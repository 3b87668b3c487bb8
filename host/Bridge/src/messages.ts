import { collect, fact } from './evidence';
import type { Frame } from './frame';
import type { Frames } from './frames';
import type { Handshakes } from './handshake';
import type { Journal } from './journal';
import { normalise } from './normalise';
import { describeRaw } from './raw';
import type { Surroundings } from './surroundings';
import { judge, type Judgement } from './trust';
import { codes, factValues, kojiCodes } from './vocabulary';
import type { Draft, Evidence } from './wire';

/** Takes every message that the page's window gets, whoever sent it. */
export class Messages {
  readonly #journal: Journal;
  readonly #frames: Frames;
  readonly #handshakes: Handshakes;
  readonly #surroundings: Surroundings;
  readonly #strayed: (judgement: Judgement, origin: string) => void;

  constructor(
    journal: Journal, frames: Frames, handshakes: Handshakes, surroundings: Surroundings,
    strayed: (judgement: Judgement, origin: string) => void,
  ) {
    this.#journal = journal;
    this.#frames = frames;
    this.#handshakes = handshakes;
    this.#surroundings = surroundings;
    this.#strayed = strayed;
  }

  take(event: MessageEvent): void {
    // Whoever wakes up first may be the widget: the halt comes before what it says.
    this.#surroundings.halts.look();
    const judgement = judge(event, this.#frames);
    const { frame, trust } = judgement;
    if (trust.level === 'trusted' && frame !== undefined) this.#handshakes.complete(frame);
    if (trust.reason === 'origin-is-not-the-widgets' || trust.reason === 'origin-is-opaque') this.#strayed(judgement, event.origin);
    this.#journal.record(trust.level, () => this.#draft(event, judgement));
    if (trust.level === 'trusted' && frame !== undefined) frame.heardAt = Date.now();
  }

  #draft(event: MessageEvent, { frame, trust }: Judgement): Draft {
    const { code, message, rule } = normalise(event.data);
    const raw = describeRaw(event.data);
    const isError = (kojiCodes as readonly string[]).includes(code);
    // The evidence of an error is what held until then; only afterwards may the message change it.
    const evidence = isError && frame !== undefined ? this.#evidence(frame, code) : undefined;
    if (frame !== undefined && code === codes.microphoneStarted) {
      frame.microphoneUsed = true;
      frame.microphoneLost = false;
    }
    return {
      source: 'widget',
      code,
      message,
      origin: event.origin,
      trust,
      frame: frame?.info,
      raw: rule === null ? raw : { ...raw, rule },
      evidence,
    };
  }

  #evidence(frame: Frame, code: string): Evidence[] {
    const seen = collect(frame, this.#surroundings);
    if (code !== 'session_expired') return seen;
    return [...seen, ...fact('page-halt', this.#surroundings.halts.mostOf(frame.heardAt) ?? factValues.none)];
  }
}

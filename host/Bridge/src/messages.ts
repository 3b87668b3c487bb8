import { dataOf, originOfMessage, sourceOf } from './captured';
import { collect, fact, unseen } from './evidence';
import type { Frame } from './frame';
import type { Frames } from './frames';
import type { Handshakes } from './handshake';
import type { Journal } from './journal';
import type { Noise } from './noise';
import { normalise } from './normalise';
import { describeRaw } from './raw';
import type { Replays } from './replay';
import type { Surroundings } from './surroundings';
import { judge, type Judgement } from './trust';
import { codes, factValues, kojiCodes } from './vocabulary';
import type { Draft, EventReference, Evidence } from './wire';

/** Takes every message that the page's window gets, no matter who sent it. */
export class Messages {
  readonly #journal: Journal;
  readonly #frames: Frames;
  readonly #handshakes: Handshakes;
  readonly #surroundings: Surroundings;
  readonly #replays: Replays;
  readonly #heard: (frame: Frame, event: MessageEvent) => void;
  readonly #noise: Noise | undefined;
  readonly #strayed: (judgement: Judgement, origin: string) => void;

  /** Without `noise`, each message is an event, no matter where it comes from. */
  constructor(
    journal: Journal, frames: Frames, handshakes: Handshakes, surroundings: Surroundings, replays: Replays, noise: Noise | undefined,
    strayed: (judgement: Judgement, origin: string) => void, heard: (frame: Frame, event: MessageEvent) => void,
  ) {
    this.#journal = journal;
    this.#frames = frames;
    this.#handshakes = handshakes;
    this.#surroundings = surroundings;
    this.#replays = replays;
    this.#noise = noise;
    this.#strayed = strayed;
    this.#heard = heard;
  }

  take(event: MessageEvent): void {
    // The widget may wake up first: the halt comes before what it says.
    this.#surroundings.halts.look();
    const replays = this.#replays.of(event);
    if (replays !== undefined) return this.#repeat(event, replays);
    const judgement = judge(event, this.#frames);
    const { frame, trust } = judgement;
    if (frame === undefined && this.#noise !== undefined && !this.#frames.isWidgetOrigin(originOfMessage(event)) && this.#noise.takes(event)) return;
    if (trust.level === 'trusted' && frame !== undefined) this.#handshakes.complete(frame);
    if (trust.reason === 'origin-is-not-the-widgets' || trust.reason === 'origin-is-opaque') this.#strayed(judgement, originOfMessage(event));
    this.#journal.record(trust.level, () => this.#draft(event, judgement));
    if (trust.level === 'trusted' && frame !== undefined) this.#heard(frame, event);
  }

  // Nobody said it now, so nothing follows from it: no handshake, no evidence, nothing about the microphone.
  #repeat(event: MessageEvent, replays: EventReference): void {
    this.#journal.record('untrusted', () => ({
      ...this.#reading(event),
      trust: { level: 'untrusted', reason: 'replayed' },
      frame: this.#frames.ofWindow(sourceOf(event))?.info,
      replays,
    }));
  }

  #draft(event: MessageEvent, { frame, trust }: Judgement): Draft {
    const reading = this.#reading(event);
    const { code } = reading;
    const isError = (kojiCodes as readonly string[]).includes(code);
    // The evidence of an error is what was true until then; only afterwards may the message change it.
    const evidence = isError && frame !== undefined ? this.#evidence(frame, code) : undefined;
    if (frame !== undefined && code === codes.microphoneStarted) {
      frame.microphoneUsed = true;
      frame.microphoneLost = false;
    }
    if (trust.level === 'trusted') frame?.hear(code);
    return { ...reading, trust, frame: frame?.info, evidence };
  }

  #reading(event: MessageEvent): Pick<Draft, 'source' | 'code' | 'message' | 'origin' | 'raw'> {
    const { code, message, rule } = normalise(dataOf(event));
    const raw = describeRaw(dataOf(event));
    return { source: 'widget', code, message, origin: originOfMessage(event), raw: rule === null ? raw : { ...raw, rule } };
  }

  #evidence(frame: Frame, code: string): Evidence[] {
    const seen = collect(frame, this.#surroundings);
    if (code !== 'session_expired') return seen;
    return [...seen, ...fact('page-halt', this.#surroundings.halts.mostOf(frame.heardAt) ?? unseen(frame, factValues.none))];
  }
}

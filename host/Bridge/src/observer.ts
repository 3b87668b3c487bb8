import { collect, fact } from './evidence';
import { Absence } from './absence';
import type { Frame } from './frame';
import { Frames, type FrameListener } from './frames';
import { Halts, type Halt } from './halts';
import { Handshakes } from './handshake';
import type { Journal } from './journal';
import { loading, policyOf } from './loading';
import { AudioInputs } from './inputs';
import { PageListeners } from './listeners';
import { guarded } from './log';
import { Messages } from './messages';
import { MicrophonePermission } from './microphone';
import { Noise } from './noise';
import type { Options } from './options';
import { probe } from './probe';
import { describeRaw } from './raw';
import { Replays } from './replay';
import { Reports } from './reports';
import type { Surroundings } from './surroundings';
import { originOf } from './text';
import type { Judgement } from './trust';
import { bridgeLateMessage, codes, factValues, widgetLoadFailedMessage, type ReplayOutcome } from './vocabulary';
import { ownObservation, type FrameInfo, type ReplayOrder } from './wire';

/** Everything that the bridge watches in a page, and what it says about it. */
export class Observer {
  readonly #journal: Journal;
  readonly #frames: Frames;
  readonly #handshakes: Handshakes;
  readonly #permission: MicrophonePermission;
  readonly #inputs = new AudioInputs();
  readonly #halts: Halts;
  readonly #replays: Replays;
  readonly #messages: Messages;
  readonly #noise: Noise;
  readonly #absence: Absence;
  readonly #listeners: PageListeners;
  readonly #reports = new Reports((by, address) => this.#refused(by, address));
  readonly #onMessage = guarded((event: MessageEvent) => this.#messages.take(event));
  readonly #onPageHide = guarded(() => this.#noise.flush());
  readonly #onViolation = guarded((event: SecurityPolicyViolationEvent) => this.#violated(event));

  /** `froze` is called when the page is about to stand still, perhaps for good. */
  constructor(options: Options, journal: Journal, froze: () => void) {
    this.#journal = journal;
    this.#handshakes = new Handshakes(options.handshakeDeadline, frame => void this.#missed(frame));
    this.#frames = new Frames(options.widgetOrigins, this.#frameListener());
    this.#permission = new MicrophonePermission((from, to) => this.#permissionChanged(from, to));
    this.#halts = new Halts(() => {
      journal.observe(codes.pageFrozen, { source: 'browser' });
      froze();
    }, halt => this.#halted(halt));
    this.#replays = new Replays(this.#frames);
    this.#noise = new Noise(journal);
    this.#absence = new Absence(journal, this.#frames, options.widgetOrigins, options.handshakeDeadline);
    const noise = options.messages === 'all' ? undefined : this.#noise;
    this.#messages = new Messages(journal, this.#frames, this.#handshakes, this.#surroundings, this.#replays, noise,
      (judgement, origin) => this.#strayed(judgement, origin), (frame, event) => this.#heard(frame, event));
    this.#listeners = new PageListeners({ late: (frame, after) => this.#listenedLate(frame, after), refused: (frame, origin) => this.#leftUnread(frame, origin) });
  }

  start(): void {
    this.#listen();
    this.#reports.start();
    void this.#permission.start();
    this.#inputs.start();
    this.#halts.start();
    this.#absence.start();
    this.#frames.start();
    // After the bridge's own listeners: those of the page are meant.
    this.#listeners.start();
  }

  stop(): void {
    this.#listeners.stop();
    window.removeEventListener('pagehide', this.#onPageHide, true);
    this.#noise.flush();
    this.#absence.stop();
    document.removeEventListener('securitypolicyviolation', this.#onViolation, true);
    this.#reports.stop();
    this.#permission.stop();
    this.#inputs.stop();
    this.#halts.stop();
    this.#frames.stop();
    this.#handshakes.stop();
  }

  /** Lets the page hear a recorded message again. */
  replay(order: ReplayOrder): ReplayOutcome {
    return this.#replays.dispatch(order);
  }

  get #surroundings(): Surroundings {
    return { permission: this.#permission, inputs: this.#inputs, halts: this.#halts };
  }

  #frameListener(): FrameListener {
    return {
      opened: view => view.addEventListener('message', this.#onMessage, true),
      closed: view => view.removeEventListener('message', this.#onMessage, true),
      found: frame => {
        this.#listen();
        this.#absence.over();
        // When the bridge started, the page's head may not have come as far as its title.
        this.#journal.observe(codes.frameFound, { frame: frame.info, raw: describeRaw({ title: document.title }) });
        // Silence says nothing of one whose first words may have been missed, and one that is met by its word does not wait for it.
        if (frame.spokeFrom !== undefined) return;
        if (frame.late) this.#cameLate(frame);
        else this.#handshakes.expect(frame);
      },
      loaded: frame => this.#journal.observe(codes.frameLoaded, { frame: frame.info }),
      navigated: (frame, how) => {
        this.#journal.observe(codes.frameNavigated, { frame: frame.info, message: `The frame navigated: ${how}.` });
        if (frame.interrupted) this.#lost(frame.former ?? frame.info, 'changed the src of the iframe');
        frame.interrupted = false;
        // Led away from a widget that was never ready, it stays due; of a lazy one nobody can tell whether it had begun to load.
        if (!frame.loaded && this.#frames.isWidget(frame)) this.#handshakes.expect(frame);
        else if (!frame.loaded && frame.element?.loading === 'lazy') this.#handshakes.forget(frame);
      },
      removed: frame => {
        if (frame.element?.loading === 'lazy') this.#handshakes.forget(frame);
        this.#journal.observe(codes.frameRemoved, { frame: frame.info });
        if (frame.interviewing) this.#lost(frame.info, 'took the widget away');
      },
    };
  }

  /** Once more is as good as once; document.open() takes every listener of window and document away. */
  #listen(): void {
    // Capturing, so that what was counted is reported before the farewell, and a listener of the page that stops a message does not hide it.
    window.addEventListener('pagehide', this.#onPageHide, true);
    window.addEventListener('message', this.#onMessage, true);
    document.addEventListener('securitypolicyviolation', this.#onViolation, true);
  }

  #lost(frame: FrameInfo, how: string): void {
    this.#journal.observe(codes.interviewLost, { frame, message: `The page ${how} in the middle of an interview, which is lost.` });
  }

  #cameLate(frame: Frame): void {
    const evidence = [...collect(frame, this.#surroundings), ...loading(frame, true)];
    this.#journal.observe(codes.bridgeLate, { message: bridgeLateMessage, frame: frame.info, evidence });
  }

  async #missed(frame: Frame): Promise<void> {
    if (!this.#frames.isWidget(frame)) return this.#takenAway(frame);
    const src = frame.src;
    const seen = loading(frame, true);
    const answer = await probe(src);
    // The answer took its time: what was missed may have come, or nobody waits for it now.
    if (frame.gone || frame.answered || frame.src !== src) return;
    const evidence = [...collect(frame, this.#surroundings), ...seen, ...fact('frame-address-probe', answer)];
    this.#journal.observe('widget_load_failed', { message: widgetLoadFailedMessage, frame: frame.info, evidence });
  }

  /** Pages take iframes away and put others in their place all the time; only a page that is left without a widget has lost it. */
  #takenAway(frame: Frame): void {
    if (this.#frames.anyInPlace) return;
    const evidence = [...collect(frame, this.#surroundings), ...loading(frame, false)];
    const info = frame.gone ? frame.info : frame.former;
    this.#journal.observe('widget_load_failed', { message: widgetLoadFailedMessage, frame: info, evidence });
  }

  #refused(by: string, address: string): void {
    const frame = this.#frames.ofOrigin(originOf(address));
    if (frame !== undefined) frame.refusedBy = by;
  }

  #heard(frame: Frame, event: MessageEvent): void {
    this.#listeners.hear(event, frame, frame.said === codes.widgetReady);
    if (frame.said === codes.widgetReady && this.#frames.hasTwin(frame)) {
      this.#journal.observe(codes.widgetTwice, { frame: frame.info, message: 'Another widget of the same project is live in this page.' });
    }
    if (frame.said === codes.microphoneStarted && frame.element?.checkVisibility?.() === false) {
      this.#journal.observe(codes.widgetHidden, { frame: frame.info, message: 'The widget uses the microphone where nobody can see it.' });
    }
  }

  #listenedLate(frame: Frame, after: number): void {
    const seconds = (after / 1000).toFixed(1);
    const message = `The page began to listen ${seconds} s after the widget had said that it is ready, which nobody read. Listen before the iframe is put into the page.`;
    this.#journal.observe(codes.listenerLate, { frame: frame.info, message });
  }

  #leftUnread(frame: Frame, origin: string): void {
    const message = `The page's listener read the origin of what the widget said, ${origin}, and left it unread: it waits for another origin or window. `
      + 'An origin has neither a path nor a slash at its end.';
    this.#journal.observe(codes.listenerRefused, { frame: frame.info, message });
  }

  #strayed({ frame }: Judgement, origin: string): void {
    if (frame === undefined || frame.strayOrigin === origin) return;
    frame.strayOrigin = origin;
    // A sandboxed frame posts from "null" without having gone anywhere.
    if (origin === 'null') return;
    this.#journal.observe(codes.frameNavigated, { frame: frame.info, message: `The frame navigated: it posts from ${origin}.` });
  }

  #violated({ effectiveDirective, blockedURI, disposition, sourceFile, lineNumber }: SecurityPolicyViolationEvent): void {
    const policy = disposition === 'enforce' ? policyOf(effectiveDirective) : undefined;
    if (policy !== undefined) this.#refused(policy, blockedURI);
    if (disposition === 'enforce') this.#absence.blocked(`${effectiveDirective} ${blockedURI}`);
    this.#journal.record('browser', () => ({
      source: 'browser',
      code: codes.policyViolation,
      trust: ownObservation,
      message: `${effectiveDirective} ${disposition === 'enforce' ? 'blocked' : 'would block'} ${blockedURI}`,
      frame: this.#frames.ofOrigin(originOf(blockedURI))?.info,
      raw: describeRaw({ effectiveDirective, blockedURI, disposition, sourceFile, lineNumber }),
    }));
  }

  #halted({ kind, from, to }: Halt): void {
    const seconds = Math.round((to - from) / 1000);
    if (kind === factValues.frozen) {
      this.#journal.observe(codes.pageResumed, { source: 'browser', message: `The page was frozen for ${seconds} s.` });
    } else {
      this.#journal.observe(codes.clockJumped, { message: `The clock went on for ${seconds} s while the page stood still.` });
    }
  }

  #permissionChanged(from: string, to: string): void {
    if (to !== 'granted') for (const frame of this.#frames.all) frame.microphoneLost = frame.microphoneUsed;
    this.#journal.record('browser', () => ({
      source: 'browser',
      code: codes.permissionChanged,
      trust: ownObservation,
      message: `microphone: ${from} → ${to}`,
      evidence: fact('microphone-permission', to),
    }));
  }
}

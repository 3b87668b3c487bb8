import { sendLast } from './beacon';
import { Delivery, type Channel, type State } from './channel';
import { Connection } from './connection';
import { Journal } from './journal';
import { Identity } from './identity';
import { guarded } from './log';
import { Observer } from './observer';
import type { Options } from './options';
import { Outbox } from './outbox';
import { describeRaw } from './raw';
import { Sender } from './sender';
import { codes } from './vocabulary';

export interface Status {
  readonly state: State;
  /** Events that the host has not acknowledged. */
  readonly queued: number;
  readonly stored: number;
  readonly refused: number;
}

/** One observed page load. */
export class Bridge {
  readonly #options: Options;
  readonly #identity: Identity;
  readonly #outbox = new Outbox();
  readonly #journal: Journal;
  readonly #observer: Observer;
  readonly #connection: Channel;
  readonly #sender: Sender;
  readonly #callbacks = new Set<(status: Status) => void>();
  readonly #ended: () => void;
  #stopping: Promise<void> | undefined;

  /** `ended` is called when this bridge no longer observes the page. */
  constructor(options: Options, ended: () => void) {
    this.#options = options;
    this.#identity = new Identity(options.run, options.session);
    this.#ended = ended;
    const changed = () => {
      this.#report();
      void this.#sender.flush();
    };
    this.#connection = options.deliver === undefined ? new Connection(options, this.#identity, changed, order => this.#observer.replay(order)) : new Delivery(options.deliver, changed);
    this.#sender = new Sender(this.#identity, this.#outbox, this.#connection, () => this.#report());
    const heard = options.onEvent === undefined ? undefined : guarded(options.onEvent);
    this.#journal = new Journal(this.#outbox, event => {
      heard?.(event);
      this.#report();
      void this.#sender.flush();
    });
    this.#observer = new Observer(options, this.#journal, () => sendLast(options, this.#identity, this.#outbox.all));
    this.#started();
    window.addEventListener('pagehide', this.#onPageHide);
    window.addEventListener('pageshow', this.#onPageShow);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#observer.start();
    void this.#connection.run();
  }

  get session(): string {
    return this.#identity.session;
  }

  status(): Status {
    const { stored, refused } = this.#sender;
    return { state: this.#connection.state, queued: this.#outbox.size, stored, refused };
  }

  /** Calls back on every change of the status; returns what ends that. */
  onStatus(callback: (status: Status) => void): () => void {
    const listener = guarded(callback);
    this.#callbacks.add(listener);
    return () => void this.#callbacks.delete(listener);
  }

  /** Resolves once the host has acknowledged everything emitted so far. */
  settled(): Promise<void> {
    return this.#outbox.whenEmpty();
  }

  /** Ends the session: observing stops, and what is left is sent. */
  stop(): Promise<void> {
    return this.#stopping ??= this.#stop();
  }

  async #stop(): Promise<void> {
    this.#observer.stop();
    window.removeEventListener('pagehide', this.#onPageHide);
    window.removeEventListener('pageshow', this.#onPageShow);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#ended();
    this.#close();
    this.#journal.stop();
    await this.#sender.hurry();
    sendLast(this.#options, this.#identity, this.#outbox.all);
    await this.#connection.stop();
  }

  #started(): void {
    const raw = describeRaw({
      // Without query and fragment: they are where pages keep secrets.
      page: location.origin + location.pathname,
      title: document.title,
      browser: navigator.userAgent,
      secureContext: isSecureContext,
      handshakeDeadline: this.#options.handshakeDeadline,
    });
    this.#journal.observe(codes.bridgeStarted, { raw });
  }

  #close(): void {
    this.#journal.flush();
    this.#journal.observe(codes.bridgeClosing);
  }

  readonly #onPageHide = guarded(() => {
    this.#close();
    sendLast(this.#options, this.#identity, this.#outbox.all);
  });

  readonly #onPageShow = guarded((event: PageTransitionEvent) => {
    if (!event.persisted) return;
    this.#started();
    this.#connection.hurry();
  });

  readonly #onVisibility = guarded(() => {
    if (document.visibilityState === 'hidden') void this.#sender.hurry();
  });

  #report(): void {
    if (this.#callbacks.size === 0) return;
    const status = this.status();
    for (const callback of this.#callbacks) callback(status);
  }
}

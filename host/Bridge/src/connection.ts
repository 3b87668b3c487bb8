import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { Backoff } from './backoff';
import type { Channel, State } from './channel';
import type { Identity } from './identity';
import { warnOnce } from './log';
import type { Options } from './options';
import { ConnectionPolicy } from './connectionPolicy';
import { routes, type ReplayOutcome } from './vocabulary';
import type { AttachReceipt, EventBatch, IngestReceipt, ReplayOrder } from './wire';

const startsUntilRefused = 3;

/** The line to the host's ingest hub. Comes back for ever: one loop serves the first start and every loss. */
export class Connection implements Channel {
  readonly #hub: HubConnection;
  readonly #options: Options;
  readonly #identity: Identity;
  readonly #backoff = new Backoff();
  readonly #policy: ConnectionPolicy;
  readonly #changed: (state: State) => void;
  #state: State = 'connecting';
  #met = false;
  #stopped = false;
  #lost: () => void = () => {};

  /** `replay` lets the page hear a recorded message again, when the host's owner asks for it. */
  constructor(options: Options, identity: Identity, changed: (state: State) => void, replay: (order: ReplayOrder) => ReplayOutcome) {
    this.#options = options;
    this.#identity = identity;
    this.#changed = changed;
    this.#policy = new ConnectionPolicy(options.host);
    this.#hub = new HubConnectionBuilder()
      .withUrl(options.host + routes.ingestHub, {
        transport: HttpTransportType.WebSockets,
        skipNegotiation: true,
        accessTokenFactory: () => options.token,
      })
      .configureLogging(LogLevel.None)
      .build();
    this.#hub.onclose(() => this.#lost());
    this.#hub.on(routes.replayMethod, replay);
    this.#hub.on(routes.reloadMethod, () => {
      // After the answer, which the page would take with it.
      setTimeout(() => location.reload());
      return true;
    });
  }

  get state(): State {
    return this.#state;
  }

  /** Whether an invocation has a chance now. Truer than the state, which follows a loss a little later. */
  get open(): boolean {
    return this.#hub.state === HubConnectionState.Connected;
  }

  append(batch: EventBatch): Promise<IngestReceipt> {
    return this.#hub.invoke<IngestReceipt>(routes.appendMethod, batch);
  }

  /** The host answered: the next loss is a new one. */
  proved(): void {
    this.#backoff.reset();
  }

  /** Tries at once instead of when the backoff ends. */
  hurry(): void {
    this.#backoff.wake();
  }

  async run(): Promise<void> {
    this.#policy.start();
    while (!this.#stopped) {
      const lost = new Promise<void>(resolve => { this.#lost = resolve; });
      try {
        await this.#hub.start();
        this.#met = true;
        this.#become('connected');
        this.#attach();
        await lost;
        this.#become('disconnected');
      } catch {
        this.#failed();
      }
      if (!this.#stopped) await this.#backoff.pause();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#policy.stop();
    this.#backoff.wake();
    await this.#hub.stop();
  }

  renamed(): void {
    this.#attach();
  }

  // Not awaited: events do not wait for it. That the session is another page's is said of the first of them, too.
  #attach(): void {
    const { run, session, secret } = this.#identity;
    this.#hub.invoke<AttachReceipt>(routes.attachMethod, run, session, secret ?? null).then(receipt => {
      this.#identity.given(session, receipt.secret);
      if (receipt.outcome === 'full') warnOnce('full', 'the host knows as many open pages as it can: this page is not among those that a recorded message can be sent to.');
    }, () => undefined);
  }

  #failed(): void {
    // A browser does not tell a script why a WebSocket failed: nothing there and a wrong token look the same.
    if (this.#met || this.#backoff.failures + 1 < startsUntilRefused) return;
    this.#become('refused');
    if (this.#policy.forbids) return;
    warnOnce('refused', `no connection to ${this.#options.host}. Check that this is the host's address and that the token is right.`);
  }

  #become(state: State): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed(state);
  }
}

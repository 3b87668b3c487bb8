import { policyOf } from './loading';
import { guarded } from './log';
import { factValues } from './vocabulary';

interface RefusalBody {
  readonly disposition?: string;
  readonly blockedURL?: string;
  readonly destination?: string;
  readonly effectiveDirective?: string;
}

interface SpeakingBody {
  toJSON(): RefusalBody;
}

/** What browsers report (W3C Reporting API) about frames that they refuse; where there is no such API it stays silent. */
export class Reports {
  readonly #observer: ReportingObserver | undefined;

  /** `refused` receives what refused which address. */
  constructor(refused: (by: string, address: string) => void) {
    if (typeof ReportingObserver === 'undefined') return;
    const take = ({ type = '', body }: Report) => {
      // Not every kind of body has its values as properties; all of them write themselves down.
      const refusal: RefusalBody = (body as SpeakingBody | null)?.toJSON() ?? {};
      const by = refusedBy(type, refusal);
      if (by !== undefined) refused(by, refusal.blockedURL ?? '');
    };
    this.#observer = new ReportingObserver(
      guarded((reports: Report[]) => reports.forEach(take)), { types: ['coep', 'csp-violation'], buffered: true });
  }

  start(): void {
    this.#observer?.observe();
  }

  stop(): void {
    this.#observer?.disconnect();
  }
}

function refusedBy(type: string, { disposition, destination, effectiveDirective }: RefusalBody): string | undefined {
  if (disposition !== 'enforce') return undefined;
  // The report is the same whether the widget lacks the one header or the other.
  if (type === 'coep') return destination === 'iframe' ? factValues.embedderOrResourcePolicy : undefined;
  return policyOf(effectiveDirective ?? '');
}

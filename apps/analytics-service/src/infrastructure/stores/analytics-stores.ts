import type { JobTurns } from '@pft/service-kit';
import type { ReferenceData } from '../../application/ledger/reference-data';
import type { AlertStore } from '../../domain/alert/alert-store';
import type { FactStore } from '../../domain/fact/fact-store';
import type { SummaryStore } from '../../domain/summary/summary-store';

/** The four stores of one engine and the turns of its jobs, opened together. */
export abstract class AnalyticsStores {
  abstract readonly engine: 'mongodb' | 'postgresql';
  abstract readonly facts: FactStore;
  abstract readonly summaries: SummaryStore;
  abstract readonly alerts: AlertStore;
  abstract readonly reference: ReferenceData;
  abstract readonly jobTurns: JobTurns;
  /** Throws where the engine does not answer. */
  abstract check(): Promise<void>;
  /** Removes what the feeds can rebuild, of every ledger; the service asks the feeds for everything at its next start. */
  abstract clearDerived(): Promise<void>;
  abstract close(): Promise<void>;
}

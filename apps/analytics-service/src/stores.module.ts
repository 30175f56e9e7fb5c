import { Global, Module, type Provider } from '@nestjs/common';
import { JobTurns } from '@pft/service-kit';
import { ReferenceData } from './application/ledger/reference-data';
import { AlertStore } from './domain/alert/alert-store';
import { FactStore } from './domain/fact/fact-store';
import { SummaryStore } from './domain/summary/summary-store';
import { AnalyticsStores } from './infrastructure/stores/analytics-stores';
import { openStores } from './infrastructure/stores/open-stores';
import { StoreLifecycle } from './infrastructure/stores/store-lifecycle';

const stores: Provider[] = [
  { provide: FactStore, useFactory: ({ facts }: AnalyticsStores) => facts, inject: [AnalyticsStores] },
  { provide: SummaryStore, useFactory: ({ summaries }: AnalyticsStores) => summaries, inject: [AnalyticsStores] },
  { provide: AlertStore, useFactory: ({ alerts }: AnalyticsStores) => alerts, inject: [AnalyticsStores] },
  { provide: ReferenceData, useFactory: ({ reference }: AnalyticsStores) => reference, inject: [AnalyticsStores] },
  { provide: JobTurns, useFactory: ({ jobTurns }: AnalyticsStores) => jobTurns, inject: [AnalyticsStores] },
];

/** The stores of the engine in use; the kit looks for the turns of jobs. */
@Global()
@Module({
  providers: [{ provide: AnalyticsStores, useFactory: () => openStores() }, ...stores, StoreLifecycle],
  exports: [FactStore, SummaryStore, AlertStore, ReferenceData, JobTurns],
})
export class StoresModule {}

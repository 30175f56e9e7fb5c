import { Module, type Provider } from '@nestjs/common';
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
];

/** The four stores of the engine in use. */
@Module({
  providers: [{ provide: AnalyticsStores, useFactory: () => openStores() }, ...stores, StoreLifecycle],
  exports: [FactStore, SummaryStore, AlertStore, ReferenceData],
})
export class StoresModule {}

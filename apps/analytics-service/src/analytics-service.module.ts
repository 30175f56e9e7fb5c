import { Module } from '@nestjs/common';
import { BundledRates, Rates } from '@pft/rates';
import { ServiceKitModule, SystemClock } from '@pft/service-kit';
import { ratesFile } from './configuration';
import { ApplyChanges } from './application/feed/apply-changes';
import { ComputeBudgets } from './application/budget/compute-budgets';
import { ConvertedMonths } from './application/summary/converted-months';
import { ListRates } from './application/rate/list-rates';
import { MarkAlert } from './application/alert/mark-alert';
import {
  AlertBell,
  AlertStore,
  ChangeReader,
  Clock,
  FactStore,
  NewAlertId,
  ReferenceData,
  SummaryStore,
} from './application/ports';
import { Positions } from './application/feed/positions';
import { RaiseAlerts } from './application/alert/raise-alerts';
import { ShowBudgets } from './application/budget/show-budgets';
import { Summarize } from './application/summary/summarize';
import { SummarizeMonths } from './application/summary/summarize-months';
import { SweepAlerts } from './application/alert/sweep-alerts';
import { DailySweep } from './infrastructure/jobs/alert-sweep';
import { FeedFollower } from './infrastructure/feed/feed-follower';
import { HttpChangeFeed } from './infrastructure/feed/http-change-feed';
import { AlertStreams } from './infrastructure/http/alert/alert-streams';
import { AlertsController } from './infrastructure/http/alert/alerts.controller';
import { AnalyticsController } from './infrastructure/http/summary/analytics.controller';
import './infrastructure/http/analytics-problems';
import { InternalController } from './infrastructure/http/internal/internal.controller';
import { ReadYourWrites } from './infrastructure/http/read-your-writes.interceptor';
import { openStores } from './infrastructure/stores/open-stores';
import { StoreLifecycle } from './infrastructure/stores/store-lifecycle';
import { AnalyticsStores } from './infrastructure/stores/analytics-stores';
import { UuidAlertId } from './infrastructure/uuid-alert-id';

@Module({
  imports: [ServiceKitModule.forRoot({ name: 'analytics-service' })],
  controllers: [AnalyticsController, AlertsController, InternalController],
  providers: [
    { provide: AnalyticsStores, useFactory: openStores },
    { provide: FactStore, useFactory: (stores: AnalyticsStores) => stores.facts, inject: [AnalyticsStores] },
    { provide: SummaryStore, useFactory: (stores: AnalyticsStores) => stores.summaries, inject: [AnalyticsStores] },
    { provide: AlertStore, useFactory: (stores: AnalyticsStores) => stores.alerts, inject: [AnalyticsStores] },
    { provide: ReferenceData, useFactory: (stores: AnalyticsStores) => stores.reference, inject: [AnalyticsStores] },
    StoreLifecycle,
    { provide: Rates, useFactory: () => new BundledRates(ratesFile()) },
    { provide: Clock, useClass: SystemClock },
    { provide: NewAlertId, useClass: UuidAlertId },
    AlertStreams,
    { provide: AlertBell, useExisting: AlertStreams },
    HttpChangeFeed,
    { provide: ChangeReader, useExisting: HttpChangeFeed },
    FeedFollower,
    ApplyChanges,
    ComputeBudgets,
    ConvertedMonths,
    ListRates,
    MarkAlert,
    Positions,
    RaiseAlerts,
    ReadYourWrites,
    ShowBudgets,
    Summarize,
    SummarizeMonths,
    SweepAlerts,
    DailySweep,
  ],
})
export class AnalyticsServiceModule {}

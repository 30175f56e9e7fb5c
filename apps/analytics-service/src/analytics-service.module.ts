import { Module } from '@nestjs/common';
import { ServiceKitModule, SystemClock } from '@pft/service-kit';
import { ApplyChanges } from './application/apply-changes';
import { ComputeBudgets } from './application/compute-budgets';
import { ConvertedMonths } from './application/converted-months';
import { ListRates } from './application/list-rates';
import { MarkAlert } from './application/mark-alert';
import {
  AlertBell,
  AlertStore,
  ChangeReader,
  Clock,
  FactStore,
  NewAlertId,
  Rates,
  ReferenceData,
  SummaryStore,
} from './application/ports';
import { Positions } from './application/positions';
import { RaiseAlerts } from './application/raise-alerts';
import { ShowBudgets } from './application/show-budgets';
import { Summarize } from './application/summarize';
import { SummarizeMonths } from './application/summarize-months';
import { SweepAlerts } from './application/sweep-alerts';
import { DailySweep } from './infrastructure/daily-sweep';
import { FeedFollower } from './infrastructure/feed/feed-follower';
import { HttpChangeFeed } from './infrastructure/feed/http-change-feed';
import { AlertStreams } from './infrastructure/http/alert-streams';
import { AlertsController } from './infrastructure/http/alerts.controller';
import { AnalyticsController } from './infrastructure/http/analytics.controller';
import './infrastructure/http/analytics-problems';
import { InternalController } from './infrastructure/http/internal.controller';
import { ReadYourWrites } from './infrastructure/http/read-your-writes.interceptor';
import { openStores } from './infrastructure/open-stores';
import { BundledRates } from './infrastructure/rates/bundled-rates';
import { StoreLifecycle } from './infrastructure/store-lifecycle';
import { AnalyticsStores } from './infrastructure/stores';
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
    { provide: Rates, useClass: BundledRates },
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

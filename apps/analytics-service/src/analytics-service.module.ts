import { Module } from '@nestjs/common';
import { ServiceKitModule } from '@pft/service-kit';
import { AlertModule } from './alert.module';
import { BudgetModule } from './budget.module';
import { ExplainModule } from './explain.module';
import { FeedModule } from './feed.module';
import { InternalController } from './infrastructure/http/internal/internal.controller';
import { LedgerModule } from './ledger.module';
import { RateModule } from './rate.module';
import { SummaryModule } from './summary.module';
import { WorthModule } from './worth.module';

@Module({
  imports: [
    ServiceKitModule.forRoot({ name: 'analytics-service' }),
    LedgerModule,
    RateModule,
    SummaryModule,
    WorthModule,
    ExplainModule,
    BudgetModule,
    AlertModule,
    FeedModule,
  ],
  controllers: [InternalController],
})
export class AnalyticsServiceModule {}

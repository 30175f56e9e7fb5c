import { Module } from '@nestjs/common';
import { ShowNetWorth } from './application/worth/show-net-worth';
import { NetWorthController } from './infrastructure/http/worth/net-worth.controller';
import { LedgerModule } from './ledger.module';
import { RateModule } from './rate.module';

@Module({
  imports: [LedgerModule, RateModule],
  controllers: [NetWorthController],
  providers: [ShowNetWorth],
})
export class WorthModule {}

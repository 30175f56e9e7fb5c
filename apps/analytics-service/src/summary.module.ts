import { Module } from '@nestjs/common';
import { ConvertedMonths } from './application/summary/converted-months';
import { Summarize } from './application/summary/summarize';
import { SummarizeMonths } from './application/summary/summarize-months';
import { SummaryController } from './infrastructure/http/summary/summary.controller';
import { registerSummaryProblems } from './infrastructure/http/summary/summary.problems';
import { LedgerModule } from './ledger.module';
import { RateModule } from './rate.module';

registerSummaryProblems();

@Module({
  imports: [LedgerModule, RateModule],
  controllers: [SummaryController],
  providers: [ConvertedMonths, Summarize, SummarizeMonths],
  exports: [Summarize, SummarizeMonths],
})
export class SummaryModule {}

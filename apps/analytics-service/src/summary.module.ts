import { Module } from '@nestjs/common';
import { BudgetModule } from './budget.module';
import { CompareRanges } from './application/summary/compare-ranges';
import { ConvertedMonths } from './application/summary/converted-months';
import { ExpectIncome } from './application/summary/expect-income';
import { ShowOutlook } from './application/summary/show-outlook';
import { Summarize } from './application/summary/summarize';
import { SummarizeMonths } from './application/summary/summarize-months';
import { SummaryController } from './infrastructure/http/summary/summary.controller';
import { registerSummaryProblems } from './infrastructure/http/summary/summary.problems';
import { LedgerModule } from './ledger.module';
import { RateModule } from './rate.module';

registerSummaryProblems();

@Module({
  imports: [LedgerModule, RateModule, BudgetModule],
  controllers: [SummaryController],
  providers: [ConvertedMonths, CompareRanges, ExpectIncome, ShowOutlook, Summarize, SummarizeMonths],
  exports: [Summarize, SummarizeMonths],
})
export class SummaryModule {}

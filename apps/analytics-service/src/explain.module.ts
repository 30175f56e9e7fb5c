import { Module } from '@nestjs/common';
import { ExplainFigure } from './application/explain/explain-figure';
import { ExplainHoldings } from './application/explain/explain-holdings';
import { ExplainRows } from './application/explain/explain-rows';
import { ExplainController } from './infrastructure/http/explain/explain.controller';
import { registerExplainProblems } from './infrastructure/http/explain/explain.problems';
import { LedgerModule } from './ledger.module';
import { RateModule } from './rate.module';

registerExplainProblems();

@Module({
  imports: [LedgerModule, RateModule],
  controllers: [ExplainController],
  providers: [ExplainFigure, ExplainHoldings, ExplainRows],
})
export class ExplainModule {}

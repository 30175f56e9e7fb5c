import { Module } from '@nestjs/common';
import { ComputeBudgets } from './application/budget/compute-budgets';
import { FindFixedCosts } from './application/budget/find-fixed-costs';
import { ProposeLimit } from './application/budget/propose-limit';
import { ShowBudgets } from './application/budget/show-budgets';
import { BudgetStatesController } from './infrastructure/http/budget/budget-states.controller';
import { registerBudgetProblems } from './infrastructure/http/budget/budget.problems';
import { LedgerModule } from './ledger.module';
import { RateModule } from './rate.module';

registerBudgetProblems();

@Module({
  imports: [LedgerModule, RateModule],
  controllers: [BudgetStatesController],
  providers: [ComputeBudgets, FindFixedCosts, ProposeLimit, ShowBudgets],
  exports: [ComputeBudgets, FindFixedCosts, ShowBudgets],
})
export class BudgetModule {}

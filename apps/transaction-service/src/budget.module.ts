import { Module } from '@nestjs/common';
import { ChangeBudget } from './application/budget/change-budget';
import { RemoveBudget } from './application/budget/remove-budget';
import { SetBudget } from './application/budget/set-budget';
import { BudgetsController } from './infrastructure/http/budget/budgets.controller';
import { LedgerStoresModule } from './ledger-stores.module';

@Module({
  imports: [LedgerStoresModule],
  providers: [SetBudget, ChangeBudget, RemoveBudget],
  controllers: [BudgetsController],
})
export class BudgetModule {}

import { Injectable } from '@nestjs/common';
import { requireVersion, UnitOfWork } from '@pft/kernel';
import { BudgetNotFound } from '../../domain/budget/budget-errors';
import { BudgetRepository } from '../../domain/budget/budget-repository';
import { type Ledger } from '../ports';

/** @throws BudgetNotFound, VersionStale */
@Injectable()
export class RemoveBudget {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly budgets: BudgetRepository,
  ) {}

  async execute(ledger: Ledger, id: string, expectedVersion?: number): Promise<void> {
    await this.unitOfWork.run(ledger.ledgerId, async () => {
      const budget = await this.budgets.find(ledger.ledgerId, id);
      if (!budget) throw new BudgetNotFound();
      requireVersion(expectedVersion, budget.version);
      await this.budgets.remove(budget);
    });
  }
}

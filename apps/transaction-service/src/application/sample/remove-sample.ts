import { Injectable } from '@nestjs/common';
import { type Cause, Clock, UnitOfWork } from '@pft/kernel';
import { AccountRepository } from '../../domain/account/account-repository';
import { BudgetRepository } from '../../domain/budget/budget-repository';
import { CategoryRepository } from '../../domain/category/category-repository';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { Ledger } from '../ports';
import { releaseRefunds } from '../transaction/release-refunds';
import { type SampleCounts, SampleStore } from './sample-store';

const CAUSE: Cause = { by: 'sample' };

/**
 * Takes away all that the sample made, changed since or not. An account or a category that a person's own rows or budgets use by
 * now stays, and so does a row that an imported file has brought as well.
 */
@Injectable()
export class RemoveSample {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: SampleStore,
    private readonly accounts: AccountRepository,
    private readonly categories: CategoryRepository,
    private readonly transactions: TransactionRepository,
    private readonly budgets: BudgetRepository,
    private readonly clock: Clock,
  ) {}

  /** Answers how much was taken away. */
  async execute({ ledgerId }: Ledger): Promise<SampleCounts> {
    const work = async () => {
      const made = await this.store.made(ledgerId);
      const rows = await this.transactions.findMany(ledgerId, made.transactions);
      await this.transactions.remove(rows, CAUSE);
      await releaseRefunds(this.transactions, rows, this.clock.now());
      const removed = { transactions: rows.length, accounts: 0, budgets: 0, categories: 0 };
      for (const id of made.budgets) if (await this.removeBudget(ledgerId, id)) removed.budgets++;
      for (const id of made.accounts) if (await this.removeAccount(ledgerId, id)) removed.accounts++;
      for (const id of made.categories) if (await this.removeCategory(ledgerId, id)) removed.categories++;
      return removed;
    };
    return this.unitOfWork.run(ledgerId, work, { long: true });
  }

  private async removeBudget(ledgerId: string, id: string): Promise<boolean> {
    const budget = await this.budgets.find(ledgerId, id);
    if (budget) await this.budgets.remove(budget, CAUSE);
    return budget !== null;
  }

  private async removeAccount(ledgerId: string, id: string): Promise<boolean> {
    const account = await this.accounts.find(ledgerId, id);
    if (!account || (await this.accounts.hasTransactions(ledgerId, id))) return false;
    await this.accounts.remove(account, CAUSE);
    return true;
  }

  private async removeCategory(ledgerId: string, id: string): Promise<boolean> {
    const category = await this.categories.find(ledgerId, id);
    if (!category || (await this.isUsed(ledgerId, id))) return false;
    await this.categories.remove(category, null);
    return true;
  }

  private async isUsed(ledgerId: string, id: string): Promise<boolean> {
    return (
      (await this.categories.hasChildren(ledgerId, id)) ||
      (await this.transactions.ofCategory(ledgerId, id)).length > 0 ||
      (await this.budgets.withCategory(ledgerId, id)).length > 0
    );
  }
}

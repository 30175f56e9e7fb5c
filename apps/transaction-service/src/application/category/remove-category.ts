import { Injectable } from '@nestjs/common';
import { type Cause, requireVersion, Clock, UnitOfWork } from '@pft/kernel';
import { BudgetRepository } from '../../domain/budget/budget-repository';
import type { Category } from '../../domain/category/category';
import {
  CategoryArchived,
  CategoryHasChildren,
  CategoryHasTransactions,
  CategoryInBudget,
  CategoryKindDiffers,
  CategoryNotFound,
} from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type Ledger } from '../ports';

/**
 * Deletes a category. Its transactions, budgets and remembered payees go to `moveTo`, or lose it where that is `none`.
 * @throws CategoryNotFound, VersionStale, CategoryHasChildren, CategoryHasTransactions (without `moveTo`), CategoryInBudget,
 * CategoryKindDiffers, CategoryArchived
 */
@Injectable()
export class RemoveCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly categories: CategoryRepository,
    private readonly transactions: TransactionRepository,
    private readonly budgets: BudgetRepository,
    private readonly clock: Clock,
  ) {}

  async execute(ledger: Ledger, id: string, moveTo?: string, expectedVersion?: number): Promise<void> {
    const { ledgerId } = ledger;
    await this.unitOfWork.run(ledgerId, async () => {
      const category = await this.categories.find(ledgerId, id);
      if (!category) throw new CategoryNotFound();
      requireVersion(expectedVersion, category.version);
      const target = await this.target(category, moveTo);
      if (await this.categories.hasChildren(ledgerId, id)) throw new CategoryHasChildren();
      await this.moveTransactions(category, target, moveTo !== undefined);
      await this.moveBudgets(category, target);
      await this.categories.remove(category, target);
    });
  }

  private async target(category: Category, moveTo: string | undefined): Promise<string | null> {
    if (moveTo === undefined || moveTo === 'none') return null;
    const target = await this.categories.find(category.ledgerId, moveTo);
    if (!target || target.id === category.id) throw new CategoryNotFound('moveTo');
    if (target.kind !== category.kind) throw new CategoryKindDiffers(category.kind, target.kind, 'moveTo');
    if (target.archived) throw new CategoryArchived(target.id, 'moveTo');
    return target.id;
  }

  private async moveTransactions(category: Category, target: string | null, told: boolean): Promise<void> {
    const rows = await this.transactions.ofCategory(category.ledgerId, category.id);
    if (rows.length === 0) return;
    if (!told) throw new CategoryHasTransactions();
    const now = this.clock.now();
    await this.transactions.change(
      rows.map((before) => ({ before, after: before.recategorized(category.id, target, now) })),
      causeOf(category),
    );
  }

  private async moveBudgets(category: Category, target: string | null): Promise<void> {
    for (const before of await this.budgets.withCategory(category.ledgerId, category.id)) {
      const left = before.categoryIds.filter((categoryId) => categoryId !== category.id);
      const categoryIds = target ? [...left, target] : left;
      if (categoryIds.length === 0) throw new CategoryInBudget(before.id);
      await this.budgets.change(before, before.changed({ categoryIds }, this.clock.now()), causeOf(category));
    }
  }
}

/** Nobody chose these rows one by one: an import whose rows only lost a category can still be undone. */
function causeOf({ id }: Category): Cause {
  return { by: 'category-moved', ref: id };
}

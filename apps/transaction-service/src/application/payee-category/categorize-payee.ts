import { Injectable } from '@nestjs/common';
import { Clock, Ids, UnitOfWork } from '@pft/kernel';
import type { CategoryKind } from '../../domain/category/category';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { takesKind } from '../../domain/transaction/transaction-rules';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { ActStore } from '../../domain/activity/act-store';
import { type Ledger } from '../ports';
import { PayeeCategories } from '../../domain/payee-category/payee-categories';

export interface CategorizePayeeInput {
  payeeContains: string;
  categoryId: string;
  /** Of which rows: those of the category's kind, unless it is said that incomes are refunds in a category of spending. */
  type?: CategoryKind;
  /** What a person has put elsewhere stays there. */
  uncategorisedOnly?: boolean;
  dryRun?: boolean;
}

export interface CategorizedPayee {
  updated: number;
  /** Of them those that had another category. */
  replaced: number;
  /** None after a dry run. */
  activityId: string | null;
}

/**
 * Gives a category to all rows of one type whose payee contains a text, or to those that have none, and remembers it for the next
 * import. Transfers and rows with splits stay as they are. It is an act that can be undone. @throws CategoryNotFound, CategoryArchived, CategoryKindDiffers
 */
@Injectable()
export class CategorizePayee {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly categories: CategoryRepository,
    private readonly transactions: TransactionRepository,
    private readonly payeeCategories: PayeeCategories,
    private readonly acts: ActStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: Ledger, input: CategorizePayeeInput): Promise<CategorizedPayee> {
    const { ledgerId } = ledger;
    const payeeContains = input.payeeContains.trim();
    return this.unitOfWork.run(ledgerId, async () => {
      const category = await this.categories.find(ledgerId, input.categoryId);
      if (!category) throw new CategoryNotFound('categoryId');
      if (category.archived) throw new CategoryArchived(category.id, 'categoryId');
      const type = input.type ?? category.kind;
      if (!takesKind(type, category.kind)) throw new CategoryKindDiffers(type, category.kind, 'categoryId');
      const now = this.clock.now();
      const rows = await this.transactions.ofPayee(ledgerId, type, payeeContains);
      const changes = rows
        .filter(({ categoryId }) => !input.uncategorisedOnly || categoryId === null)
        .map((before) => ({ before, after: before.categorized(category.id, now) }))
        .filter(({ before, after }) => after !== before);
      const updated = changes.length;
      const replaced = changes.filter(({ before }) => before.categoryId !== null).length;
      if (input.dryRun) return { updated, replaced, activityId: null };
      const before = await this.payeeCategories.ofText(ledgerId, payeeContains, type);
      const ref = await this.payeeCategories.remember(ledgerId, {
        id: this.ids.next(),
        payeeContains,
        kind: type,
        categoryId: category.id,
        createdAt: now,
      });
      await this.transactions.change(changes, { by: 'payee-rule', ref });
      const activityId = this.ids.next();
      await this.acts.add(ledgerId, {
        id: activityId,
        kind: 'categorize',
        rows: changes.map(({ after: { id, version } }) => ({ id, version })),
        released: [],
        remembered: { id: ref, before },
        at: now,
        undoneAt: null,
      });
      return { updated, replaced, activityId };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '@pft/kernel';
import type { CategoryKind } from '../../domain/category/category';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { type ImportId, ImportRepository } from '../../domain/import/import-repository';
import { takesKind } from '../../domain/transaction/transaction-rules';
import { PayeeCategories } from '../../domain/payee-category/payee-categories';

export interface RowsOfPayee {
  payeeContains: string;
  categoryId: string;
  /** Of which rows: those of the category's kind, unless it is said that incomes are refunds in a category of spending. */
  type?: CategoryKind;
}

/**
 * Gives a category to all rows of a payee in a preview, and remembers it for the payee; inside the unit of work of the change.
 * @throws CategoryNotFound, CategoryArchived, CategoryKindDiffers
 */
@Injectable()
export class CategorizeRows {
  constructor(
    private readonly imports: ImportRepository,
    private readonly categories: CategoryRepository,
    private readonly payeeCategories: PayeeCategories,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ ledgerId, id }: ImportId, input: RowsOfPayee): Promise<void> {
    const payeeContains = input.payeeContains.trim();
    const field = 'categorize.categoryId';
    const category = await this.categories.find(ledgerId, input.categoryId);
    if (!category) throw new CategoryNotFound(field);
    if (category.archived) throw new CategoryArchived(category.id, field);
    const type = input.type ?? category.kind;
    if (!takesKind(type, category.kind)) throw new CategoryKindDiffers(type, category.kind, field);
    await this.imports.categorize(ledgerId, id, type, payeeContains, category.id);
    await this.payeeCategories.remember(ledgerId, {
      id: this.ids.next(),
      payeeContains,
      kind: type,
      categoryId: category.id,
      createdAt: this.clock.now(),
    });
  }
}

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pft/kernel';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { PayeeCategories, type PayeeCategory } from '../../domain/payee-category/payee-categories';
import { PayeeCategoryExists, PayeeCategoryNotFound } from '../../domain/payee-category/payee-category-errors';
import { takesKind } from '../../domain/transaction/transaction-rules';
import { type Ledger } from '../ports';

export interface ChangePayeeCategoryInput {
  payeeContains?: string;
  categoryId?: string;
}

/**
 * What is remembered is another text, or leads to another category; rows keep what they have.
 * @throws PayeeCategoryNotFound, PayeeCategoryExists, CategoryNotFound, CategoryArchived, CategoryKindDiffers
 */
@Injectable()
export class ChangePayeeCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly categories: CategoryRepository,
    private readonly payeeCategories: PayeeCategories,
  ) {}

  async execute({ ledgerId }: Ledger, id: string, input: ChangePayeeCategoryInput): Promise<PayeeCategory> {
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.payeeCategories.find(ledgerId, id);
      if (!before) throw new PayeeCategoryNotFound();
      const after = {
        ...before,
        payeeContains: input.payeeContains?.trim() ?? before.payeeContains,
        categoryId: input.categoryId ?? before.categoryId,
      };
      if (after.categoryId !== before.categoryId) await this.requireCategory(ledgerId, after);
      const same = await this.payeeCategories.ofText(ledgerId, after.payeeContains, after.kind);
      if (same && same.id !== id) throw new PayeeCategoryExists(after.payeeContains);
      await this.payeeCategories.change(ledgerId, after);
      return after;
    });
  }

  private async requireCategory(ledgerId: string, { categoryId, kind }: PayeeCategory): Promise<void> {
    const category = await this.categories.find(ledgerId, categoryId);
    if (!category) throw new CategoryNotFound('categoryId');
    if (category.archived) throw new CategoryArchived(categoryId, 'categoryId');
    if (!takesKind(kind, category.kind)) throw new CategoryKindDiffers(kind, category.kind, 'categoryId');
  }
}

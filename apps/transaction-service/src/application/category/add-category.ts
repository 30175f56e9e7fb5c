import { Injectable } from '@nestjs/common';
import { Clock, Ids, UnitOfWork } from '@pft/kernel';
import { Category, type CategoryKind } from '../../domain/category/category';
import { CategoryNotFound, TooManyCategories } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { type Ledger } from '../ports';
import { DefaultCategories } from './default-categories';

const MAX_CATEGORIES = 1000;

export interface AddCategoryInput {
  name: string;
  kind: CategoryKind;
  parentId?: string | null;
  color?: string | null;
  icon?: string | null;
}

/** @throws CategoryNotFound (the parent), CategoryKindDiffers, CategoryTooDeep, TooManyCategories */
@Injectable()
export class AddCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly categories: CategoryRepository,
    private readonly defaults: DefaultCategories,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: Ledger, input: AddCategoryInput): Promise<Category> {
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      await this.defaults.ensure(ledgerId);
      const parent = input.parentId ? await this.categories.find(ledgerId, input.parentId) : null;
      if (input.parentId && !parent) throw new CategoryNotFound('parentId');
      if ((await this.categories.count(ledgerId)) >= MAX_CATEGORIES) throw new TooManyCategories(MAX_CATEGORIES);
      const details = { name: input.name, color: input.color ?? null, icon: input.icon ?? null, archived: false };
      const category = Category.create(ledgerId, this.ids.next(), input.kind, parent, details, this.clock.now());
      await this.categories.add([category]);
      return category;
    });
  }
}

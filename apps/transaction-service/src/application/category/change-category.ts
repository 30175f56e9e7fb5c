import { Injectable } from '@nestjs/common';
import { requireVersion, Clock, UnitOfWork } from '@pft/kernel';
import type { Category } from '../../domain/category/category';
import { CategoryNotFound } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { type Ledger } from '../ports';

export interface ChangeCategoryInput {
  name?: string;
  parentId?: string | null;
  color?: string | null;
  icon?: string | null;
  archived?: boolean;
}

/** @throws CategoryNotFound, VersionStale, CategoryKindDiffers, CategoryTooDeep */
@Injectable()
export class ChangeCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly categories: CategoryRepository,
    private readonly clock: Clock,
  ) {}

  async execute(ledger: Ledger, id: string, input: ChangeCategoryInput, expectedVersion?: number): Promise<Category> {
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.categories.find(ledgerId, id);
      if (!before) throw new CategoryNotFound();
      requireVersion(expectedVersion, before.version);
      const parentId = input.parentId === undefined ? before.parentId : input.parentId;
      const parent = parentId ? await this.categories.find(ledgerId, parentId) : null;
      if (parentId && !parent) throw new CategoryNotFound('parentId');
      const hasChildren = parent !== null && (await this.categories.hasChildren(ledgerId, id));
      const details = {
        name: input.name ?? before.name,
        color: input.color === undefined ? before.color : input.color,
        icon: input.icon === undefined ? before.icon : input.icon,
        archived: input.archived ?? before.archived,
      };
      const after = before.changed(details, parent, hasChildren, this.clock.now());
      if (after !== before) await this.categories.change(before, after);
      return after;
    });
  }
}

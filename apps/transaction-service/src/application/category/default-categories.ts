import { Injectable } from '@nestjs/common';
import { Clock, Ids, UnitOfWork } from '@pft/kernel';
import { Category, type CategoryKind } from '../../domain/category/category';
import { CategoryRepository } from '../../domain/category/category-repository';
import { DEFAULT_CATEGORIES } from '../../domain/category/default-categories';

/** Gives a ledger its categories at first use, once: whoever deletes them all gets none back. */
@Injectable()
export class DefaultCategories {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly categories: CategoryRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async ensure(ledgerId: string): Promise<void> {
    // Asked twice: without the lock for the many times it is there, with it for the first two readers at once.
    if (await this.categories.defaultsMade(ledgerId)) return;
    await this.unitOfWork.run(ledgerId, async () => {
      if (await this.categories.defaultsMade(ledgerId)) return;
      await this.categories.markDefaultsMade(ledgerId);
      await this.categories.add([...this.make(ledgerId, 'expense'), ...this.make(ledgerId, 'income')]);
    });
  }

  private make(ledgerId: string, kind: CategoryKind): Category[] {
    const now = this.clock.now();
    return DEFAULT_CATEGORIES[kind].flatMap(({ name, color, icon, children = [] }) => {
      const parent = Category.create(
        ledgerId,
        this.ids.next(),
        kind,
        null,
        { name, color, icon, archived: false },
        now,
      );
      const below = children.map((child) =>
        Category.create(ledgerId, this.ids.next(), kind, parent, { ...child, color, archived: false }, now),
      );
      return [parent, ...below];
    });
  }
}

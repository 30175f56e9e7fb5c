import { Injectable } from '@nestjs/common';
import type { Cause } from '@pft/kernel';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { Category } from '../../../domain/category/category';
import { CategoryRepository } from '../../../domain/category/category-repository';
import { categoryChange } from '../../changes/category.snapshot';
import { requireOneRow } from '../written-rows';

@Injectable()
export class TypeOrmCategoryRepository extends CategoryRepository {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<Category | null> {
    return this.unitOfWork.manager.findOne<Category>(Category, { where: { ledgerId, id } });
  }

  async all(ledgerId: string): Promise<Category[]> {
    return this.unitOfWork.manager.find<Category>(Category, { where: { ledgerId }, order: { id: 'ASC' } });
  }

  async count(ledgerId: string): Promise<number> {
    return this.unitOfWork.manager.count<Category>(Category, { where: { ledgerId } });
  }

  async hasChildren(ledgerId: string, id: string): Promise<boolean> {
    return this.unitOfWork.manager.exists<Category>(Category, { where: { ledgerId, parentId: id } });
  }

  async add(categories: readonly Category[], cause?: Cause): Promise<void> {
    await this.unitOfWork.manager.insert<Category>(Category, [...categories]);
    for (const category of categories) this.unitOfWork.record(categoryChange(null, category, cause));
  }

  async change(before: Category, after: Category): Promise<void> {
    const { name, parentId, color, icon, archived, updatedAt, version } = after;
    const { ledgerId, id } = before;
    const { affected } = await this.unitOfWork.manager.update<Category>(
      Category,
      { ledgerId, id, version: before.version },
      { name, parentId, color, icon, archived, updatedAt, version },
    );
    requireOneRow([[], affected]);
    this.unitOfWork.record(categoryChange(before, after));
  }

  async remove(category: Category, moveTo: string | null): Promise<void> {
    const { ledgerId, id, version } = category;
    if (moveTo) {
      await this.unitOfWork.manager.query(
        'UPDATE payee_category SET category_id = $3 WHERE ledger_id = $1 AND category_id = $2',
        [ledgerId, id, moveTo],
      );
    }
    const { affected } = await this.unitOfWork.manager.delete<Category>(Category, { ledgerId, id, version });
    requireOneRow([[], affected]);
    this.unitOfWork.record(categoryChange(category, null));
  }

  async defaultsMade(ledgerId: string): Promise<boolean> {
    const answer: unknown = await this.unitOfWork.manager.query('SELECT 1 FROM ledger WHERE ledger_id = $1', [
      ledgerId,
    ]);
    return rowsOf(answer).length > 0;
  }

  async markDefaultsMade(ledgerId: string): Promise<void> {
    await this.unitOfWork.manager.query('INSERT INTO ledger (ledger_id, categories_made_at) VALUES ($1, now())', [
      ledgerId,
    ]);
  }
}

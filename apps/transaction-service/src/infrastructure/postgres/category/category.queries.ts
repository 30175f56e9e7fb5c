import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { CategoryResponse } from '@pft/contracts';
import type { CategoryKind } from '../../../domain/category/category';

interface Row {
  id: string;
  name: string;
  kind: CategoryKind;
  parent_id: string | null;
  color: string | null;
  icon: string | null;
  archived: boolean;
  created_at: Date;
  updated_at: Date;
  version: number;
}

const SELECT = `
  SELECT id, name, kind, parent_id, color, icon, archived, created_at, updated_at, version
  FROM category WHERE ledger_id = $1`;

@Injectable()
export class SqlCategoryQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  async find(ledgerId: string, id: string): Promise<CategoryResponse | null> {
    const [view] = await this.read(`${SELECT} AND id = $2`, [ledgerId, id]);
    return view ?? null;
  }

  /** Oldest first, so that the default set keeps its order; after the category with the id `afterId`. */
  async list(ledgerId: string, afterId: string | null, limit: number): Promise<CategoryResponse[]> {
    return this.read(`${SELECT} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`, [ledgerId, afterId, limit]);
  }

  private async read(sql: string, parameters: unknown[]): Promise<CategoryResponse[]> {
    return rowsOf<Row>(await this.unitOfWork.manager.query(sql, parameters)).map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      parentId: row.parent_id,
      color: row.color,
      icon: row.icon,
      archived: row.archived,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      version: row.version,
    }));
  }
}

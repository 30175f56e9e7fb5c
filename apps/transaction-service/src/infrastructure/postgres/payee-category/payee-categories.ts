import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import {
  PayeeCategories,
  type PayeeCategory,
  type WantedPayeeCategories,
} from '../../../domain/payee-category/payee-categories';
import type { CategoryKind } from '../../../domain/category/category';
import { containing } from '../transaction/like-pattern';
import { writtenRows } from '../written-rows';

interface Row {
  id: string;
  payee_contains: string;
  kind: CategoryKind;
  category_id: string;
  created_at: Date;
}

@Injectable()
export class SqlPayeeCategories extends PayeeCategories {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async all(ledgerId: string): Promise<PayeeCategory[]> {
    return this.read(
      `SELECT p.* FROM payee_category p JOIN category c ON c.ledger_id = p.ledger_id AND c.id = p.category_id
       WHERE p.ledger_id = $1 AND NOT c.archived ORDER BY length(p.payee_contains) DESC, p.id DESC`,
      ledgerId,
    );
  }

  async find(ledgerId: string, id: string): Promise<PayeeCategory | null> {
    const [found] = await this.read('SELECT * FROM payee_category WHERE ledger_id = $1 AND id = $2', ledgerId, id);
    return found ?? null;
  }

  async ofText(ledgerId: string, payeeContains: string, kind: CategoryKind): Promise<PayeeCategory | null> {
    const [found] = await this.read(
      'SELECT * FROM payee_category WHERE ledger_id = $1 AND lower(payee_contains) = lower($2) AND kind = $3',
      ledgerId,
      payeeContains,
      kind,
    );
    return found ?? null;
  }

  async list(
    ledgerId: string,
    afterId: string | null,
    limit: number,
    { q = '', categoryId }: WantedPayeeCategories = {},
  ): Promise<PayeeCategory[]> {
    return this.read(
      `SELECT * FROM payee_category WHERE ledger_id = $1 AND ($2::uuid IS NULL OR id > $2)
         AND payee_contains ILIKE $4 AND ($5::uuid IS NULL OR category_id = $5) ORDER BY id LIMIT $3`,
      ledgerId,
      afterId,
      limit,
      containing(q.trim()),
      categoryId ?? null,
    );
  }

  async change(ledgerId: string, { id, payeeContains, categoryId }: PayeeCategory): Promise<void> {
    await this.unitOfWork.manager.query(
      'UPDATE payee_category SET payee_contains = $3, category_id = $4 WHERE ledger_id = $1 AND id = $2',
      [ledgerId, id, payeeContains, categoryId],
    );
  }

  async remember(ledgerId: string, entry: PayeeCategory): Promise<string> {
    const [row] = rowsOf<{ id: string }>(
      await this.unitOfWork.manager.query(
        `INSERT INTO payee_category (ledger_id, id, payee_contains, kind, category_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (ledger_id, lower(payee_contains), kind) DO UPDATE
         SET payee_contains = excluded.payee_contains, category_id = excluded.category_id, created_at = excluded.created_at
       RETURNING id`,
        [ledgerId, entry.id, entry.payeeContains, entry.kind, entry.categoryId, entry.createdAt],
      ),
    );
    return row?.id ?? entry.id;
  }

  async forget(ledgerId: string, id: string): Promise<boolean> {
    return (
      writtenRows(
        await this.unitOfWork.manager.query('DELETE FROM payee_category WHERE ledger_id = $1 AND id = $2', [
          ledgerId,
          id,
        ]),
      ) > 0
    );
  }

  private async read(sql: string, ...parameters: unknown[]): Promise<PayeeCategory[]> {
    return rowsOf<Row>(await this.unitOfWork.manager.query(sql, parameters)).map((row) => ({
      id: row.id,
      payeeContains: row.payee_contains,
      kind: row.kind,
      categoryId: row.category_id,
      createdAt: row.created_at,
    }));
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { prepared, TypeOrmUnitOfWork } from '@pft/change-log';
import type { TransactionState } from '../../../domain/transaction/transaction';
import type { TransactionSearch } from '../../../domain/transaction/transaction-search';
import { containing } from './like-pattern';
import { SELECT_TRANSACTION, stateOf, type TransactionRow } from './transaction.rows';

/** Where a list goes on. */
export interface TransactionPosition {
  readonly date: string;
  readonly id: string;
}

/** Answers rows as stored, so that a list makes no aggregates of them. */
@Injectable()
export class SqlTransactionQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  async find(ledgerId: string, id: string): Promise<TransactionState | null> {
    const sql = `${SELECT_TRANSACTION} WHERE t.ledger_id = $1 AND t.id = $2`;
    const [row] = await this.read('transaction-get', sql, [ledgerId, id]);
    return row ?? null;
  }

  /** At most `limit` rows after the position, the newest first: date desc, id desc. */
  async list(
    ledgerId: string,
    filter: TransactionSearch,
    after: TransactionPosition | null,
    limit: number,
  ): Promise<TransactionState[]> {
    const parameters: unknown[] = [ledgerId];
    const put = (value: unknown) => `$${parameters.push(value)}`;
    const where = ['t.ledger_id = $1', ...conditions(filter, put)];
    if (after) where.push(`(t.date, t.id) < (${put(after.date)}::date, ${put(after.id)}::uuid)`);
    const sql = `${SELECT_TRANSACTION} WHERE ${where.join(' AND ')} ORDER BY t.date DESC, t.id DESC LIMIT ${put(limit)}`;
    // A search is not kept: each number of words is a statement of its own.
    const name = filter.words.length === 0 ? `transactions-${createHash('sha1').update(sql).digest('hex')}` : '';
    return this.read(name, sql, parameters);
  }

  private async read(name: string, sql: string, parameters: unknown[]): Promise<TransactionState[]> {
    const rows = await prepared<TransactionRow>(this.unitOfWork.manager, name, sql, parameters);
    return rows.map(stateOf);
  }
}

function conditions(filter: TransactionSearch, put: (value: unknown) => string): string[] {
  const where: string[] = [];
  if (filter.from !== undefined) where.push(`t.date >= ${put(filter.from)}::date`);
  if (filter.to !== undefined) where.push(`t.date <= ${put(filter.to)}::date`);
  if (filter.type !== undefined) where.push(`t.type = ${put(filter.type)}`);
  if (filter.accountId !== undefined) {
    const account = put(filter.accountId);
    where.push(`(t.account_id = ${account}::uuid OR t.to_account_id = ${account}::uuid)`);
  }
  if (filter.categoryId === 'none') where.push(`t.type <> 'transfer' AND ${inCategory('IS NULL')}`);
  else if (filter.categoryId !== undefined) {
    const category = put(filter.categoryId);
    where.push(
      inCategory(`IN (SELECT id FROM category WHERE ledger_id = $1 AND (id = ${category} OR parent_id = ${category}))`),
    );
  }
  for (const word of filter.words) {
    const pattern = put(containing(word));
    where.push(
      `(t.payee ILIKE ${pattern} OR t.payee_name ILIKE ${pattern} OR t.note ILIKE ${pattern} OR EXISTS (SELECT FROM unnest(t.tags) tag WHERE tag ILIKE ${pattern}))`,
    );
  }
  return where;
}

/** A row with splits is in the categories of its splits, any other row in its own. */
function inCategory(test: string): string {
  return `CASE WHEN t.has_splits THEN EXISTS (
      SELECT FROM transaction_split s WHERE s.ledger_id = $1 AND s.transaction_id = t.id AND s.category_id ${test}
    ) ELSE t.category_id ${test} END`;
}

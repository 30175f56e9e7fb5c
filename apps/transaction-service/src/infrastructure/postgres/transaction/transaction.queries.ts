import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { poolOf, prepared, TypeOrmUnitOfWork } from '@pft/change-log';
import type { TransactionState } from '../../../domain/transaction/transaction';
import type {
  ListedTransaction,
  TransactionOrder,
  TransactionPosition,
  TransactionSearch,
} from '../../../domain/transaction/transaction-search';
import type { PartialSum } from '../../../domain/transaction/transaction-totals';
import { conditions, type NamedPlaces, ordered, type Statement } from './transaction.conditions';
import { type BalanceColumns, listedOf, withBalances } from './transaction.balances';
import { AS_WRITTEN, asJson, type TransactionAsJson, type WrittenRow } from './transaction.json';
import { SELECT_TRANSACTION, stateOf, type TransactionRow } from './transaction.rows';
import { totalsStatement } from './transaction.totals';

const NOTHING_NAMED: NamedPlaces = { categories: [], accounts: [] };

/** Of a list that is read to its end. */
const ROWS_AT_ONCE = 250;

const READ_NAMED = `
  SELECT (SELECT coalesce(json_agg(json_build_object('id', id, 'parentId', parent_id, 'name', name)), '[]')
          FROM category WHERE ledger_id = $1) AS categories,
         (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')
          FROM account WHERE ledger_id = $1) AS accounts`;

/** Answers rows as stored, so that a list makes no aggregates of them. */
@Injectable()
export class SqlTransactionQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  async find(ledgerId: string, id: string): Promise<TransactionState | null> {
    const sql = `${SELECT_TRANSACTION} WHERE t.ledger_id = $1 AND t.id = $2`;
    const [row] = await this.read<TransactionRow>('transaction-get', { sql, parameters: [ledgerId, id] });
    return row ? stateOf(row) : null;
  }

  /** At most `limit` rows after the position, in that order. */
  async list(
    ledgerId: string,
    filter: TransactionSearch,
    order: TransactionOrder,
    after: TransactionPosition | null,
    limit: number,
    balanceOf?: string,
  ): Promise<ListedTransaction[]> {
    const statement = await this.pageStatement(ledgerId, filter, order, after, limit, balanceOf);
    return (await this.read<TransactionRow & BalanceColumns>(nameOf(filter, statement), statement)).map(listedOf);
  }

  /** The same rows for a page that only passes them on. */
  async listAsJson(...asked: Parameters<SqlTransactionQueries['list']>): Promise<TransactionAsJson[]> {
    const statement = await this.pageStatement(...asked);
    const named = { name: nameOf(asked[1], statement), text: statement.sql, values: [...statement.parameters] };
    const pool = poolOf(this.unitOfWork.manager.connection);
    return (await pool.query<WrittenRow>({ ...named, types: AS_WRITTEN })).rows.map(asJson);
  }

  private async pageStatement(...asked: Parameters<SqlTransactionQueries['list']>): Promise<Statement> {
    const [ledgerId, filter, order, after, limit, balanceOf] = asked;
    const page = listStatement(ledgerId, filter, await this.placesFor(ledgerId, filter), order, after, limit);
    return balanceOf === undefined ? page : withBalances(page, balanceOf);
  }

  /** All rows of a list, some at a time, each of them once: what is changed meanwhile is as it is when its turn comes. */
  async *all(
    ledgerId: string,
    filter: TransactionSearch,
    order: TransactionOrder,
    inTurn: <T>(read: () => Promise<T>) => Promise<T>,
  ): AsyncGenerator<TransactionState[]> {
    let after: TransactionPosition | null = null;
    for (;;) {
      const place = after;
      const rows: TransactionState[] = await inTurn(() => this.list(ledgerId, filter, order, place, ROWS_AT_ONCE));
      yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_AT_ONCE) return;
      after = { date: last.date, id: last.id, figure: last.amount.toDecimal() };
    }
  }

  /** How the categories and accounts of a ledger are called, by their ids. */
  async names(ledgerId: string): Promise<Record<keyof NamedPlaces, ReadonlyMap<string, string>>> {
    const { categories, accounts } = await this.places(ledgerId);
    const byId = (named: NamedPlaces['accounts']) => new Map(named.map(({ id, name }) => [id, name]));
    return { categories: byId(categories), accounts: byId(accounts) };
  }

  /** What the rows of a list add up to, by currency and by the day whose rate they need. */
  async totals(ledgerId: string, filter: TransactionSearch, baseCurrency: string): Promise<PartialSum[]> {
    const statement = totalsStatement(ledgerId, filter, await this.placesFor(ledgerId, filter), baseCurrency);
    const sums = await this.read<Omit<PartialSum, 'minor'> & { minor: string }>(nameOf(filter, statement), statement);
    return sums.map((sum) => ({ ...sum, minor: BigInt(sum.minor) }));
  }

  /** Asked only where there are words to be looked for. */
  private async placesFor(ledgerId: string, { words }: TransactionSearch): Promise<NamedPlaces> {
    return words.length === 0 ? NOTHING_NAMED : this.places(ledgerId);
  }

  private async places(ledgerId: string): Promise<NamedPlaces> {
    const [places] = await this.read<NamedPlaces>('named-places', { sql: READ_NAMED, parameters: [ledgerId] });
    return places ?? NOTHING_NAMED;
  }

  private read<T>(name: string, { sql, parameters }: Statement): Promise<T[]> {
    return prepared<T>(this.unitOfWork.manager, name, sql, [...parameters]);
  }
}

/** A search is not kept: each number of words is a statement of its own. */
function nameOf({ words }: TransactionSearch, { sql }: Statement): string {
  return words.length === 0 ? `transactions-${createHash('sha1').update(sql).digest('hex')}` : '';
}

export function listStatement(
  ledgerId: string,
  filter: TransactionSearch,
  places: NamedPlaces,
  order: TransactionOrder,
  after: TransactionPosition | null,
  limit: number,
): Statement {
  const parameters: unknown[] = [ledgerId];
  const put = (value: unknown) => `$${parameters.push(value)}`;
  const where = conditions(filter, places, put);
  const [from, by] = ordered(order, after, put);
  const sql = `${SELECT_TRANSACTION} WHERE ${[...where, ...from].join(' AND ')} ORDER BY ${by} LIMIT ${put(limit)}`;
  return { sql, parameters };
}

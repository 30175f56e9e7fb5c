import { Injectable } from '@nestjs/common';
import { arrayText, prepared, rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { Cause } from '@pft/kernel';
import { Transaction } from '../../../domain/transaction/transaction';
import { type TransactionChange, TransactionRepository } from '../../../domain/transaction/transaction-repository';
import { transactionChange } from '../../changes/transaction.snapshot';
import { columnsOf, SELECT_TRANSACTION, stateOf, TRANSACTION_COLUMNS, type TransactionRow } from './transaction.rows';
import { requireRows } from '../written-rows';
import { type Movement, movements } from './movements';
import { containing } from './like-pattern';

/** Rows a statement writes at most: large enough for an import, small enough for the statement timeout. */
const BATCH_ROWS = 1_000;

const names = TRANSACTION_COLUMNS.map(({ name }) => name);
const chosen = TRANSACTION_COLUMNS.map(
  ({ name, type, element }) => `x.${name}${type === element ? '' : `::${type}`}`,
).join(', ');
/** `$1` is the ledger; the columns are `$2` and on. */
const unnested = TRANSACTION_COLUMNS.map(({ element }, i) => `$${i + 2}::${element}[]`).join(', ');
const moves = `$${names.length + 2}::uuid[], $${names.length + 3}::numeric[]`;

// Row and balance in one statement: two round trips less on the path that is walked most.
const insert = (rows: string): string => `
  WITH added AS (INSERT INTO transaction (ledger_id, ${names.join(', ')}) ${rows})
  UPDATE account SET balance_minor = balance_minor + m.minor FROM unnest(${moves}) AS m (id, minor)
  WHERE account.ledger_id = $1 AND account.id = m.id`;
const INSERT_MANY = insert(`SELECT $1::uuid, ${chosen} FROM unnest(${unnested}) AS x (${names.join(', ')})`);
// One row as 22 arrays of one element costs three times what its values do.
const single = TRANSACTION_COLUMNS.map(({ type }, i) => `$${i + 2}::${type}`);
const INSERT_ONE = insert(`VALUES ($1::uuid, ${single.join(', ')})`);

const UPDATE = `
  UPDATE transaction t SET (${names.join(', ')}) = ROW (${chosen})
  FROM unnest(${unnested}) AS x (${names.join(', ')})
  WHERE t.ledger_id = $1 AND t.id = x.id AND t.version = x.version - 1`;

const MOVE_BALANCES = `
  UPDATE account SET balance_minor = balance_minor + m.minor FROM unnest($2::uuid[], $3::numeric[]) AS m (id, minor)
  WHERE account.ledger_id = $1 AND account.id = m.id`;

const FIND_AT = `
  SELECT found.*, s.head FROM (${SELECT_TRANSACTION} WHERE t.ledger_id = $1 AND t.id = $2) found
  JOIN change_stream s ON s.owner_id = $1`;
/** With its refunds, so many at most. The ids first, each found by its own index. */
const FIND_WITH_REFUNDS_AT = `
  SELECT found.*, s.head FROM (
    ${SELECT_TRANSACTION} WHERE t.ledger_id = $1 AND t.id = ANY (ARRAY(
      SELECT $2::uuid UNION ALL
      (SELECT id FROM transaction WHERE ledger_id = $1 AND refund_of IS NOT NULL AND refund_of = $2 LIMIT $3)))
  ) found JOIN change_stream s ON s.owner_id = $1 ORDER BY found.id`;

@Injectable()
export class SqlTransactionRepository extends TransactionRepository {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<Transaction | null> {
    const [transaction] = await this.load('WHERE t.ledger_id = $1 AND t.id = $2', [ledgerId, id]);
    return transaction ?? null;
  }

  async findMany(ledgerId: string, ids: readonly string[]): Promise<Transaction[]> {
    const found: Transaction[] = [];
    // In batches too: 100,000 rows in one answer would meet the statement timeout.
    for (const batch of batches(ids)) {
      found.push(...(await this.load('WHERE t.ledger_id = $1 AND t.id = ANY($2::uuid[])', [ledgerId, batch])));
    }
    return found;
  }

  async ofImport(ledgerId: string, importId: string): Promise<Transaction[]> {
    return this.loadMany(ledgerId, 't.import_id = $2', [importId]);
  }

  async ofCategory(ledgerId: string, categoryId: string): Promise<Transaction[]> {
    const inSplit = 'SELECT transaction_id FROM transaction_split WHERE ledger_id = $1 AND category_id = $2';
    return this.loadMany(ledgerId, `(t.category_id = $2 OR t.id IN (${inSplit}))`, [categoryId]);
  }

  async named(ledgerId: string, payeeName: string): Promise<Transaction[]> {
    return this.loadMany(ledgerId, 'lower(t.payee_name) COLLATE "C" = lower($2)', [payeeName]);
  }

  async ofPayee(ledgerId: string, type: 'income' | 'expense', payeeContains: string): Promise<Transaction[]> {
    const text = containing(payeeContains);
    return this.loadMany(ledgerId, 't.type = $2 AND NOT t.has_splits AND (t.payee ILIKE $3 OR t.payee_name ILIKE $3)', [
      type,
      text,
    ]);
  }

  async refundsOf(ledgerId: string, purchaseIds: readonly string[]): Promise<Transaction[]> {
    // One look-up a purchase, whatever the planner thinks of rows that it has not counted yet.
    const answer: unknown = await this.unitOfWork.manager.query(
      `SELECT r.id FROM unnest($2::uuid[]) AS x (id) CROSS JOIN LATERAL (
         SELECT id FROM transaction WHERE ledger_id = $1 AND refund_of IS NOT NULL AND refund_of = x.id OFFSET 0
       ) r ORDER BY r.id`,
      [ledgerId, purchaseIds],
    );
    return this.findMany(ledgerId, idsOf(answer));
  }

  async add(transactions: readonly Transaction[], cause?: Cause): Promise<void> {
    for (const batch of batches(transactions)) {
      const { ledgerId } = batch[0];
      const moved = movements(batch.map((after) => ({ before: null, after })));
      const columns = columnsOf(batch);
      const [name, sql, values] =
        batch.length === 1
          ? (['transaction-add-one', INSERT_ONE, columns.map(([value]) => value)] as const)
          : (['transaction-add', INSERT_MANY, columns.map(arrayText)] as const);
      await prepared(this.unitOfWork.manager, name, sql, [ledgerId, ...values, ...columnsOfMovements(moved)]);
      await this.insertSplits(ledgerId, batch);
      for (const transaction of batch) this.unitOfWork.record(transactionChange(null, transaction, cause));
      await this.unitOfWork.writeAhead();
    }
  }

  async change(changes: readonly TransactionChange[], cause?: Cause): Promise<void> {
    for (const batch of batches(changes.filter(({ before, after }) => before !== after))) {
      const { ledgerId } = batch[0].before;
      const rows = batch.map(({ after }) => after);
      requireRows(await this.unitOfWork.manager.query(UPDATE, [ledgerId, ...columnsOf(rows)]), rows.length);
      const split = batch.filter(({ before, after }) => before.splits !== after.splits && before.splits.length > 0);
      if (split.length > 0) {
        await this.unitOfWork.manager.query(
          'DELETE FROM transaction_split WHERE ledger_id = $1 AND transaction_id = ANY($2::uuid[])',
          [ledgerId, split.map(({ before }) => before.id)],
        );
      }
      await this.insertSplits(
        ledgerId,
        batch.filter(({ before, after }) => before.splits !== after.splits).map(({ after }) => after),
      );
      await this.moveBalances(ledgerId, movements(batch));
      for (const { before, after } of batch) this.unitOfWork.record(transactionChange(before, after, cause));
      await this.unitOfWork.writeAhead();
    }
  }

  async remove(transactions: readonly Transaction[], cause?: Cause): Promise<void> {
    for (const batch of batches(transactions)) {
      const { ledgerId } = batch[0];
      requireRows(
        await this.unitOfWork.manager.query('DELETE FROM transaction WHERE ledger_id = $1 AND id = ANY($2::uuid[])', [
          ledgerId,
          batch.map(({ id }) => id),
        ]),
        batch.length,
      );
      await this.moveBalances(ledgerId, movements(batch.map((before) => ({ before, after: null }))));
      for (const transaction of batch) this.unitOfWork.record(transactionChange(transaction, null, cause));
      await this.unitOfWork.writeAhead();
    }
  }

  private async loadMany(ledgerId: string, where: string, parameters: unknown[]): Promise<Transaction[]> {
    const sql = `SELECT t.id FROM transaction t WHERE t.ledger_id = $1 AND ${where} ORDER BY t.id`;
    const answer: unknown = await this.unitOfWork.manager.query(sql, [ledgerId, ...parameters]);
    return this.findMany(ledgerId, idsOf(answer));
  }

  /**
   * The row, the refunds that name it where they are wanted, and at which change of their ledger they are so; null where there is
   * no such row, or more refunds than `most`.
   */
  async findAt(
    ledgerId: string,
    { id, refunds }: { id: string; refunds: boolean },
    most: number,
  ): Promise<{ row: Transaction; refunds: Transaction[]; head: number } | null> {
    const [name, sql, more] = refunds
      ? (['transaction-with-refunds-at', FIND_WITH_REFUNDS_AT, [most + 1]] as const)
      : (['transaction-at', FIND_AT, []] as const);
    const values = [ledgerId, id, ...more];
    const found = await prepared<TransactionRow & { head: bigint }>(this.unitOfWork.manager, name, sql, values);
    const rows = found.map((row) => Transaction.restore(stateOf(row)));
    const row = rows.find((each) => each.id === id);
    if (!row || rows.length > most + 1) return null;
    return { row, refunds: rows.filter((each) => each !== row), head: Number(found[0]?.head) };
  }

  private async load(where: string, parameters: unknown[]): Promise<Transaction[]> {
    const answer: unknown = await this.unitOfWork.manager.query(`${SELECT_TRANSACTION} ${where}`, parameters);
    return rowsOf<TransactionRow>(answer).map((row) => Transaction.restore(stateOf(row)));
  }

  private async insertSplits(ledgerId: string, rows: readonly Transaction[]): Promise<void> {
    const splits = rows.flatMap((row) => row.splits.map((split, position) => ({ ...split, position, rowId: row.id })));
    if (splits.length === 0) return;
    await this.unitOfWork.manager.query(
      `INSERT INTO transaction_split (ledger_id, transaction_id, position, category_id, amount_minor, note)
       SELECT $1::uuid, x.* FROM unnest($2::uuid[], $3::smallint[], $4::uuid[], $5::bigint[], $6::text[]) AS x`,
      [
        ledgerId,
        splits.map((split) => split.rowId),
        splits.map((split) => split.position),
        splits.map((split) => split.categoryId),
        splits.map((split) => split.amount.amountMinor),
        splits.map((split) => split.note),
      ],
    );
  }

  private async moveBalances(ledgerId: string, moved: readonly Movement[]): Promise<void> {
    if (moved.length > 0) await this.unitOfWork.manager.query(MOVE_BALANCES, [ledgerId, ...columnsOfMovements(moved)]);
  }
}

const idsOf = (answer: unknown): string[] => rowsOf<{ id: string }>(answer).map(({ id }) => id);

const columnsOfMovements = (moved: readonly Movement[]): [accountIds: string[], minors: bigint[]] => [
  moved.map(({ accountId }) => accountId),
  moved.map(({ minor }) => minor),
];

function* batches<T>(items: readonly T[]): Generator<[T, ...T[]]> {
  for (let start = 0; start < items.length; start += BATCH_ROWS) {
    yield items.slice(start, start + BATCH_ROWS) as [T, ...T[]];
  }
}

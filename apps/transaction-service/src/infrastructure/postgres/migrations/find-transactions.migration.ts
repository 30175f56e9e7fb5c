import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Money } from '@pft/kernel';
import { figuresOf, searchTextOf } from '../../../domain/transaction/search-text';

const BATCH_ROWS = 2_000;

interface Row {
  ledger_id: string;
  id: string;
  payee: string | null;
  payee_name: string | null;
  note: string | null;
  tags: string[];
  amount_minor: bigint;
  currency: string;
  to_amount_minor: bigint | null;
  to_currency: string | null;
  original_minor: bigint | null;
  original_currency: string | null;
  splits: { amountMinor: string; note: string | null }[] | null;
}

const money = (minor: bigint | null, currency: string | null) =>
  minor === null || currency === null ? null : Money.of(minor, currency);

/**
 * Beside its fields a row keeps what is searched of it, folded, and its figures as they are written, by which it is ordered and
 * found. Not in one transaction: the rows of a batch are all that is locked, and a start that was broken off goes on where it was.
 */
export class FindTransactions1765100000000 implements MigrationInterface {
  readonly name = 'FindTransactions1765100000000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE transaction ADD COLUMN IF NOT EXISTS search text, ADD COLUMN IF NOT EXISTS figures numeric[]',
    );
    await this.fillRows(runner);
    // Not concurrently: that waits for all who wait for the lock of migrations, such as the other services that start.
    await runner.query(
      'CREATE INDEX IF NOT EXISTS transaction_by_figure ON transaction (ledger_id, (figures[1]), date, id)',
    );
    await runner.query('ANALYZE transaction');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transaction_by_figure');
    await runner.query('ALTER TABLE transaction DROP COLUMN search, DROP COLUMN figures');
  }

  /** In the order of the key, so that each page is found at once. */
  private async fillRows(runner: QueryRunner): Promise<void> {
    let [ledgerId, id] = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const rows = (await runner.query(
        `SELECT ledger_id, id, payee, payee_name, note, tags, amount_minor, currency, to_amount_minor, to_currency,
                original_minor, original_currency,
                CASE WHEN has_splits THEN (
                  SELECT json_agg(json_build_object('amountMinor', s.amount_minor::text, 'note', s.note) ORDER BY s.position)
                  FROM transaction_split s WHERE s.ledger_id = t.ledger_id AND s.transaction_id = t.id
                ) END AS splits
         FROM transaction t WHERE (ledger_id, id) > ($1::uuid, $2::uuid) AND search IS NULL
         ORDER BY ledger_id, id LIMIT ${BATCH_ROWS}`,
        [ledgerId, id],
      )) as Row[];
      const last = rows.at(-1);
      if (!last) return;
      const found = rows.map(foundBy);
      await runner.query(
        `UPDATE transaction t SET search = x.search, figures = x.figures::numeric[]
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS x (ledger_id, id, search, figures)
         WHERE t.ledger_id = x.ledger_id AND t.id = x.id AND t.search IS NULL`,
        [
          rows.map((row) => row.ledger_id),
          rows.map((row) => row.id),
          found.map(({ search }) => search),
          found.map(({ figures }) => `{${figures.join(',')}}`),
        ],
      );
      ({ ledger_id: ledgerId, id } = last);
    }
  }
}

function foundBy(row: Row): { search: string; figures: string[] } {
  const splits = (row.splits ?? []).map(({ amountMinor, note }) => ({
    categoryId: null,
    amount: Money.of(BigInt(amountMinor), row.currency),
    note,
  }));
  const amounts = {
    amount: Money.of(row.amount_minor, row.currency),
    toAmount: money(row.to_amount_minor, row.to_currency),
    originalAmount: money(row.original_minor, row.original_currency),
  };
  return {
    search: searchTextOf({ ...row, payeeName: row.payee_name, splits }),
    figures: figuresOf({ ...amounts, splits }),
  };
}

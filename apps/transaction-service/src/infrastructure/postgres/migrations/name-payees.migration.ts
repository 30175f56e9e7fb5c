import type { MigrationInterface, QueryRunner } from 'typeorm';
import { cleanPayee, typedName } from '../../../domain/payee/clean-payee';

const BATCH_ROWS = 5_000;

interface Row {
  ledger_id: string;
  id: string;
  payee: string;
  imported: boolean;
}

/**
 * A payee has a name beside what the bank wrote, and a person may rename it for all. Not in one transaction: the rows of a batch
 * are all that is locked, and a start that was broken off goes on where it was.
 */
export class NamePayees1764930000000 implements MigrationInterface {
  readonly name = 'NamePayees1764930000000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transaction ADD COLUMN IF NOT EXISTS payee_name text');
    await runner.query('ALTER TABLE import_row ADD COLUMN IF NOT EXISTS payee_name text');
    await runner.query(`
      CREATE TABLE IF NOT EXISTS payee_alias (
        ledger_id uuid NOT NULL,
        key text NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (ledger_id, key)
      )`);
    await this.nameRows(runner);
    // Not concurrently: that waits for all who wait for the lock of migrations, such as the other services that start.
    await runner.query(`
      CREATE INDEX IF NOT EXISTS transaction_by_payee
        ON transaction (ledger_id, (lower(payee_name) COLLATE "C"), payee_name) WHERE payee_name IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payee_alias');
    await runner.query('DROP INDEX transaction_by_payee');
    await runner.query('ALTER TABLE import_row DROP COLUMN payee_name');
    await runner.query('ALTER TABLE transaction DROP COLUMN payee_name');
  }

  /** In the order of the key, so that each page is found at once; no name without a payee. */
  private async nameRows(runner: QueryRunner): Promise<void> {
    let [ledgerId, id] = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const rows = (await runner.query(
        `SELECT ledger_id, id, payee, import_id IS NOT NULL AS imported FROM transaction
         WHERE (ledger_id, id) > ($1::uuid, $2::uuid) AND payee IS NOT NULL AND payee_name IS NULL
         ORDER BY ledger_id, id LIMIT ${BATCH_ROWS}`,
        [ledgerId, id],
      )) as Row[];
      const last = rows.at(-1);
      if (!last) return;
      await runner.query(
        `UPDATE transaction t SET payee_name = x.name FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS x (ledger_id, id, name)
         WHERE t.ledger_id = x.ledger_id AND t.id = x.id AND t.payee_name IS NULL`,
        [
          rows.map((row) => row.ledger_id),
          rows.map((row) => row.id),
          rows.map(({ payee, imported }) => (imported ? cleanPayee(payee) : typedName(payee))),
        ],
      );
      ({ ledger_id: ledgerId, id } = last);
    }
  }
}

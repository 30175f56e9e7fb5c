import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several rows of an import may begin on one line, so that a row is known by its number in the import; and rows that are no movement are told apart. */
export class NumberImportRows1764850000000 implements MigrationInterface {
  readonly name = 'NumberImportRows1764850000000';

  async up(runner: QueryRunner): Promise<void> {
    // Without indexes while all rows are written, so that none of them is kept up row by row.
    await runner.query('ALTER TABLE import_row DROP CONSTRAINT import_row_pkey');
    await runner.query('DROP INDEX import_row_by_verdict');
    await runner.query('ALTER TABLE import_row ADD COLUMN number integer, ADD COLUMN reason_code text');
    await runner.query(`
      UPDATE import_row r SET number = numbered.number
      FROM (SELECT ctid, row_number() OVER (PARTITION BY ledger_id, import_id ORDER BY line) AS number FROM import_row) numbered
      WHERE r.ctid = numbered.ctid`);
    await runner.query(`
      ALTER TABLE import_row
        ADD CONSTRAINT import_row_pkey PRIMARY KEY (ledger_id, import_id, number),
        DROP CONSTRAINT import_row_verdict_check,
        ADD CONSTRAINT import_row_verdict_check
          CHECK (verdict IN ('new', 'duplicate', 'similar', 'transfer', 'ignored', 'error')),
        ADD CONSTRAINT import_row_reason_code_check CHECK (reason_code IN ('pending', 'void', 'balance', 'total'))`);
    await runner.query('CREATE INDEX import_row_by_verdict ON import_row (ledger_id, import_id, verdict, number)');
    // All rows are new to the planner, which takes a long table for an almost empty one until it has looked.
    await runner.query('ANALYZE import_row');
    await runner.query(`UPDATE import SET counts = counts || '{"ignored": 0}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE import SET counts = counts - 'ignored'`);
    await runner.query('ALTER TABLE import_row DROP CONSTRAINT import_row_pkey');
    await runner.query('DROP INDEX import_row_by_verdict');
    // A line was the key: where several rows share one, they are told apart by their numbers alone.
    await runner.query(`
      UPDATE import_row r SET line = number
      WHERE (ledger_id, import_id) IN
        (SELECT ledger_id, import_id FROM import_row GROUP BY ledger_id, import_id, line HAVING count(*) > 1)`);
    await runner.query(`
      UPDATE import_row SET verdict = CASE WHEN action = 'skip' THEN 'error' ELSE 'new' END WHERE verdict = 'ignored'`);
    await runner.query(`
      ALTER TABLE import_row
        DROP COLUMN number, DROP COLUMN reason_code,
        ADD CONSTRAINT import_row_pkey PRIMARY KEY (ledger_id, import_id, line),
        DROP CONSTRAINT import_row_verdict_check,
        ADD CONSTRAINT import_row_verdict_check CHECK (verdict IN ('new', 'duplicate', 'similar', 'transfer', 'error'))`);
    await runner.query('CREATE INDEX import_row_by_verdict ON import_row (ledger_id, import_id, verdict, line)');
  }
}

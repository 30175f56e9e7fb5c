import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Previews have a size and an end, and the raw cells of booked rows go some time after the commit. */
export class BoundImports1764000002000 implements MigrationInterface {
  readonly name = 'BoundImports1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    // None of these reads or writes the rows that are there.
    await runner.query('ALTER TABLE import_row ALTER COLUMN raw DROP NOT NULL');
    await runner.query(`
      ALTER TABLE import
        ADD COLUMN stored_bytes bigint,
        ADD COLUMN raw_kept boolean NOT NULL DEFAULT true`);
    await runner.query(
      `CREATE INDEX import_open ON import (ledger_id, created_at) WHERE state NOT IN ('committed', 'undone')`,
    );
    await runner.query('CREATE INDEX import_with_raw ON import (committed_at) WHERE raw_kept');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX import_open, import_with_raw');
    await runner.query('ALTER TABLE import DROP COLUMN stored_bytes, DROP COLUMN raw_kept');
    await runner.query(`UPDATE import_row SET raw = '[]' WHERE raw IS NULL`);
    await runner.query('ALTER TABLE import_row ALTER COLUMN raw SET NOT NULL');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done to many rows can be undone as one; what they were stands in the change log, so that an act names versions alone. */
export class KeepActs1765100002000 implements MigrationInterface {
  readonly name = 'KeepActs1765100002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE act (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('bulk-edit', 'bulk-removal', 'categorize')),
        ids uuid[] NOT NULL,
        versions integer[] NOT NULL,
        released_ids uuid[] NOT NULL,
        released_versions integer[] NOT NULL,
        remembered jsonb,
        at timestamptz NOT NULL,
        undone_at timestamptz,
        PRIMARY KEY (ledger_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE act');
  }
}

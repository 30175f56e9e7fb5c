import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that were removed in one act can be brought back in one; what they were stands in the change log. */
export class KeepRemovals1764930001000 implements MigrationInterface {
  readonly name = 'KeepRemovals1764930001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE removal (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        transaction_ids uuid[] NOT NULL,
        created_at timestamptz NOT NULL,
        undone_at timestamptz,
        PRIMARY KEY (ledger_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE removal');
  }
}

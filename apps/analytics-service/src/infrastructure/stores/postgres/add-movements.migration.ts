import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The default is kept in the catalogue, so that no row is rewritten; a rebuild of each ledger follows by the projection. */
export class AddMovements1765200000000 implements MigrationInterface {
  readonly name = 'AddMovements1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE month_summary ADD COLUMN movements jsonb NOT NULL DEFAULT '[]'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE month_summary DROP COLUMN movements');
  }
}

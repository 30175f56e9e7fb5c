import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Splits, tags, the amount paid in another currency and the other account of a transfer, of the few rows that say so. */
export class KeepDetailsOfImportRows1764900003000 implements MigrationInterface {
  readonly name = 'KeepDetailsOfImportRows1764900003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_row ADD COLUMN details jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_row DROP COLUMN details');
  }
}

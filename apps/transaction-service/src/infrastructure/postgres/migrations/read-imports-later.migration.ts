import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file may be read after its upload was answered: until then nobody knows how it is to be read. */
export class ReadImportsLater1764000004000 implements MigrationInterface {
  readonly name = 'ReadImportsLater1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import
        DROP CONSTRAINT import_state_check,
        ADD CONSTRAINT import_state_check
          CHECK (state IN ('reading', 'preview', 'committing', 'committed', 'undone', 'failed')),
        DROP CONSTRAINT import_check,
        ADD CONSTRAINT import_asked_check CHECK ((state IN ('reading', 'committing')) = (commit_asked IS NOT NULL)),
        ALTER COLUMN mapping DROP NOT NULL,
        ADD CONSTRAINT import_mapping_check CHECK (mapping IS NOT NULL OR state IN ('reading', 'failed'))`);
    await runner.query('CREATE INDEX import_asked ON import (ledger_id, id) WHERE commit_asked IS NOT NULL');
    await runner.query('DROP INDEX import_committing');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM import WHERE mapping IS NULL');
    await runner.query(`CREATE INDEX import_committing ON import (ledger_id, id) WHERE state = 'committing'`);
    await runner.query('DROP INDEX import_asked');
    await runner.query(`
      ALTER TABLE import
        DROP CONSTRAINT import_mapping_check,
        ALTER COLUMN mapping SET NOT NULL,
        DROP CONSTRAINT import_asked_check,
        ADD CONSTRAINT import_check CHECK ((state = 'committing') = (commit_asked IS NOT NULL)),
        DROP CONSTRAINT import_state_check,
        ADD CONSTRAINT import_state_check CHECK (state IN ('preview', 'committing', 'committed', 'undone', 'failed'))`);
  }
}

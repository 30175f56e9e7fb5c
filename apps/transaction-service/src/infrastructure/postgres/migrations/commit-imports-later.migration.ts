import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A commit may go on after its request was answered: the import says so, and who is at it. */
export class CommitImportsLater1764000003000 implements MigrationInterface {
  readonly name = 'CommitImportsLater1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import
        DROP CONSTRAINT import_state_check,
        ADD CONSTRAINT import_state_check CHECK (state IN ('preview', 'committing', 'committed', 'undone', 'failed')),
        ADD COLUMN problem jsonb,
        ADD COLUMN commit_asked jsonb,
        ADD CHECK ((state = 'committing') = (commit_asked IS NOT NULL))`);
    await runner.query(`CREATE INDEX import_committing ON import (ledger_id, id) WHERE state = 'committing'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX import_committing');
    await runner.query(
      `UPDATE import SET state = 'preview', commit_asked = NULL WHERE state IN ('committing', 'failed')`,
    );
    await runner.query(`
      ALTER TABLE import
        DROP CONSTRAINT import_state_check,
        ADD CONSTRAINT import_state_check CHECK (state IN ('preview', 'committed', 'undone')),
        DROP COLUMN problem, DROP COLUMN commit_asked`);
  }
}

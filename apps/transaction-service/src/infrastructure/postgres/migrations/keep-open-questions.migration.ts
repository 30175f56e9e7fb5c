import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reading may leave questions open, says how sure it is, and is checked by the balances that the file states. */
export class KeepOpenQuestions1764850001000 implements MigrationInterface {
  readonly name = 'KeepOpenQuestions1764850001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import
        ADD COLUMN doubts jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN questions jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN confirmed jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN confidence jsonb,
        ADD COLUMN statements jsonb NOT NULL DEFAULT '[]'`);
    // The only warning until now that was about the reading and not about what was read.
    await runner.query(`
      UPDATE import SET doubts = jsonb_path_query_array(warnings, '$[*] ? (@.code == "date-order-unclear")')
      WHERE state IN ('preview', 'committing', 'failed')`);
    await runner.query(`ALTER TABLE import_preset ADD COLUMN confirmed jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_preset DROP COLUMN confirmed');
    await runner.query(`
      ALTER TABLE import
        DROP COLUMN doubts, DROP COLUMN questions, DROP COLUMN confirmed, DROP COLUMN confidence, DROP COLUMN statements`);
  }
}

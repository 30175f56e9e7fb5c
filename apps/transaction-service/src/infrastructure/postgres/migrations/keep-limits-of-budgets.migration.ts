import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limits get a history. A budget without one has its limit from the day on which it starts, so that no row is rewritten. */
export class KeepLimitsOfBudgets1765200001000 implements MigrationInterface {
  readonly name = 'KeepLimitsOfBudgets1765200001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE budget ADD COLUMN limits jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE budget DROP COLUMN limits');
  }
}

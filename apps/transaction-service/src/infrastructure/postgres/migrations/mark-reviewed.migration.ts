import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is there counts as reviewed; a constant as the default writes no row anew. The index has those that wait alone. */
export class MarkReviewed1765100001000 implements MigrationInterface {
  readonly name = 'MarkReviewed1765100001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transaction ADD COLUMN reviewed boolean NOT NULL DEFAULT true');
    await runner.query('CREATE INDEX transaction_to_review ON transaction (ledger_id, date, id) WHERE NOT reviewed');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transaction_to_review');
    await runner.query('ALTER TABLE transaction DROP COLUMN reviewed');
  }
}

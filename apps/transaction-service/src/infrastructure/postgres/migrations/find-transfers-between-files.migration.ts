import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A row may be one leg of a transfer whose other leg is another row or in the ledger: movements are found by their amount,
 * what the file tells of the other account is kept, and what a person says of two legs is remembered.
 */
export class FindTransfersBetweenFiles1764910000000 implements MigrationInterface {
  readonly name = 'FindTransfersBetweenFiles1764910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_row ADD COLUMN counterparty text, ADD COLUMN other_leg jsonb');
    await runner.query('ALTER TABLE import_identity ADD COLUMN counterparty text');
    await runner.query(`
      CREATE TABLE import_transfer_decision (
        ledger_id uuid NOT NULL,
        pair text NOT NULL,
        taken boolean NOT NULL,
        decided_at timestamptz NOT NULL,
        PRIMARY KEY (ledger_id, pair)
      )`);
    // It begins with what no other look-up names: while little is known of a ledger, the planner would take it for any other.
    await runner.query('CREATE INDEX transaction_of_amount ON transaction (amount_minor, account_id, date)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transaction_of_amount');
    await runner.query('DROP TABLE import_transfer_decision');
    await runner.query('ALTER TABLE import_identity DROP COLUMN counterparty');
    await runner.query('ALTER TABLE import_row DROP COLUMN counterparty, DROP COLUMN other_leg');
  }
}

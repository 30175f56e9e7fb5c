import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * No other index of the identities begins with the ledger. While the statistics know little of a ledger (it is new, or its rows
 * are those of the running transaction), the planner takes all of them for one row, so that an index which only begins with the
 * ledger costs it as much as the right one: each look-up then reads every identity of the ledger, and a long commit never ends.
 */
export class NarrowIdentityIndexes1764000005000 implements MigrationInterface {
  readonly name = 'NarrowIdentityIndexes1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX import_identity_by_transaction');
    await runner.query('DROP INDEX import_identity_by_import');
    await runner.query('CREATE INDEX import_identity_of_transaction ON import_identity (transaction_id, account_id)');
    await runner.query('CREATE INDEX import_identity_of_import ON import_identity (import_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX import_identity_of_transaction');
    await runner.query('DROP INDEX import_identity_of_import');
    await runner.query(
      'CREATE INDEX import_identity_by_transaction ON import_identity (ledger_id, transaction_id, account_id)',
    );
    await runner.query('CREATE INDEX import_identity_by_import ON import_identity (ledger_id, import_id)');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No row named a purchase before, so that neither the check nor the index has anything to look at but the column itself. */
export class NameThePurchaseOfARefund1764920000000 implements MigrationInterface {
  readonly name = 'NameThePurchaseOfARefund1764920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE transaction ADD CONSTRAINT transaction_refund_is_income CHECK (refund_of IS NULL OR type = 'income')`,
    );
    await runner.query(
      'CREATE INDEX transaction_by_purchase ON transaction (ledger_id, refund_of) WHERE refund_of IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transaction_by_purchase');
    await runner.query('ALTER TABLE transaction DROP CONSTRAINT transaction_refund_is_income');
  }
}

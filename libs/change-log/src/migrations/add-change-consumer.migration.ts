import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which running copy of the consumer holds a stream, and when that copy last showed that it lives. */
export class AddChangeConsumer1764300000000 implements MigrationInterface {
  readonly name = 'AddChangeConsumer1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE change_delivery ADD COLUMN claimed_by uuid');
    await runner.query('CREATE TABLE change_consumer (id uuid PRIMARY KEY, seen_at timestamptz NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE change_consumer');
    await runner.query('ALTER TABLE change_delivery DROP COLUMN claimed_by');
  }
}

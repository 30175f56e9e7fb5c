import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each job of the service is due next, and which copy is at it. */
export class AddJob1764600000000 implements MigrationInterface {
  readonly name = 'AddJob1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE job (name text PRIMARY KEY, due_at timestamptz NOT NULL, holder uuid, held_until timestamptz)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE job');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sample household made is found by the cause of its changes, without reading all others. */
export class FindWhatTheSampleMade1765300001000 implements MigrationInterface {
  readonly name = 'FindWhatTheSampleMade1765300001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX change_of_sample ON change (owner_id) INCLUDE (entity_id) WHERE cause_by = 'sample' AND before IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX change_of_sample');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each consumer of the feed has a cursor of its own; those that there were are those of the analytics service. */
export class AddConsumerCursors1764700000000 implements MigrationInterface {
  readonly name = 'AddConsumerCursors1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE change_consumer RENAME TO change_consumer_copy');
    // The default says whose the rows are without writing them anew.
    await runner.query(`
      ALTER TABLE change_consumer_copy ADD COLUMN consumer text NOT NULL DEFAULT 'analytics-service',
        DROP CONSTRAINT change_consumer_pkey, ADD PRIMARY KEY (consumer, id)`);
    await runner.query('ALTER TABLE change_consumer_copy ALTER COLUMN consumer DROP DEFAULT');
    await runner.query(`
      ALTER TABLE change_delivery ADD COLUMN consumer text NOT NULL DEFAULT 'analytics-service',
        DROP CONSTRAINT change_delivery_pkey, ADD PRIMARY KEY (consumer, owner_id)`);
    await runner.query('ALTER TABLE change_delivery ALTER COLUMN consumer DROP DEFAULT');
    await runner.query('DROP INDEX change_delivery_due');
    await runner.query(
      'CREATE INDEX change_delivery_due ON change_delivery (consumer, claimed_until NULLS FIRST) WHERE delivered < head',
    );
    // A write moves the heads of all who stand here. A list in the program would leave out a consumer that is new for as
    // long as a copy of the service runs that does not know it.
    await runner.query('CREATE TABLE change_consumer (name text PRIMARY KEY)');
    await runner.query(
      "INSERT INTO change_consumer SELECT 'analytics-service' WHERE EXISTS (SELECT FROM change_delivery)",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE change_consumer');
    await runner.query("DELETE FROM change_delivery WHERE consumer <> 'analytics-service'");
    await runner.query('DROP INDEX change_delivery_due');
    await runner.query('ALTER TABLE change_delivery DROP COLUMN consumer, ADD PRIMARY KEY (owner_id)');
    await runner.query(
      'CREATE INDEX change_delivery_due ON change_delivery (claimed_until NULLS FIRST) WHERE delivered < head',
    );
    await runner.query("DELETE FROM change_consumer_copy WHERE consumer <> 'analytics-service'");
    await runner.query('ALTER TABLE change_consumer_copy DROP COLUMN consumer, ADD PRIMARY KEY (id)');
    await runner.query('ALTER TABLE change_consumer_copy RENAME TO change_consumer');
    await runner.query('ALTER INDEX change_consumer_copy_pkey RENAME TO change_consumer_pkey');
  }
}

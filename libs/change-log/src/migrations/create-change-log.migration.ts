import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The change log, its delivery and the idempotency keys: the same tables in every service that has a change log. */
export class CreateChangeLog1700000000000 implements MigrationInterface {
  readonly name = 'CreateChangeLog1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE change_stream (
        owner_id uuid PRIMARY KEY,
        head bigint NOT NULL DEFAULT 0
      )`);
    await runner.query(`
      CREATE TABLE change (
        owner_id uuid NOT NULL,
        sequence bigint NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        entity_id uuid NOT NULL,
        version integer NOT NULL,
        before jsonb,
        after jsonb,
        at timestamptz NOT NULL,
        actor text,
        cause text,
        PRIMARY KEY (owner_id, sequence)
      )`);
    await runner.query('CREATE INDEX change_of_entity ON change (owner_id, entity_id, sequence)');
    // How far the feed has delivered stands in a table of its own: a writer holds its change_stream row for as long as it
    // works, and a claim that skips locked rows would never find a ledger that is written to all the time.
    await runner.query(`
      CREATE TABLE change_delivery (
        owner_id uuid PRIMARY KEY,
        head bigint NOT NULL,
        delivered bigint NOT NULL DEFAULT 0,
        delivered_id uuid,
        claimed_until timestamptz
      )`);
    await runner.query(
      'CREATE INDEX change_delivery_due ON change_delivery (claimed_until NULLS FIRST) WHERE delivered < head',
    );
    await runner.query(`
      CREATE TABLE deleted_owner (
        id uuid PRIMARY KEY,
        deleted_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE idempotency_key (
        owner_id uuid NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        status integer NOT NULL,
        body text,
        headers jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (owner_id, key)
      )`);
    await runner.query('CREATE INDEX idempotency_key_age ON idempotency_key (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key, deleted_owner, change_delivery, change, change_stream');
  }
}

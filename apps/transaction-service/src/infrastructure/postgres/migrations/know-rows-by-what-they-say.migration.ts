import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A claim keeps what the row said when it was imported, a file is known by its digest, and a corrected reading belongs to an
 * account. Tables are written anew as a whole: each statement goes through them once, however large they are.
 */
export class KnowRowsByWhatTheySay1764800000000 implements MigrationInterface {
  readonly name = 'KnowRowsByWhatTheySay1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    // The rows of an import stay with their values as read, also when their cells are gone. The bank's id has been a claim of
    // its own; now it counts only together with amount and day, which one row has.
    await runner.query('ALTER TABLE import_identity RENAME TO import_identity_before');
    await runner.query('DROP INDEX import_identity_of_transaction, import_identity_of_import');
    await runner.query('ALTER TABLE import_identity_before DROP CONSTRAINT import_identity_pkey');
    await runner.query(`
      CREATE TABLE import_identity (
        ledger_id uuid NOT NULL,
        account_id uuid NOT NULL,
        identity text NOT NULL,
        import_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        date date NOT NULL,
        signed_minor bigint NOT NULL,
        text text,
        bank text,
        pending boolean NOT NULL
      )`);
    // Of an import's rows the planner expects one for each key that begins with it: neither row by row nor in the order of such
    // a key would this ever end, only by a hash of the whole one.
    await runner.query('SET LOCAL enable_nestloop = off');
    await runner.query('SET LOCAL enable_mergejoin = off');
    await runner.query(`
      INSERT INTO import_identity
      SELECT i.ledger_id, i.account_id, i.identity, i.import_id, i.transaction_id, r.date,
             CASE WHEN r.type = 'income' THEN r.amount_minor ELSE -r.amount_minor END, coalesce(r.payee, r.note),
             r.bank_identity, false
      FROM import_identity_before i
      JOIN import_row r ON r.ledger_id = i.ledger_id AND r.import_id = i.import_id AND r.raw_identity = i.identity
      WHERE r.date IS NOT NULL`);
    await runner.query('SET LOCAL enable_nestloop = on');
    await runner.query('SET LOCAL enable_mergejoin = on');
    await runner.query('DROP TABLE import_identity_before');
    await runner.query(`
      ALTER TABLE import_identity ADD CONSTRAINT import_identity_pkey PRIMARY KEY (ledger_id, account_id, identity)`);
    await runner.query('CREATE INDEX import_identity_of_transaction ON import_identity (transaction_id, account_id)');
    await runner.query('CREATE INDEX import_identity_of_import ON import_identity (import_id)');
    // It begins with what no other look-up names: while little is known of a ledger, the planner would take it for any other.
    await runner.query('CREATE INDEX import_identity_of_amount ON import_identity (signed_minor, account_id, date)');
    await runner.query('ANALYZE import_identity');
    await runner.query('ALTER TABLE import_row ADD COLUMN pending boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE import ADD COLUMN file_digest text');
    await runner.query('CREATE INDEX import_of_file ON import (ledger_id, file_digest) WHERE file_digest IS NOT NULL');

    await runner.query('ALTER TABLE import_preset DROP CONSTRAINT import_preset_pkey');
    await runner.query('ALTER TABLE import_preset RENAME TO import_preset_before');
    await runner.query(`
      CREATE TABLE import_preset (
        ledger_id uuid NOT NULL,
        shape text NOT NULL,
        whose text NOT NULL,
        reading jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (ledger_id, shape, whose)
      )`);
    await runner.query(`
      INSERT INTO import_preset
      SELECT DISTINCT ON (p.ledger_id, p.shape, account ->> 'accountId')
             p.ledger_id, p.shape, account ->> 'accountId', i.reading, i.committed_at
      FROM import_preset_before p
      JOIN import i ON i.ledger_id = p.ledger_id AND i.shape = p.shape
      CROSS JOIN jsonb_array_elements(i.accounts) AS account
      WHERE i.mapping_corrected AND i.committed_at IS NOT NULL AND account ->> 'accountId' IS NOT NULL
      ORDER BY p.ledger_id, p.shape, account ->> 'accountId', i.committed_at DESC`);
    await runner.query('DROP TABLE import_preset_before');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_preset RENAME TO import_preset_after');
    await runner.query('ALTER TABLE import_preset_after DROP CONSTRAINT import_preset_pkey');
    await runner.query(`
      CREATE TABLE import_preset (
        ledger_id uuid NOT NULL,
        shape text NOT NULL,
        reading jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (ledger_id, shape)
      )`);
    await runner.query(`
      INSERT INTO import_preset
      SELECT DISTINCT ON (ledger_id, shape) ledger_id, shape, reading, updated_at FROM import_preset_after
      ORDER BY ledger_id, shape, updated_at DESC`);
    await runner.query('DROP TABLE import_preset_after');
    await runner.query('DROP INDEX import_of_file');
    await runner.query('ALTER TABLE import DROP COLUMN file_digest');
    await runner.query('ALTER TABLE import_row DROP COLUMN pending');
    await runner.query(`
      INSERT INTO import_identity
      SELECT DISTINCT ON (ledger_id, account_id, bank)
             ledger_id, account_id, bank, import_id, transaction_id, date, signed_minor, text, NULL, false
      FROM import_identity WHERE bank IS NOT NULL ORDER BY ledger_id, account_id, bank, date
      ON CONFLICT DO NOTHING`);
    await runner.query('DROP INDEX import_identity_of_amount');
    await runner.query(`
      ALTER TABLE import_identity
        DROP COLUMN date, DROP COLUMN signed_minor, DROP COLUMN text, DROP COLUMN bank, DROP COLUMN pending`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The import inbox: uploaded files, their rows, the identities that committed rows leave, the corrected mappings. */
export class CreateImport1764000001000 implements MigrationInterface {
  readonly name = 'CreateImport1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('preview', 'committed', 'undone')),
        file_name text NOT NULL,
        shape text NOT NULL,
        file_columns jsonb NOT NULL,
        chosen_account_id uuid,
        preset_used boolean NOT NULL,
        mapping_corrected boolean NOT NULL,
        mapping jsonb NOT NULL,
        accounts jsonb NOT NULL,
        counts jsonb NOT NULL,
        warnings jsonb NOT NULL,
        first_date date,
        last_date date,
        result jsonb,
        created_at timestamptz NOT NULL,
        committed_at timestamptz,
        undone_at timestamptz,
        version integer NOT NULL CHECK (version > 0),
        PRIMARY KEY (ledger_id, id)
      )`);
    // The bytes are needed until the commit only: a corrected mapping reads the file anew.
    await runner.query(`
      CREATE TABLE import_file (
        ledger_id uuid NOT NULL,
        import_id uuid NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (ledger_id, import_id),
        FOREIGN KEY (ledger_id, import_id) REFERENCES import (ledger_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE import_row (
        ledger_id uuid NOT NULL,
        import_id uuid NOT NULL,
        line integer NOT NULL,
        raw jsonb NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('new', 'duplicate', 'similar', 'transfer', 'error')),
        reason text,
        action text NOT NULL CHECK (action IN ('insert', 'match', 'skip')),
        action_chosen boolean NOT NULL,
        category_chosen boolean NOT NULL,
        date date,
        value_date date,
        type text CHECK (type IN ('income', 'expense')),
        amount_minor bigint CHECK (amount_minor > 0),
        currency char(3),
        payee text,
        note text,
        target smallint,
        category_id uuid,
        transaction_id uuid,
        raw_identity text NOT NULL,
        bank_identity text,
        PRIMARY KEY (ledger_id, import_id, line),
        FOREIGN KEY (ledger_id, import_id) REFERENCES import (ledger_id, id) ON DELETE CASCADE,
        CHECK ((type IS NULL) = (date IS NULL) AND (type IS NULL) = (amount_minor IS NULL)),
        CHECK (verdict <> 'error' OR action = 'skip')
      )`);
    await runner.query('CREATE INDEX import_row_by_verdict ON import_row (ledger_id, import_id, verdict, line)');
    // Without a foreign key to the transaction: a row that was deleted by hand is known again, so that it does not come back.
    await runner.query(`
      CREATE TABLE import_identity (
        ledger_id uuid NOT NULL,
        account_id uuid NOT NULL,
        identity text NOT NULL,
        import_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        PRIMARY KEY (ledger_id, account_id, identity)
      )`);
    await runner.query(
      'CREATE INDEX import_identity_by_transaction ON import_identity (ledger_id, transaction_id, account_id)',
    );
    await runner.query('CREATE INDEX import_identity_by_import ON import_identity (ledger_id, import_id)');
    await runner.query(`
      CREATE TABLE import_preset (
        ledger_id uuid NOT NULL,
        shape text NOT NULL,
        mapping jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (ledger_id, shape)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_preset, import_identity, import_row, import_file, import');
  }
}

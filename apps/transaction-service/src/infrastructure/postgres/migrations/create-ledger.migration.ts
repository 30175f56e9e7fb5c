import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger's tables. `ledger_id` comes first in every key, so that a ledger's rows lie together and the tables can be
 * distributed by it. Rows refer to accounts and categories without foreign keys: all writes of a ledger queue behind its
 * change stream, so what the use cases check cannot change under them, and an import of 100,000 rows does not pay for it twice.
 */
export class CreateLedger1764000000000 implements MigrationInterface {
  readonly name = 'CreateLedger1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger (
        ledger_id uuid PRIMARY KEY,
        categories_made_at timestamptz NOT NULL
      )`);
    // A balance is numeric: the sum of many amounts may outgrow a bigint, a single amount may not.
    await runner.query(`
      CREATE TABLE account (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        type text NOT NULL CHECK (type IN ('cash', 'checking', 'savings', 'credit-card', 'loan', 'investment', 'other')),
        opening_minor bigint NOT NULL,
        currency char(3) NOT NULL,
        opening_date date NOT NULL,
        archived boolean NOT NULL,
        include_in_net_worth boolean NOT NULL,
        iban text,
        external_id text,
        balance_minor numeric(30, 0) NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        PRIMARY KEY (ledger_id, id)
      )`);
    await runner.query(`
      CREATE TABLE category (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('income', 'expense')),
        parent_id uuid,
        color text,
        icon text,
        archived boolean NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        PRIMARY KEY (ledger_id, id),
        FOREIGN KEY (ledger_id, parent_id) REFERENCES category (ledger_id, id)
      )`);
    await runner.query(`
      CREATE TABLE transaction (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        type text NOT NULL CHECK (type IN ('income', 'expense', 'transfer')),
        amount_minor bigint NOT NULL CHECK (amount_minor > 0),
        currency char(3) NOT NULL,
        date date NOT NULL,
        value_date date,
        account_id uuid NOT NULL,
        to_account_id uuid CHECK (to_account_id <> account_id),
        to_amount_minor bigint CHECK (to_amount_minor > 0),
        to_currency char(3),
        original_minor bigint CHECK (original_minor > 0),
        original_currency char(3),
        category_id uuid,
        payee text,
        note text,
        tags text[] NOT NULL,
        has_splits boolean NOT NULL,
        import_id uuid,
        refund_of uuid,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        PRIMARY KEY (ledger_id, id),
        CHECK ((type = 'transfer') = (to_account_id IS NOT NULL AND to_amount_minor IS NOT NULL AND to_currency IS NOT NULL)),
        CHECK ((original_minor IS NULL) = (original_currency IS NULL))
      )`);
    await runner.query('CREATE INDEX transaction_by_date ON transaction (ledger_id, date, id)');
    await runner.query('CREATE INDEX transaction_by_account ON transaction (ledger_id, account_id, date, id)');
    await runner.query(
      'CREATE INDEX transaction_by_target ON transaction (ledger_id, to_account_id, date, id) WHERE to_account_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX transaction_by_category ON transaction (ledger_id, category_id, date, id)');
    await runner.query(
      'CREATE INDEX transaction_by_import ON transaction (ledger_id, import_id) WHERE import_id IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE transaction_split (
        ledger_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        position smallint NOT NULL,
        category_id uuid,
        amount_minor bigint NOT NULL CHECK (amount_minor > 0),
        note text,
        PRIMARY KEY (ledger_id, transaction_id, position),
        FOREIGN KEY (ledger_id, transaction_id) REFERENCES transaction (ledger_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX transaction_split_by_category ON transaction_split (ledger_id, category_id)');
    await runner.query(`
      CREATE TABLE payee_category (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        payee_contains text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('income', 'expense')),
        category_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (ledger_id, id),
        FOREIGN KEY (ledger_id, category_id) REFERENCES category (ledger_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX payee_category_by_text ON payee_category (ledger_id, lower(payee_contains), kind)',
    );
    await runner.query(`
      CREATE TABLE budget (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        category_ids uuid[] NOT NULL,
        limit_minor bigint NOT NULL CHECK (limit_minor > 0),
        currency char(3) NOT NULL,
        period text NOT NULL CHECK (period IN ('week', 'month', 'quarter', 'year')),
        thresholds integer[] NOT NULL,
        rollover text NOT NULL CHECK (rollover IN ('none', 'surplus', 'deficit', 'both')),
        rollover_cap_minor bigint CHECK (rollover_cap_minor > 0),
        starts_on date NOT NULL,
        archived boolean NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        PRIMARY KEY (ledger_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE budget, payee_category, transaction_split, transaction, category, account, ledger');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Key columns are columns, all else is one document: what a method filters by stands in a key, as in the other engine. */
export class CreateStores1764000000000 implements MigrationInterface {
  readonly name = 'CreateStores1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fact (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        version bigint NOT NULL,
        deleted boolean NOT NULL,
        month text NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (ledger_id, id)
      )`);
    await runner.query('CREATE INDEX fact_month ON fact (ledger_id, month) WHERE NOT deleted');
    await runner.query(`
      CREATE TABLE month_summary (
        ledger_id uuid NOT NULL,
        month text NOT NULL,
        sequence bigint NOT NULL,
        fingerprint text NOT NULL,
        transactions bigint NOT NULL,
        cells jsonb NOT NULL,
        PRIMARY KEY (ledger_id, month)
      )`);
    await runner.query(`
      CREATE TABLE alert (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        budget_id uuid NOT NULL,
        period_start text NOT NULL,
        threshold integer NOT NULL,
        raised_at timestamptz NOT NULL,
        read_at timestamptz,
        resolved_at timestamptz,
        body jsonb NOT NULL,
        PRIMARY KEY (ledger_id, id),
        UNIQUE (ledger_id, budget_id, period_start, threshold)
      )`);
    await runner.query(`
      CREATE TABLE reference (
        ledger_id uuid NOT NULL,
        kind text NOT NULL,
        id text NOT NULL,
        version bigint NOT NULL,
        deleted boolean NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (ledger_id, kind, id)
      )`);
    await runner.query('CREATE INDEX reference_kind ON reference (kind, ledger_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reference, alert, month_summary, fact');
  }
}

import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { ledgerMigrations } from '../../../transaction-service.module';
import { FindTransactions1765100000000 } from './find-transactions.migration';

/** Rows of a large ledger, which the migration has to go through. */
const MANY = process.env.TEST_LONG ? 1_000_000 : 10_000;

describe('rows from before they were searched', () => {
  const [ledgerId, large] = [randomUUID(), randomUUID()];
  let database: LedgerDatabase;
  const migration = new FindTransactions1765100000000();

  beforeAll(async () => {
    const before = ledgerMigrations.slice(0, ledgerMigrations.indexOf(FindTransactions1765100000000));
    database = await startLedgerDatabase(before);
    await database.rows(
      `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, to_account_id, to_amount_minor,
         to_currency, payee, payee_name, note, tags, has_splits, created_at, updated_at, version)
       VALUES ($1, $2, 'expense', 1250, 'EUR', '2026-03-01', $4, NULL, NULL, NULL, 'CAFÉ 0527', 'Café', 'Größe', '{Ferien}', true, now(), now(), 3),
              ($1, $3, 'transfer', 1000, 'EUR', '2026-03-02', $4, $2, 1600, 'JPY', NULL, NULL, NULL, '{}', false, now(), now(), 1)`,
      [ledgerId, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', randomUUID()],
    );
    await database.rows(
      `INSERT INTO transaction_split VALUES ($1, $2, 0, NULL, 250, 'Käse'), ($1, $2, 1, NULL, 1000, NULL)`,
      [ledgerId, '00000000-0000-7000-8000-000000000001'],
    );
    await database.rows(
      `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, payee, payee_name, tags, has_splits,
         created_at, updated_at, version)
       SELECT $1, gen_random_uuid(), 'expense', n, 'EUR', date '2000-01-01' + (n % 9000), $2, 'SHOP ' || n || ' DANKT', 'Shop', '{}',
              false, now(), now(), 1
       FROM generate_series(1, ${MANY}) AS n`,
      [large, randomUUID()],
    );
  });
  afterAll(() => database.stop());

  async function up(): Promise<void> {
    const runner = database.dataSource.createQueryRunner();
    await runner.query('SET statement_timeout = 0');
    await migration.up(runner);
    await runner.query('RESET statement_timeout');
    await runner.release();
  }
  const found = () =>
    database.rows(
      'SELECT search, figures::text AS figures, version FROM transaction WHERE ledger_id = $1 ORDER BY id',
      [ledgerId],
    );
  const expected = [
    { search: 'cafe\ncafe 0527\ngrosse\nferien\nkase', figures: '{12.50,2.50,10.00}', version: 3 },
    { search: '', figures: '{10.00,1600}', version: 1 },
  ];

  it('keep what is searched of them, and their figures', async () => {
    const began = Date.now();
    await up();
    process.stdout.write(`[figures] ${MANY} rows can be searched after ${Date.now() - began} ms\n`);
    expect(await found()).toEqual(expected);
    const [left] = await database.rows<{ n: bigint }>(
      'SELECT count(*) AS n FROM transaction WHERE search IS NULL OR figures IS NULL',
      [],
    );
    expect(left?.n).toBe(0n);
  });

  it('are gone through once more where a start was broken off', async () => {
    await database.rows('UPDATE transaction SET search = NULL, figures = NULL WHERE ledger_id = $1', [ledgerId]);
    await up();
    expect(await found()).toEqual(expected);
  });

  it('lose it on the way back', async () => {
    const runner = database.dataSource.createQueryRunner();
    await migration.down(runner);
    await runner.release();
    const columns = await database.rows(
      `SELECT FROM information_schema.columns WHERE table_schema = 'transactions' AND column_name IN ('search', 'figures')`,
      [],
    );
    expect(columns).toEqual([]);
  });
});

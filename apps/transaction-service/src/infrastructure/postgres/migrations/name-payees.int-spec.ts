import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { ledgerMigrations } from '../../../transaction-service.module';
import { NamePayees1764930000000 } from './name-payees.migration';

/** Rows of a large ledger, which the migration has to go through. */
const MANY = process.env.TEST_LONG ? 1_000_000 : 12_000;

describe('rows from before payees had names', () => {
  const ledgerId = randomUUID();
  const manyId = randomUUID();

  let database: LedgerDatabase;
  const migration = new NamePayees1764930000000();

  beforeAll(async () => {
    database = await startLedgerDatabase(ledgerMigrations.slice(0, ledgerMigrations.indexOf(NamePayees1764930000000)));
    await database.rows('SELECT set_config($1, $2, false)', ['statement_timeout', '0']);
  });
  afterAll(() => database.stop());

  const add = (id: string, payee: string | null, importId: string | null) =>
    database.rows(
      `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, payee, tags, has_splits,
         import_id, created_at, updated_at, version)
       VALUES ($1, $2, 'expense', 100, 'EUR', '2026-03-01', $3, $4, '{}', false, $5, now(), now(), 3)`,
      [ledgerId, id, randomUUID(), payee, importId],
    );

  async function up(): Promise<void> {
    const runner = database.dataSource.createQueryRunner();
    await runner.query('SET statement_timeout = 0');
    await migration.up(runner);
    await runner.query('RESET statement_timeout');
    await runner.release();
  }
  const names = () =>
    database.rows<{ payee: string | null; payee_name: string | null; version: number }>(
      'SELECT payee, payee_name, version FROM transaction WHERE ledger_id = $1 ORDER BY id',
      [ledgerId],
    );

  it('get them: those that were imported the one in what the bank wrote, those by hand what was typed', async () => {
    const ids = Array.from({ length: 4 }, () => randomUUID()).sort();
    const importId = randomUUID();
    await add(ids[0] ?? '', 'HOFER DANKT 0527 K2 13.10. 18:14', importId);
    await add(ids[1] ?? '', ' HOFER 0527', null);
    await add(ids[2] ?? '', null, importId);
    await add(ids[3] ?? '', '4711', importId);
    await database.rows(
      `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, payee, tags, has_splits, import_id,
         created_at, updated_at, version)
       SELECT $1, gen_random_uuid(), 'expense', 100, 'EUR', '2026-03-01', $2, 'SHOP ' || n || ' DANKT 0527 13.10. 18:14', '{}',
              false, $2, now(), now(), 1
       FROM generate_series(1, ${MANY}) AS n`,
      [manyId, importId],
    );
    const began = Date.now();
    await up();
    process.stdout.write(`[figures] ${MANY} rows got names of payees in ${Date.now() - began} ms\n`);
    expect(await names()).toEqual([
      { payee: 'HOFER DANKT 0527 K2 13.10. 18:14', payee_name: 'Hofer', version: 3 },
      { payee: ' HOFER 0527', payee_name: 'HOFER 0527', version: 3 },
      { payee: null, payee_name: null, version: 3 },
      { payee: '4711', payee_name: '4711', version: 3 },
    ]);
    const [left] = await database.rows<{ n: string }>(
      'SELECT count(*) AS n FROM transaction WHERE payee IS NOT NULL AND payee_name IS NULL',
      [],
    );
    expect(String(left?.n)).toBe('0');
  });

  it('are gone through once more where a start was broken off, and what is named stays', async () => {
    await database.rows(`UPDATE transaction SET payee_name = NULL WHERE ledger_id = $1 AND payee = '4711'`, [ledgerId]);
    await database.rows(`UPDATE transaction SET payee_name = 'Aldi' WHERE ledger_id = $1 AND payee_name = 'Hofer'`, [
      ledgerId,
    ]);
    await up();
    expect((await names()).map(({ payee_name: name }) => name)).toEqual(['Aldi', 'HOFER 0527', null, '4711']);
  });

  it('are listed and found by an index', async () => {
    await database.rows('ANALYZE transaction', []);
    // Rows were changed in the SQL transaction that made it: PostgreSQL uses it once all that ran then has ended, other tests included.
    const usable = `SELECT FROM pg_index WHERE indexrelid = 'transaction_by_payee'::regclass
      AND (NOT indcheckxmin OR xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)`;
    while ((await database.rows(usable, [])).length === 0) await new Promise((next) => setTimeout(next, 50));
    const planOf = async (sql: string) =>
      (await database.rows<Record<string, string>>(`EXPLAIN ${sql}`, [manyId]))
        .map((line) => Object.values(line)[0])
        .join('\n');
    expect(
      await planOf(
        `SELECT id FROM transaction WHERE ledger_id = $1 AND lower(payee_name) COLLATE "C" = lower('Hofer')`,
      ),
    ).toContain('transaction_by_payee');
    expect(
      await planOf(
        `SELECT lower(payee_name) COLLATE "C", count(*) FROM transaction WHERE ledger_id = $1 AND payee_name IS NOT NULL
         AND lower(payee_name) COLLATE "C" > 'a' GROUP BY lower(payee_name) COLLATE "C" ORDER BY lower(payee_name) COLLATE "C" LIMIT 9`,
      ),
    ).toContain('transaction_by_payee');
  }, 60_000);

  it('lose them on the way back', async () => {
    const runner = database.dataSource.createQueryRunner();
    await migration.down(runner);
    await runner.release();
    const columns = await database.rows(
      `SELECT FROM information_schema.columns WHERE table_schema = 'transactions' AND column_name = 'payee_name'`,
      [],
    );
    expect(columns).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { searchOf, type TransactionOrder } from '../../../domain/transaction/transaction-search';
import { SqlPayeeQueries } from '../payee/payee.queries';
import { SqlTransactionQueries } from './transaction.queries';

/** Rows of one ledger, of 2,000 payees. */
const MANY = process.env.TEST_LONG ? 100_000 : 20_000;

describe('questions to a large ledger', () => {
  const ledgerId = randomUUID();
  let database: LedgerDatabase;

  beforeAll(async () => {
    database = await startLedgerDatabase();
    await database.rows('SELECT set_config($1, $2, false)', ['statement_timeout', '0']);
    await database.rows(
      `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, payee, payee_name, search, figures,
         tags, has_splits, created_at, updated_at, version)
       SELECT $1, gen_random_uuid(), 'expense', 1 + n % 9999, CASE n % 10 WHEN 0 THEN 'USD' ELSE 'EUR' END,
              date '2000-01-01' + n / 11, $2, 'SHOP ' || n % 2000 || ' DANKT ' || n, 'Shop ' || n % 2000,
              'shop ' || n % 2000 || E'\\nshop ' || n % 2000 || ' dankt ' || n, ARRAY[(1 + n % 9999) / 100.0], '{}', false,
              now(), now(), 1
       FROM generate_series(1, ${MANY}) AS n`,
      [ledgerId, randomUUID()],
    );
    await database.rows('VACUUM ANALYZE transaction', []);
  }, 120_000);
  afterAll(() => database.stop());

  it('is answered while somebody types', async () => {
    const [transactions, payees] = [
      new SqlTransactionQueries(database.unitOfWork),
      new SqlPayeeQueries(database.unitOfWork),
    ];
    const list = (q: string, order: TransactionOrder = '-date') =>
      transactions.list(ledgerId, searchOf({ q }), order, null, 50);
    const questions: Record<string, () => Promise<{ readonly length: number }>> = {
      'payees of a common text': () => payees.best(ledgerId, 'shop', 20),
      'payees of a rare text': () => payees.best(ledgerId, 'SHOP 1999', 20),
      'payees of no text': () => payees.best(ledgerId, 'zzz', 20),
      'a word that many rows have': () => list('shop'),
      'a word that no row has': () => list('zzz'),
      'a figure': () => list('39,93'),
      'the largest': () => list('', '-amount'),
      'all of it added up': () => transactions.totals(ledgerId, searchOf({}), 'EUR'),
    };
    const found: number[] = [];
    for (const [name, ask] of Object.entries(questions)) {
      const times: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const began = performance.now();
        const { length } = await ask();
        times.push(performance.now() - began);
        if (turn === 0) found.push(length);
      }
      process.stdout.write(`[figures] ${name} among ${MANY} rows: ${Math.min(...times).toFixed(1)} ms\n`);
      // Far more than it takes, for machines that do something else meanwhile.
      expect(Math.min(...times)).toBeLessThan(1_000);
    }
    expect(found.slice(0, 5)).toEqual([20, 1, 0, 50, 0]);
  });
});

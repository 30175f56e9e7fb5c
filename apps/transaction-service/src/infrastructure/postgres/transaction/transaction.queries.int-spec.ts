import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { searchOf, type TransactionOrder } from '../../../domain/transaction/transaction-search';
import type { Statement } from './transaction.conditions';
import { listStatement } from './transaction.queries';
import { totalsStatement } from './transaction.totals';

const MANY = 10_000;
const NO_PLACES = { categories: [], accounts: [] };

describe('rows of a ledger', () => {
  const ledgerId = randomUUID();
  let database: LedgerDatabase;

  beforeAll(async () => {
    database = await startLedgerDatabase();
    await database.rows(
      `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, payee, payee_name, search, figures,
         tags, has_splits, created_at, updated_at, version, reviewed)
       SELECT $1, gen_random_uuid(), 'expense', n, 'EUR', date '2000-01-01' + (n % 9000), $2, 'Shop', 'Shop', 'shop',
              ARRAY[n / 100.0], '{}', false, now(), now(), 1, n % 500 > 0
       FROM generate_series(1, ${MANY}) AS n`,
      [ledgerId, randomUUID()],
    );
    await database.rows('ANALYZE transaction', []);
  });
  afterAll(() => database.stop());

  const planOf = async ({ sql, parameters }: Statement) =>
    (await database.rows<Record<string, string>>(`EXPLAIN ${sql}`, [...parameters]))
      .map((line) => Object.values(line)[0])
      .join('\n');
  const position = { figure: '50.00', date: '2010-01-01', id: randomUUID() };

  it.each<[TransactionOrder, string]>([
    ['-date', 'Index Scan Backward using transaction_by_date'],
    ['date', 'Index Scan using transaction_by_date'],
    ['-amount', 'Index Scan Backward using transaction_by_figure'],
    ['amount', 'Index Scan using transaction_by_figure'],
  ])('are listed in the order %s by an index, first page and next, and never sorted', async (order, index) => {
    for (const after of [null, position]) {
      const plan = await planOf(listStatement(ledgerId, searchOf({}), NO_PLACES, order, after, 50));
      expect(plan).toContain(index);
      expect(plan).not.toContain('Sort');
    }
  });

  it('that wait to be reviewed are found without those that do not', async () => {
    const waiting = searchOf({ reviewed: 'false' });
    expect(await planOf(listStatement(ledgerId, waiting, NO_PLACES, '-date', null, 50))).toContain(
      'transaction_to_review',
    );
  });

  it('are added up by the index of days where days are asked for', async () => {
    const month = searchOf({ from: '2010-03-01', to: '2010-03-31' });
    expect(await planOf(totalsStatement(ledgerId, month, NO_PLACES, 'EUR'))).toContain('transaction_by_date');
  });
});

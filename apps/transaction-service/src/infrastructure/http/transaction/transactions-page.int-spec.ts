import { randomUUID } from 'node:crypto';
import { currencies, Money } from '@pft/kernel';
import fc from 'fast-check';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { anAccount, aTransaction } from '../../../../test/ledger-samples';
import type { Account } from '../../../domain/account/account';
import type { Transaction } from '../../../domain/transaction/transaction';
import { searchOf } from '../../../domain/transaction/transaction-search';
import { TypeOrmAccountRepository } from '../../postgres/account/account.repository';
import { SqlTransactionQueries } from '../../postgres/transaction/transaction.queries';
import { SqlTransactionRepository } from '../../postgres/transaction/transaction.repository';
import { presentTransaction } from './transaction.presenter';

const storable = (text: string) => !/[\0\p{Surrogate}]/u.test(text);
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter(storable),
  fc.constantFrom(
    '"',
    '\\',
    'NULL',
    '{}',
    '{"a","b"}',
    'a,b',
    "'",
    '\b\f\n\r\t\v\u0001\u001f\u007f',
    '\u2028',
    '</script>',
    '😀',
    ' ',
  ),
);
const currency = fc.oneof(fc.constantFrom('EUR', 'JPY', 'BHD', 'CLF'), fc.constantFrom(...currencies()));
const minor = fc.oneof(fc.bigInt(1n, 2_000n), fc.bigInt(1n, 10n ** 15n));
const money = fc.tuple(minor, currency).map(([amount, code]) => Money.of(amount, code));
const maybe = <T>(drawn: fc.Arbitrary<T>) => fc.option(drawn, { nil: null });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2036-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const moment = fc.oneof(
  fc.date({ min: new Date('2020-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
  fc.constant(new Date('2026-01-01T00:00:00.000Z')),
);
const splits = fc.array(fc.record({ categoryId: maybe(fc.uuid()), amount: minor, note: maybe(text) }), {
  maxLength: 3,
});

const TYPES = ['income', 'expense', 'transfer'] as const;
const details = fc.record({
  amount: minor,
  date: day,
  valueDate: maybe(day),
  originalAmount: maybe(money),
  categoryId: maybe(fc.uuid()),
  payee: maybe(text),
  payeeName: maybe(text),
  note: maybe(text),
  tags: fc.array(text, { maxLength: 3 }),
  importId: maybe(fc.uuid()),
  refundOf: maybe(fc.uuid()),
  reviewed: fc.boolean(),
  createdAt: moment,
  updatedAt: moment,
  version: fc.integer({ min: 1, max: 1_000_000 }),
});
const row = fc.record({ details, splits, type: fc.constantFrom(...TYPES), arrived: minor });

describe('a page of transactions', () => {
  let database: LedgerDatabase;
  let queries: SqlTransactionQueries;

  beforeAll(async () => {
    database = await startLedgerDatabase();
    queries = new SqlTransactionQueries(database.unitOfWork);
  });
  afterAll(() => database.stop());

  async function store(ledgerId: string, accounts: readonly Account[], rows: readonly Transaction[]): Promise<void> {
    await database.unitOfWork.run(ledgerId, async () => {
      for (const account of accounts) await new TypeOrmAccountRepository(database.unitOfWork).add(account);
      await new SqlTransactionRepository(database.unitOfWork).add(rows);
    });
    // The product writes no moment as fine as this; a hand might.
    const finer = `UPDATE transaction SET created_at = created_at + interval '789 microseconds' WHERE ledger_id = $1`;
    await database.rows(finer, [ledgerId]);
  }

  it('is as text what the presenter makes of its rows, byte for byte, in each order and with balances', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), currency, currency, async (drawn, one, other) => {
        const ledgerId = randomUUID();
        const from = anAccount(ledgerId, { currency: one });
        const to = anAccount(ledgerId, { currency: other, name: 'Savings' });
        await store(
          ledgerId,
          [from, to],
          drawn.map((each) => rowOf(from, to, each)),
        );
        for (const order of ['date', '-date', 'amount', '-amount'] as const)
          for (const balanceOf of [undefined, from.id]) {
            const asked = [ledgerId, searchOf({}), order, null, 50, balanceOf] as const;
            const listed = (await queries.list(...asked)).map((each) => {
              const { date, id, amount } = each;
              return { date, id, figure: amount.toDecimal(), json: JSON.stringify(presentTransaction(each)) };
            });
            expect(await queries.listAsJson(...asked)).toEqual(listed);
          }
      }),
      { numRuns: process.env.TEST_LONG === '1' ? 1_000 : 40 },
    );
  });
});

type Drawn = typeof row extends fc.Arbitrary<infer T> ? T : never;

/** Of that type, with what it then must have and must not have; other rules are not kept. */
function rowOf(from: Account, to: Account, { details, splits, type, arrived }: Drawn): Transaction {
  const isTransfer = type === 'transfer';
  return aTransaction(from, {
    ...details,
    type,
    amount: Money.of(details.amount, from.currency),
    splits: isTransfer ? [] : splits.map((split) => ({ ...split, amount: Money.of(split.amount, from.currency) })),
    refundOf: type === 'income' ? details.refundOf : null,
    toAccountId: isTransfer ? to.id : null,
    toAmount: isTransfer ? Money.of(arrived, to.currency) : null,
  });
}

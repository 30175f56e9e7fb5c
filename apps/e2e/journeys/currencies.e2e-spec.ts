import { CalendarDate, Money } from '@pft/kernel';
import { Caller } from '../support/api';
import { RunningSystem } from '../support/running-system';
import { halfEven, RateHistory } from '../support/rate-history';

jest.setTimeout(300_000);

interface Summary {
  income: { amount: string; currency: string };
  spending: { amount: string; currency: string };
  net: { amount: string; currency: string };
  rateStatus: string;
  rates: { currency: string; status: string; rateDate: string; count: number }[];
  missingRates: {
    currency: string;
    amount: { amount: string; currency: string };
    count: number;
    from: string;
    to: string;
  }[];
}

const history = new RateHistory();
const today = CalendarDate.today('UTC', new Date());
const leapDay = '2024-02-29';
const saturday = '2024-03-02';

let system: RunningSystem;
let person: Caller;

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR' });
});

afterAll(() => system?.stop());

async function add(type: 'income' | 'expense', amount: string, currency: string, date: string): Promise<void> {
  await person.must('transaction', 'POST', '/transactions/add', { type, amount: { amount, currency }, date });
}

/** Asks until the answer holds, as somebody does who reloads a page; answers how long that took. */
async function summaryWhere(
  from: string,
  to: string,
  holds: (summary: Summary) => boolean,
): Promise<[Summary, number]> {
  const began = Date.now();
  for (;;) {
    const summary = await person.must<Summary>('analytics', 'GET', `/analytics/summary?from=${from}&to=${to}`);
    const elapsed = Date.now() - began;
    if (holds(summary) || elapsed > 10_000) return [summary, elapsed];
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe.each([
  ['the leap day', leapDay],
  ['a Saturday', saturday],
  ['today', today],
])('amounts in EUR, USD and JPY on %s', (_name, date) => {
  const rows = [
    ['income', '2500.00', 'EUR'],
    ['income', '1234.56', 'USD'],
    ['expense', '19.99', 'EUR'],
    ['expense', '45.67', 'USD'],
    ['expense', '1280', 'JPY'],
  ] as const;

  it('are shown within two seconds, converted at the rate of the day and with its status', async () => {
    for (const [type, amount, currency] of rows) await add(type, amount, currency, date);
    const expected = { income: 0n, expense: 0n };
    for (const [type, amount, currency] of rows) {
      expected[type] += history.inEuroScaled(Money.parse({ amount, currency }).amountMinor, currency, date);
    }
    const income = Money.of(halfEven(expected.income, 10n ** 18n), 'EUR');
    const spending = Money.of(halfEven(expected.expense, 10n ** 18n), 'EUR');

    const [summary, elapsed] = await summaryWhere(
      date,
      date,
      (found) => found.spending.amount === spending.toDecimal(),
    );
    expect(summary).toMatchObject({
      income: income.toJSON(),
      spending: spending.toJSON(),
      net: income.minus(spending).toJSON(),
      missingRates: [],
    });
    for (const currency of ['USD', 'JPY']) {
      expect(summary.rates).toContainEqual({
        currency,
        status: history.status(currency, date),
        rateDate: history.rate(currency, date)?.date,
        count: currency === 'USD' ? 2 : 1,
      });
    }
    expect(elapsed).toBeLessThan(2_000);
  });
});

it('leaves an amount without a rate out of the totals and lists it beside them', async () => {
  const day = '2024-05-06';
  await add('expense', '10.00', 'EUR', day);
  await add('expense', '75.50', 'AED', day);
  const [summary] = await summaryWhere(day, day, (found) => found.missingRates.length > 0);
  expect(summary).toMatchObject({
    spending: { amount: '10.00', currency: 'EUR' },
    rateStatus: 'missing',
    missingRates: [{ currency: 'AED', count: 1, from: day, to: day }],
  });
});

it('gives the same numbers after the base currency was switched and switched back', async () => {
  const path = `/analytics/summary?from=${leapDay}&to=${saturday}`;
  const before = await person.must<Summary>('analytics', 'GET', path);
  const change = await person.call('user', 'PATCH', '/users/me', { baseCurrency: 'JPY' });
  expect(change.status).toBe(200);
  const after = { 'x-after-change': change.headers.get('x-change-position') ?? '' };
  const inYen = await person.must<Summary>('analytics', 'GET', path, undefined, after);
  expect(inYen.spending).toEqual({ amount: expect.stringMatching(/^\d+$/), currency: 'JPY' });
  const back = await person.call('user', 'PATCH', '/users/me', { baseCurrency: 'EUR' });
  const again = { 'x-after-change': back.headers.get('x-change-position') ?? '' };
  expect(await person.must<Summary>('analytics', 'GET', path, undefined, again)).toEqual(before);
});

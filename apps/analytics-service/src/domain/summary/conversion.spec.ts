import fc from 'fast-check';
import { BundledRates, Exchange } from '@pft/rates';
import { Money } from '@pft/kernel';
import { addUp, convertCells } from './converted-cells';
import type { SummaryCell } from './month-summary';
import { ratio } from './ratio';
import { MAX_RATES_LISTED, totalsOf } from './summary';

const rates = new BundledRates();
const cell = (more: Partial<SummaryCell> = {}): SummaryCell => ({
  date: '2024-02-29',
  currency: 'EUR',
  type: 'expense',
  categoryId: null,
  accountId: 'account',
  amountMinor: 100n,
  count: 1,
  rows: 1,
  ...more,
});
const totals = (cells: SummaryCell[], currency = 'EUR') =>
  totalsOf(convertCells(cells, new Exchange(rates, currency)), currency, new Map(), new Map());

describe('ratios', () => {
  it('writes shares with four decimals and percents with one', () => {
    expect(ratio(1n, 3n, 4)).toBe(0.3333);
    expect(ratio(2n, 3n, 4)).toBe(0.6667);
    expect(ratio(83_450n, 1_000n, 1)).toBe(83.4);
    expect(ratio(5n, 0n, 4)).toBe(0);
  });
});

describe('totals', () => {
  it('rounds a shown figure once, not each row', () => {
    // 0.01 USD is 0.00923… EUR: three on three days are 0.03, and so is each day's cent.
    const cells = ['2024-02-27', '2024-02-28', '2024-02-29'].map((date) =>
      cell({ date, currency: 'USD', amountMinor: 1n }),
    );
    expect(totals(cells).spending.toDecimal()).toBe('0.03');
  });

  it('shows net as the shown income minus the shown spending', () => {
    const { income, spending, net } = totals([
      cell({ type: 'income', currency: 'USD', amountMinor: 12_345n }),
      cell({ currency: 'JPY', amountMinor: 777n }),
    ]);
    expect(net.equals(income.minus(spending))).toBe(true);
  });

  it('says in rounding where shown categories do not add up to their total', () => {
    const cells = ['a', 'b', 'c'].map((categoryId) => cell({ categoryId, currency: 'USD', amountMinor: 54n }));
    const shownTotals = totals(cells);
    // 0.54 USD is 0.4988 EUR: three times 0.50 are 1.50, the whole is 1.4964.
    expect(shownTotals.byCategory.map(({ amount }) => amount.toDecimal())).toEqual(['0.50', '0.50', '0.50']);
    expect(shownTotals.spending.toDecimal()).toBe('1.50');
    const five = totals(
      ['a', 'b', 'c', 'd', 'e'].map((id) => cell({ categoryId: id, currency: 'USD', amountMinor: 55n })),
    );
    expect(five.spending.toDecimal()).toBe('2.54');
    expect(five.rounding?.spending?.toDecimal()).toBe('-0.01');
    expect(totals([cell()]).rounding).toBeUndefined();
  });

  it('leaves an amount without a rate out, lists it, and says so in every status above it', () => {
    const result = totals([
      cell({ amountMinor: 500n, categoryId: 'known' }),
      cell({ currency: 'XOF', amountMinor: 7000n, categoryId: 'lost', accountId: 'abroad', date: '2024-03-05' }),
      cell({ currency: 'XOF', amountMinor: 30n, type: 'income', date: '2024-03-01' }),
    ]);
    expect(result.spending.toDecimal()).toBe('5.00');
    expect(result.income.toDecimal()).toBe('0.00');
    expect(result.rateStatus).toBe('missing');
    expect(result.count).toBe(3);
    expect(result.byCategory.map(({ categoryId, rateStatus }) => [categoryId, rateStatus])).toEqual([
      ['known', 'exact'],
      ['lost', 'missing'],
      [null, 'missing'],
    ]);
    expect(result.byAccount.find(({ accountId }) => accountId === 'abroad')?.rateStatus).toBe('missing');
    const [missing] = result.missingRates;
    expect(missing).toMatchObject({ currency: 'XOF', count: 2, from: '2024-03-01', to: '2024-03-05' });
    expect(missing?.amount.toDecimal()).toBe('7030');
  });

  it('never adds 100 USD and 100 JPY up to 200', () => {
    const cells = [cell({ currency: 'USD', amountMinor: 10_000n }), cell({ currency: 'JPY', amountMinor: 100n })];
    expect(totals(cells).spending.toDecimal()).toBe('92.99');
  });

  it('gives the same numbers after switching the currency and back', () => {
    const cells = [cell({ currency: 'USD', amountMinor: 777n }), cell({ currency: 'HUF', amountMinor: 999n })];
    const before = totals(cells, 'EUR');
    totals(cells, 'JPY');
    expect(totals(cells, 'EUR')).toEqual(before);
  });

  it('gives shares of the income or spending of their kind', () => {
    const { byCategory } = totals([
      cell({ categoryId: 'a', amountMinor: 100n }),
      cell({ categoryId: 'b', amountMinor: 200n }),
      cell({ categoryId: 'c', amountMinor: 50n, type: 'income' }),
    ]);
    expect(byCategory.map(({ categoryId, share }) => [categoryId, share])).toEqual([
      ['b', 0.6667],
      ['a', 0.3333],
      ['c', 1],
    ]);
  });

  it('nets refunds, and gives no shares of what is not above zero', () => {
    const whole = totals([cell({ categoryId: 'a', amountMinor: 300n }), cell({ categoryId: 'b', amountMinor: -100n })]);
    expect(whole.spending.toDecimal()).toBe('2.00');
    expect(whole.net.toDecimal()).toBe('-2.00');
    expect(whole.byCategory.map(({ categoryId, amount, share }) => [categoryId, amount.toDecimal(), share])).toEqual([
      ['a', '3.00', 1.5],
      ['b', '-1.00', -0.5],
    ]);
    for (const left of [-100n, 0n]) {
      const exceeded = totals([
        cell({ categoryId: 'a', amountMinor: 50n }),
        cell({ categoryId: 'b', amountMinor: left - 50n }),
      ]);
      expect(exceeded.spending.amountMinor).toBe(left);
      expect(exceeded.byCategory.map(({ share }) => share)).toEqual([0, 0]);
      expect(exceeded.savingsRate).toBeNull();
    }
  });

  it('names each rate day, and folds a list of many', () => {
    const days = Array.from({ length: MAX_RATES_LISTED * 2 }, (_, index) =>
      new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
    );
    const usd = (dates: string[]) => totals(dates.map((date) => cell({ currency: 'USD', date }))).rates;
    expect(usd(['2024-02-29', '2024-02-28']).map(({ rateDate }) => rateDate)).toEqual(['2024-02-28', '2024-02-29']);
    const folded = usd(days);
    expect(folded.map(({ status }) => status).sort()).toEqual(['carried', 'exact']);
    expect(folded.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
  });

  it('is the sum of its days, however a range is cut', () => {
    const anyCell = fc.record({
      date: fc.constantFrom('2024-02-28', '2024-02-29', '2024-03-02', '2009-06-01', '2026-11-24'),
      currency: fc.constantFrom('EUR', 'USD', 'JPY', 'XOF', 'ISK'),
      type: fc.constantFrom('income' as const, 'expense' as const),
      categoryId: fc.constantFrom(null, 'a', 'b'),
      accountId: fc.constantFrom('x', 'y'),
      amountMinor: fc.bigInt(-(10n ** 12n), 10n ** 12n),
      count: fc.constant(1),
      rows: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const exchange = new Exchange(rates, 'GBP');
        const days = [...new Set(cells.map(({ date }) => date))];
        const parts = days.map((day) =>
          convertCells(
            cells.filter(({ date }) => date === day),
            exchange,
          ),
        );
        const whole = totalsOf(convertCells(cells, exchange), 'GBP', new Map(), new Map());
        expect(totalsOf(addUp(parts), 'GBP', new Map(), new Map())).toEqual(whole);
        const { income, spending, net, byCategory, byAccount, rounding } = whole;
        const sum = (amounts: Money[], rest?: Money) =>
          [...amounts, ...(rest ? [rest] : [])].reduce((left, right) => left.plus(right), Money.zero('GBP'));
        const ofKind = (wanted: string) => byCategory.filter(({ kind }) => kind === wanted).map(({ amount }) => amount);
        expect(net).toEqual(income.minus(spending));
        expect(sum(ofKind('expense'), rounding?.spending)).toEqual(spending);
        expect(sum(ofKind('income'), rounding?.income)).toEqual(income);
        expect(
          sum(
            byAccount.map((each) => each.spending),
            rounding?.spendingByAccount,
          ),
        ).toEqual(spending);
        expect(byAccount.every((each) => each.net.equals(each.income.minus(each.spending)))).toBe(true);
      }),
    );
  });
});

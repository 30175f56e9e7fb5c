import { Money } from '@pft/kernel';
import { Exchange, Rates, type EuroRate } from '@pft/rates';
import { type PartialSum, totalsOf } from './transaction-totals';

/** Three dollars are two euros, but on no day of 1990. */
class SetRates extends Rates {
  currencies(): string[] {
    return ['EUR', 'USD'];
  }
  euroRate(currency: string, date: string): EuroRate | null {
    if (date.startsWith('1990')) return null;
    const rate = { scale: 1, rateDate: date, status: 'exact', source: 'ecb', heldBy: 'bundled' } as const;
    return currency === 'USD' ? { ...rate, numerator: 15n } : { ...rate, numerator: 10n };
  }
}

const sum = (more: Partial<PartialSum>): PartialSum => ({
  countsAs: 'expense',
  currency: 'EUR',
  date: null,
  minor: 100n,
  rows: 1,
  ...more,
});
const totals = (...sums: PartialSum[]) => totalsOf(sums, new Exchange(new SetRates(), 'EUR'));
const [eur, usd] = [(minor: bigint) => Money.of(minor, 'EUR'), (minor: bigint) => Money.of(minor, 'USD')];

describe('totals of transactions', () => {
  it('are one amount a currency, a transfer counts as one of them and as nothing else', () => {
    const found = totals(
      sum({ countsAs: 'income', minor: 500n, rows: 2 }),
      sum({ minor: 300n }),
      sum({ minor: 90n, currency: 'USD', date: '2026-03-01' }),
      sum({ countsAs: 'transfer', minor: 7_000n, rows: 3 }),
    );
    expect(found).toMatchObject({
      count: 7,
      income: [eur(500n)],
      spending: [eur(300n), usd(90n)],
      net: [eur(200n), usd(-90n)],
    });
    expect(found.inBase).toMatchObject({ income: eur(500n), spending: eur(360n), net: eur(140n), rateStatus: 'exact' });
  });

  it('are rounded once, not day by day', () => {
    const cent = (date: string) => sum({ currency: 'USD', date, minor: 1n });
    // Three times two thirds of a cent.
    expect(totals(cent('2026-03-01'), cent('2026-03-02'), cent('2026-03-03')).inBase.spending).toEqual(eur(2n));
  });

  it('have the average of what is in the net, transfers and what has no rate aside', () => {
    const average = (...sums: PartialSum[]) => totals(...sums).inBase.average;
    expect(average(sum({ minor: 100n, rows: 2 }), sum({ countsAs: 'income', minor: 1n }))).toEqual(eur(-33n));
    expect(average(sum({ minor: 5n, rows: 2 }))).toEqual(eur(-3n));
    expect(average(sum({ minor: 5n, rows: 2 }), sum({ countsAs: 'transfer', minor: 9n, rows: 9 }))).toEqual(eur(-3n));
    expect(average(sum({ minor: 7n }), sum({ currency: 'USD', date: '1990-02-01', minor: 40n }))).toEqual(eur(-7n));
    expect(average(sum({ countsAs: 'transfer' }))).toBeNull();
  });

  it('leave out what has no rate, and say it with its days', () => {
    const found = totals(
      sum({ minor: 100n }),
      sum({ currency: 'USD', date: '1990-02-01', minor: 40n, rows: 2 }),
      sum({ currency: 'USD', date: '1990-01-05', minor: 50n, countsAs: 'income' }),
    );
    expect(found.spending).toEqual([eur(100n), usd(40n)]);
    expect(found.inBase).toMatchObject({ income: eur(0n), spending: eur(100n), rateStatus: 'missing' });
    expect(found.inBase.missingRates).toEqual([
      {
        currency: 'USD',
        amount: usd(90n),
        income: usd(50n),
        spending: usd(40n),
        count: 3,
        from: '1990-01-05',
        to: '1990-02-01',
      },
    ]);
  });

  it('of nothing are nothing', () => {
    expect(totals()).toMatchObject({ count: 0, income: [], spending: [], net: [] });
    expect(totals().inBase).toMatchObject({ net: eur(0n), rateStatus: 'exact', missingRates: [] });
  });
});

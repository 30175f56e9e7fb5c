import fc from 'fast-check';
import { Money } from '@pft/kernel';
import { BundledRates } from './bundled-rates';
import { Exchange, shown } from './exchange';
import { divideHalfEven } from './rounding';

const rates = new BundledRates();

describe('rounding half to even', () => {
  it.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-2n, 3n, -1n],
    [6n, 3n, 2n],
  ])('%s / %s is %s', (numerator, denominator, expected) => {
    expect(divideHalfEven(numerator, denominator)).toBe(expected);
  });

  it('is never further off than half a unit', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(1n, 10n ** 30n), (numerator, denominator) => {
        const off = numerator - divideHalfEven(numerator, denominator) * denominator;
        expect((off < 0n ? -off : off) * 2n <= denominator).toBe(true);
      }),
    );
  });
});

describe('conversion', () => {
  const convert = (amount: string, from: string, to: string, date: string) => {
    const exchange = new Exchange(rates, to);
    const rate = exchange.rate(from, date);
    if (!rate) return null;
    const { amountMinor } = Money.parse({ amount, currency: from });
    return Money.of(shown(exchange.convert(amountMinor, rate)), to).toDecimal();
  };

  it('uses the day’s own rate, with the digits of each currency', () => {
    expect(convert('108.26', 'USD', 'EUR', '2024-02-29')).toBe('100.00');
    expect(convert('100.00', 'EUR', 'JPY', '2024-02-29')).toBe('16253');
    expect(convert('16253', 'JPY', 'USD', '2024-02-29')).toBe('108.26');
    expect(convert('1.000', 'BHD', 'EUR', '2024-02-29')).toBeNull();
  });

  it('goes through the euro between two currencies that became it', () => {
    expect(convert('1955.83', 'DEM', 'FRF', '2003-05-01')).toBe('6559.57');
    expect(new Exchange(rates, 'FRF').rate('DEM', '2003-05-01')).toMatchObject({ status: 'exact' });
  });

  it('takes the older day and the worse status of the two rates of a quotient', () => {
    expect(new Exchange(rates, 'USD').rate('ISK', '2009-06-01')).toMatchObject({
      status: 'stale',
      rateDate: '2008-12-09',
    });
    expect(new Exchange(rates, 'HRK').rate('USD', '2024-03-02')).toMatchObject({
      status: 'carried',
      rateDate: '2024-03-01',
    });
  });

  it('never drifts: there and back again is the same, and a sum is its parts', () => {
    const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'GBP', 'HRK', 'DEM', 'ISK');
    const amount = fc.bigInt(0n, 10n ** 15n);
    fc.assert(
      fc.property(currency, currency, amount, amount, (from, to, a, b) => {
        const [there, back] = [new Exchange(rates, to), new Exchange(rates, from)];
        const date = '2020-05-04';
        const [rate, rateBack] = [there.rate(from, date), back.rate(to, date)];
        if (!rate || !rateBack) return;
        // A converted figure that keeps its 18 digits comes back as the same minor units.
        const converted = there.convert(a, rate);
        expect(shown(shown(back.convert(converted, rateBack)))).toBe(a);
        const difference = there.convert(a + b, rate) - there.convert(a, rate) - there.convert(b, rate);
        expect(difference >= -1n && difference <= 1n).toBe(true);
      }),
    );
  });
});

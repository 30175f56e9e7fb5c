import fc from 'fast-check';
import { CurrencyMismatch, InvalidAmount, MAX_AMOUNT_MINOR, Money, formatMinor } from './money';
import { currencies, currencyExponent, isCurrency, UnknownCurrency } from './currency';

const anyCurrency = fc.constantFrom(...currencies());
const anyMinor = fc.bigInt(-MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR);

describe('Money', () => {
  it('reads what it writes, in every currency', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (amountMinor, currency) => {
        const money = Money.of(amountMinor, currency);
        expect(Money.parse(money.toJSON()).equals(money)).toBe(true);
      }),
    );
  });

  it('agrees with exact integers when adding, subtracting and negating', () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, anyCurrency, (a, b, currency) => {
        const [left, right] = [Money.of(a, currency), Money.of(b, currency)];
        expect(left.plus(right).amountMinor).toBe(a + b);
        expect(left.minus(right).amountMinor).toBe(a - b);
        expect(left.negate().amountMinor).toBe(-a);
        expect(left.compare(right)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('allocates without losing or making a minor unit', () => {
    const weights = fc.array(fc.bigInt(1n, 1000n), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt(0n, MAX_AMOUNT_MINOR), weights, (amountMinor, shares) => {
        const parts = Money.of(amountMinor, 'EUR').allocate(shares);
        expect(parts.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(amountMinor);
      }),
    );
  });

  it('pads missing digits with zeros', () => {
    expect(Money.parse({ amount: '5', currency: 'BHD' }).amountMinor).toBe(5000n);
    expect(Money.parse({ amount: '5.1', currency: 'EUR' }).toDecimal()).toBe('5.10');
  });

  it.each([
    ['12.345', 'EUR'],
    ['100.5', 'JPY'],
    ['1,234', 'EUR'],
    ['1_000', 'EUR'],
    ['$5', 'USD'],
    ['+5', 'EUR'],
    ['-0', 'EUR'],
    ['-0.00', 'EUR'],
    ['007', 'EUR'],
    ['NaN', 'EUR'],
    ['Infinity', 'EUR'],
    ['0x1F', 'EUR'],
    ['1e3', 'EUR'],
    [' 5', 'EUR'],
    ['5\n', 'EUR'],
    ['.5', 'EUR'],
    ['5.', 'EUR'],
    ['', 'EUR'],
    ['١٢٣', 'EUR'],
    ['５', 'EUR'],
    ['10000000000000.01', 'EUR'],
    ['9'.repeat(1000), 'EUR'],
  ])('refuses the amount %j %s', (amount, currency) => {
    expect(() => Money.parse({ amount, currency })).toThrow(InvalidAmount);
  });

  it('names the field at fault', () => {
    expect(() => Money.parse({ amount: 'x', currency: 'EUR' }, 'limit')).toThrow(
      expect.objectContaining({ field: 'limit.amount' }),
    );
    expect(() => Money.parse({ amount: '1', currency: 'usd' }, 'limit')).toThrow(
      expect.objectContaining({ field: 'limit.currency', code: 'currency-unknown' }),
    );
  });

  it('refuses a JSON number, whatever the types say', () => {
    expect(() => Money.parse({ amount: 5 as unknown as string, currency: 'EUR' })).toThrow(InvalidAmount);
    expect(() => Money.of(5 as unknown as bigint, 'EUR')).toThrow(TypeError);
  });

  it('accepts exactly the largest amount', () => {
    expect(Money.parse({ amount: '10000000000000.00', currency: 'EUR' }).amountMinor).toBe(MAX_AMOUNT_MINOR);
  });

  it('refuses zero and below where an amount must be positive', () => {
    for (const amount of ['0', '0.00', '-1']) {
      expect(() => Money.parsePositive({ amount, currency: 'EUR' })).toThrow(InvalidAmount);
    }
    expect(Money.parsePositive({ amount: '0.01', currency: 'EUR' }).amountMinor).toBe(1n);
  });

  it('never adds up two currencies', () => {
    expect(() => Money.of(100n, 'USD').plus(Money.of(100n, 'JPY'))).toThrow(CurrencyMismatch);
  });

  it('writes small negative amounts with a leading zero', () => {
    expect(formatMinor(-5n, 2)).toBe('-0.05');
    expect(formatMinor(-5n, 0)).toBe('-5');
    expect(formatMinor(5n, 3)).toBe('0.005');
  });
});

describe('the currency table', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['BHD', 3],
    ['HUF', 2],
    ['MGA', 2],
    ['CLF', 4],
    ['ITL', 0],
    ['HRK', 2],
    ['DEM', 2],
  ])('pins %s to %i digits', (code, exponent) => {
    expect(currencyExponent(code)).toBe(exponent);
  });

  it.each(['usd', 'US', 'ZZZ', 'XXX', 'XTS', 'XAU', '', 'EURO', '__proto__', 'constructor'])(
    'does not know %j',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => currencyExponent(code)).toThrow(UnknownCurrency);
    },
  );
});

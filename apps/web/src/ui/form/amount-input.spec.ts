import { amountForInput, parseAmountInput } from './amount-input';

describe('amounts as typed', () => {
  it.each([
    ['12.34', 'en', '12.34'],
    ['12,34', 'en', '12.34'],
    ['1,234.50', 'en', '1234.50'],
    ['1.234,50', 'de', '1234.50'],
    ['1 234,5', 'fr', '1234.5'],
    ["1'234.50", 'de-CH', '1234.50'],
    ['1,234', 'en', '1234'],
    ['1,234', 'de', '1.234'],
    ['1.234', 'de', '1234'],
    ['1,234,567', 'en', '1234567'],
    ['.5', 'en', '0.5'],
    ['007', 'en', '7'],
    ['5.', 'en', '5'],
    ['-20', 'en', '-20'],
    ['\u221220', 'en', '-20'],
    ['-0.05', 'en', '-0.05'],
    ['12+3.50', 'en', '15.50'],
    ['12,00 + 3,5 - 1', 'de', '14.50'],
    ['3*4.20', 'en', '12.60'],
    ['-2 + 3 x 4', 'en', '10'],
    ['1.234 + 1', 'de', '1235'],
  ])('reads %j in %s as %s', (typed, locale, amount) => {
    expect(parseAmountInput(typed, locale)).toBe(amount);
  });

  it.each(['', 'abc', '1e3', '12.34.56', '$5', '1..2', '٣', '1+', '+', '1 ++ 2', '1 * ', '2 + b', '--3', '-'])(
    'does not guess at %j',
    (typed) => {
      expect(parseAmountInput(typed, 'en')).toBeNull();
    },
  );

  it('offers an amount with the locale’s decimal sign', () => {
    expect(amountForInput('12.50', 'de')).toBe('12,50');
    expect(amountForInput('12.50', 'en')).toBe('12.50');
  });
});

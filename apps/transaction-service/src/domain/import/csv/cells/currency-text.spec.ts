import { currencyOf } from './currency-text';

describe('units of one currency', () => {
  it.each([
    ['TL', 'TRY'],
    ['Rp', 'IDR'],
    ['RM', 'MYR'],
    ['円', 'JPY'],
    ['грн.', 'UAH'],
    ['usd', 'USD'],
  ])('%s is %s', (unit, code) => {
    expect(currencyOf(unit)).toBe(code);
  });

  it.each(['$', 'kr', 'Rs', 'R', 'fr'])('%s may be several', (unit) => {
    expect(currencyOf(unit)).toBeNull();
  });
});

import { detectDates, detectDecimal } from './detect-values';

const cells = (texts: string[], currency: string | null = null) =>
  texts.map((text, index) => ({ line: index + 2, text, currency }));

describe('the decimal sign of a column', () => {
  it.each([
    [['12.50', '1,000'], ',', null, '.'],
    [['12,50', '1.000'], ';', null, ','],
    [['1,000', '2,000'], ',', null, '.'],
    [['1.000', '2.000'], ';', null, ','],
    [['1.250', '0.750'], ',', 'KWD', '.'],
    [['1,234', '2,345'], ',', 'JPY', '.'],
    [['-10'], ',', null, '.'],
    [['-10'], ';', null, ','],
    [['1.234,50', '7'], ',', null, ','],
  ] as const)('of %j between %j in %s is %s', (texts, delimiter, currency, sign) => {
    expect(detectDecimal(cells([...texts], currency), delimiter)).toBe(sign);
  });

  it('is decided although some cells are no amounts at all', () => {
    expect(detectDecimal(cells(['1,50', 'three', '12:30', '2,50']), ',')).toBe(',');
  });

  it('is refused where neither sign reads three quarters of the amounts, naming the first that does not fit', () => {
    const refusal = (texts: string[]) => {
      try {
        return detectDecimal(cells(texts), ',');
      } catch (error) {
        return (error as { facts: object }).facts;
      }
    };
    expect(refusal(['1.234,56', '1,234.56'])).toEqual({ line: 2, cell: '1.234,56' });
    expect(refusal(['1.50', '2.50', '3,50'])).toEqual({ line: 4, cell: '3,50' });
    expect(refusal(['1.50', '2.50', '4.50', '3,50'])).toBe('.');
    expect(refusal(['much', 'more'])).toMatchObject({ line: 2 });
  });
});

describe('the order of day and month of a column', () => {
  it('follows from one value above twelve anywhere in it', () => {
    const column = [...Array.from({ length: 50 }, () => '03/04/2026'), '03/13/2026'];
    expect(detectDates(column, null)).toEqual({ dateFormat: 'MM/DD/YYYY', ambiguous: false });
  });

  it('is else the one that keeps the rows in sequence', () => {
    const days = ['01/02/2026', '01/03/2026', '02/01/2026', '03/01/2026'];
    expect(detectDates(days, null)).toEqual({ dateFormat: 'MM/DD/YYYY', ambiguous: true });
  });

  it('is else the one that keeps them close together', () => {
    expect(detectDates(['01/02/2026', '02/02/2026', '03/02/2026'], null)).toMatchObject({ dateFormat: 'DD/MM/YYYY' });
    expect(detectDates(['02/01/2026', '02/02/2026', '02/03/2026'], null)).toMatchObject({ dateFormat: 'MM/DD/YYYY' });
  });

  it('is else the usual one of the currency', () => {
    expect(detectDates(['01/02/2026'], 'USD')).toMatchObject({ dateFormat: 'MM/DD/YYYY', ambiguous: true });
    expect(detectDates(['01/02/2026'], 'EUR')).toMatchObject({ dateFormat: 'DD/MM/YYYY', ambiguous: true });
    expect(detectDates(['01.02.2026'], 'USD')).toMatchObject({ dateFormat: 'DD.MM.YYYY', ambiguous: true });
  });

  it('is nothing where no cell is a date', () => {
    expect(detectDates(['soon', 'later'], null)).toBeNull();
  });
});

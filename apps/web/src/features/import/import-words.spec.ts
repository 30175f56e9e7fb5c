import { confidenceText, formatName } from './import-words';

describe('what is said of a reading', () => {
  it('names the format as banks do, and one that is new by its own name', () => {
    expect(formatName('camt.053')).toBe('CAMT.053 statement');
    expect(formatName('planted' as 'csv')).toBe('planted');
    expect(formatName('csv', 'gnucash')).toBe('GnuCash export');
    expect(formatName('csv', 'planted' as 'ynab')).toBe('planted export');
  });

  it.each([
    ['balance', 48, 48, '48 of 48 steps of the balance agree with the amounts.'],
    ['header', 1, 1, 'Read by the headings of the columns; 1 of 1 row can be read so.'],
    ['content', 9, 12, 'Read by what the columns hold, because no headings say it; 9 of 12 rows can be read so.'],
  ] as const)('says how sure it is by the %s', (proof, agree, of, text) => {
    expect(confidenceText({ proof, agree, of })).toBe(text);
  });
});

import type { Import } from '@/api/types';
import { commitText, confidenceText, countsText, formatName, refusalOf, resultText } from './import-words';

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

it('what a commit did is said in one line', () => {
  const result = { inserted: 70, matched: 0, duplicates: 2, rejected: 4, skipped: 0 };
  expect(resultText(result, 'en')).toBe('70 imported · 2 already there · 4 can’t be read');
  expect(resultText({ ...result, inserted: 0, duplicates: 0, rejected: 0 }, 'en')).toBe('0 imported');
});

describe('what an import would do', () => {
  const counts = { new: 70, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 4 };
  const accounts = [{ name: 'Joint account', currency: 'EUR', accountId: null, willBeCreated: false, rows: 70 }];
  const current = { counts, accounts, canCommit: true } as unknown as Import;

  it('is said in one line', () => {
    expect(countsText(current, 'en')).toBe('70 new · 4 can’t be read');
    expect(countsText({ counts: { ...counts, new: 0, error: 0 } }, 'en')).toBe('No rows');
  });

  it.each([
    [null, 'Import 70 rows into Joint account'],
    [{ inserted: 1, matched: 0, flows: [] }, 'Import 1 row into Joint account'],
    [{ inserted: 1200, matched: 2, flows: [] }, 'Import 1,200 rows and match 2 into Joint account'],
    [{ inserted: 0, matched: 2, flows: [] }, 'Match 2 rows in Joint account'],
    [{ inserted: 0, matched: 0, flows: [] }, 'Finish: nothing new to import'],
  ])('stands on its button', (figures, text) => {
    expect(commitText(current, figures, 'en')).toBe(text);
  });

  it('does not offer to finish what nobody can read yet', () => {
    const nothing = { inserted: 0, matched: 0, flows: [] };
    expect(commitText({ ...current, canCommit: false }, nothing, 'en')).toBe('Nothing to import yet');
  });

  it('names several accounts by their number', () => {
    expect(commitText({ ...current, accounts: [...accounts, ...accounts] }, null, 'en')).toBe(
      'Import 70 rows into 2 accounts',
    );
  });
});

it('does not tell a person the service’s doors where too many files wait', () => {
  const text = 'Commit or discard one; the oldest is «may.csv», DELETE /imports/1.';
  expect(refusalOf({ code: 'import-quota', title: 'Too many', text }).text).toMatch(/^Import or discard some/);
  const other = { title: 'Empty', text: 'The file is empty.' };
  expect(refusalOf({ code: 'import-empty', ...other })).toEqual(other);
});

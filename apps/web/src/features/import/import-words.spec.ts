import type { Import } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { commitText, confidenceText, countsText, formatName, resultText } from './import-words';

const t = wordsOf('import');

describe('what is said of a reading', () => {
  it('names the format as banks do, and one that is new by its own name', () => {
    expect(formatName('camt.053', null, t)).toBe('CAMT.053 statement');
    expect(formatName('planted' as 'csv', null, t)).toBe('planted');
    expect(formatName('csv', 'gnucash', t)).toBe('GnuCash export');
    expect(formatName('csv', 'planted' as 'ynab', t)).toBe('planted export');
  });

  it.each([
    ['balance', 48, 48, '48 of 48 steps of the balance agree with the amounts.'],
    ['header', 1, 1, 'Read by the headings of the columns; 1 of 1 row can be read so.'],
    ['content', 9, 12, 'Read by what the columns hold, because no headings say it; 9 of 12 rows can be read so.'],
  ] as const)('says how sure it is by the %s', (proof, agree, of, text) => {
    expect(confidenceText({ proof, agree, of }, 'en', t)).toBe(text);
  });
});

it('what a commit did is said in one line', () => {
  const result = { inserted: 70, matched: 0, duplicates: 2, rejected: 4, skipped: 0 };
  expect(resultText(result, 'en', t)).toBe('70 imported · 2 already there · 4 can’t be read');
  expect(resultText({ ...result, inserted: 0, duplicates: 0, rejected: 0 }, 'en', t)).toBe('0 imported');
});

describe('what an import would do', () => {
  const counts = { new: 70, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 4 };
  const accounts = [{ name: 'Joint account', currency: 'EUR', accountId: null, willBeCreated: false, rows: 70 }];
  const current = { counts, accounts, canCommit: true } as unknown as Import;

  it('is said in one line', () => {
    expect(countsText(current, 'en', t)).toBe('70 new · 4 can’t be read');
    expect(countsText({ counts: { ...counts, new: 0, error: 0 } }, 'en', t)).toBe('No rows');
  });

  it.each([
    [null, 'Import 70 rows into Joint account'],
    [{ inserted: 1, matched: 0, flows: [] }, 'Import 1 row into Joint account'],
    [{ inserted: 1200, matched: 2, flows: [] }, 'Import 1,200 rows and match 2 into Joint account'],
    [{ inserted: 0, matched: 2, flows: [] }, 'Match 2 rows in Joint account'],
    [{ inserted: 0, matched: 0, flows: [] }, 'Finish: nothing new to import'],
  ])('stands on its button', (figures, text) => {
    expect(commitText(current, figures, 'en', t)).toBe(text);
  });

  it('does not offer to finish what nobody can read yet', () => {
    const nothing = { inserted: 0, matched: 0, flows: [] };
    expect(commitText({ ...current, canCommit: false }, nothing, 'en', t)).toBe('Nothing to import yet');
  });

  it('names several accounts by their number', () => {
    expect(commitText({ ...current, accounts: [...accounts, ...accounts] }, null, 'en', t)).toBe(
      'Import 70 rows into 2 accounts',
    );
  });
});

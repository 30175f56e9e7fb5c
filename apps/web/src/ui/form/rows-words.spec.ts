import { wordsOf } from '@/words/testing/words-of';
import { rowsWords, type RowsCounted } from './rows-words';

const said = (counted: RowsCounted, kind: 'income' | 'expense', uncategorisedOnly: boolean) =>
  rowsWords(counted, { kind, uncategorisedOnly, locale: 'en-GB' }, wordsOf('forms.payeeRule'));

describe('what a category for a payee would do', () => {
  it('is said with its number, and with what it replaces', () => {
    const counted = { without: 61, all: 64, replaced: 3 };
    expect(said(counted, 'expense', true)).toBe('61 expenses of all days will change.');
    expect(said(counted, 'expense', false)).toBe(
      '64 expenses of all days will change. 3 of them have another category, which is replaced.',
    );
    expect(said({ without: 0, all: 1, replaced: 1 }, 'income', false)).toBe(
      '1 income of all days will change. 1 of them has another category, which is replaced.',
    );
  });

  it('is said also where it changes nothing now', () => {
    expect(said({ without: 0, all: 3, replaced: 3 }, 'expense', true)).toBe(
      'No transaction changes now; it is remembered for later imports.',
    );
  });
});

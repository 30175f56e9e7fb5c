import type { Ledger } from '@/ui/ledger/ledger-context';
import { wordsOf } from '@/words/testing/words-of';
import { chipsOf } from './chips';

const ledger = {
  locale: 'en-GB',
  accounts: [{ id: 'joint', name: 'Joint' }],
  categories: [{ id: 'food', name: 'Food' }],
} as unknown as Ledger;

describe('the chips of filters', () => {
  it('are one a filter, and each takes its own away', () => {
    const filters = { q: 'billa', month: '2026-03', account: 'joint', category: 'food', type: 'expense', sort: 'date' };
    const chips = chipsOf(filters, ledger, wordsOf('transactions'), wordsOf('ledger'));
    expect(chips.map(({ says }) => says)).toEqual(['March 2026', 'Expenses', 'Joint', 'Food']);
    const { account: _, ...rest } = filters;
    expect(chips[2]?.without).toEqual(rest);
  });

  it('say two days that are a month as that month, and others as they are', () => {
    expect(
      chipsOf({ from: '2024-02-01', to: '2024-02-29' }, ledger, wordsOf('transactions'), wordsOf('ledger')),
    ).toEqual([{ says: 'February 2024', without: {} }]);
    expect(
      chipsOf({ from: '2024-02-01', to: '2024-02-28' }, ledger, wordsOf('transactions'), wordsOf('ledger')).map(
        ({ says }) => says,
      ),
    ).toEqual(['From 1 Feb 2024', 'To 28 Feb 2024']);
    expect(
      chipsOf({ category: 'none', reviewed: 'false' }, ledger, wordsOf('transactions'), wordsOf('ledger')).map(
        ({ says }) => says,
      ),
    ).toEqual(['Uncategorised', 'To review']);
  });
});

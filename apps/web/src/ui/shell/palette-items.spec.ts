import type { Account, Category } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { destinations, matching } from './palette-items';

const items = destinations(
  {
    accounts: [{ id: 'joint', name: 'Joint account' }] as Account[],
    categories: [
      { id: 'cafe', name: 'Café and cake', archived: false },
      { id: 'old', name: 'Old', archived: true },
    ] as Category[],
    locale: 'en-GB',
    today: '2026-11-27',
  },
  wordsOf('shell'),
);
const found = (typed: string) => matching(items, typed).map(({ label, kind }) => `${kind}: ${label}`);

describe('what the palette finds', () => {
  it('is found by the beginnings of its words, without accents and in any order', () => {
    expect(found('acc joi')).toEqual(['Account: Joint account']);
    expect(found('cafe')).toEqual(['Category: Café and cake']);
    expect(found('mar 2026')).toEqual(['Month: March 2026']);
    expect(found('ount')).toEqual([]);
  });

  it('begins with what begins so', () => {
    expect(found('acc')).toEqual(['Page: Accounts', 'Account: Joint account']);
    expect(found('')[0]).toBe('Page: Overview');
  });

  it('is nothing that is archived', () => {
    expect(found('old')).toEqual([]);
  });
});

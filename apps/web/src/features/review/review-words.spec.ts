import type { Category, Transaction } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { proposalWords, sinceWords } from './review-words';

const reader = { locale: 'en-GB', timeZone: 'Europe/Vienna', today: '2026-11-28' };
const came = (...instants: string[]) => instants.map((createdAt) => ({ createdAt }) as Transaction);

it('says since which weekday rows are there, in the time zone of the person, or since which day', () => {
  expect(sinceWords(came('2026-11-27T10:00:00Z', '2026-11-22T23:30:00Z'), reader)).toBe('Monday');
  expect(sinceWords(came('2026-11-22T23:30:00Z'), { ...reader, locale: 'de-AT' })).toBe('Montag');
  expect(sinceWords(came('2026-11-27T10:00:00Z', '2026-11-20T10:00:00Z'), reader)).toBe('20 Nov 2026');
});

it('says why a category is proposed', () => {
  const categories = [{ id: 'food', name: 'Food' }] as Category[];
  const row = {
    type: 'expense',
    payeeName: 'Hofer',
    splits: [],
    categoryId: null,
    reviewed: false,
  } as unknown as Transaction;
  const said = (given: Partial<Transaction>, because?: 'imported' | 'remembered' | 'usual') => {
    const proposal = because ? { categoryId: 'food', because, count: 12, of: 14 } : null;
    return proposalWords(
      { ...row, ...given },
      proposal,
      categories,
      'en-GB',
      wordsOf('review.proposal'),
      wordsOf('ledger'),
    );
  };
  expect(said({}, 'usual')).toBe('Food, as 12 of 14 before.');
  expect(said({}, 'imported')).toBe('Food, as it came.');
  expect(said({}, 'remembered')).toBe('Food, as remembered for this payee.');
  expect(said({})).toBe('Nothing is known of this payee: choose a category.');
  expect(said({ payeeName: null })).toBe('It has no payee: choose a category.');
  expect(said({ type: 'transfer' })).toBe('A transfer has no category.');
  expect(said({ reviewed: true, categoryId: 'food' })).toBe('Decided: Food.');
});

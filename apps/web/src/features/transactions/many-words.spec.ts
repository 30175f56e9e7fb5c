import type { ManyChanged, ManyChanges } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { manyWords as wordsOfMany, tagsOf } from './many-words';

const manyWords = (answer: ManyChanged, changes: ManyChanges): string =>
  wordsOfMany(answer, changes, 'en-GB', wordsOf('transactions.many'));

const answer = (changed: number, unchanged = 0, codes: string[] = []) => ({
  matched: changed + unchanged + codes.length,
  changed,
  unchanged,
  refused: codes.map((code, index) => ({ id: String(index), code })),
  activityId: changed > 0 ? 'act' : null,
});

describe('what came of a change of many', () => {
  it('is said by what was asked for', () => {
    expect(manyWords(answer(2), { categoryId: 'food' })).toBe('2 transactions are changed.');
    expect(manyWords(answer(1), { delete: true })).toBe('1 transaction is deleted.');
    expect(manyWords(answer(3), { reviewed: true })).toBe('3 transactions are reviewed.');
  });

  it('tells what stays as it is, and why', () => {
    expect(manyWords(answer(2, 1, ['field-not-allowed-for-type']), { categoryId: 'food' })).toBe(
      '2 transactions are changed. 1 was so already. ' +
        '1 stays as before: of another type, such as a transfer, which has no category.',
    );
    const codes = ['category-and-splits', 'a-new-rule', 'category-and-splits'];
    expect(manyWords(answer(0, 0, codes), { categoryId: 'food' })).toBe(
      '3 stay as before: 2 split into parts, which have the categories; 1 kept by a rule (a-new-rule).',
    );
  });

  it('is said of nothing, too', () => {
    expect(manyWords(answer(0, 2), { reviewed: true })).toBe('2 were so already.');
  });
});

it('tags are typed with commas, with or without their sign, and each counts once', () => {
  expect(tagsOf(' trip, #work,, trip ')).toEqual(['trip', 'work']);
  expect(tagsOf(' , ')).toEqual([]);
});

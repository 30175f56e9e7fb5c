import { wordsOf } from '@/words/testing/words-of';
import { sampleParts } from './sample-parts';

it('names the parts of the sample that are there', () => {
  const sample = { transactions: 1312, accounts: 6, budgets: 1, categories: 0 };
  const t = wordsOf('sample');
  expect(sampleParts(sample, 'en-GB', t)).toBe('1,312 transactions, 6 accounts and 1 budget');
  expect(sampleParts({ ...sample, accounts: 0, budgets: 0 }, 'de-x-en', t)).toBe('1.312 transactions');
});

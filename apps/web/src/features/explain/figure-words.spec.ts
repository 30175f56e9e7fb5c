import type { ExplainedRow } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { conversionWords, figureSign, figureTitle, listLink, shownSum } from './figure-words';

const t = wordsOf('explain');
const money = (amount: string, currency = 'EUR') => ({ amount, currency });
const row: ExplainedRow = {
  transactionId: 'a',
  date: '2026-03-14',
  payee: 'Hotel',
  amount: money('34.00', 'USD'),
  rate: { value: '0.9236102974', date: '2026-03-13', status: 'carried' },
  converted: money('31.40'),
};

describe('how a row was converted', () => {
  it('is told so that it can be done again by hand', () => {
    expect(conversionWords(row, 'EUR', 'en-GB', t)).toBe('US$34.00 × 0.9236102974, rate of 13 Mar 2026');
  });

  it('is not told of the own currency, and says of an old rate that it is', () => {
    expect(conversionWords({ ...row, amount: money('34.00') }, 'EUR', 'en-GB', t)).toBe('');
    const stale = { ...row, rate: { ...row.rate, status: 'stale' as const } };
    expect(conversionWords(stale, 'EUR', 'en-GB', t)).toMatch(/\(old\)$/);
  });

  it('says where there is no rate, and that the total is without it', () => {
    const missing = { ...row, rate: { value: null, date: null, status: 'missing' as const }, converted: null };
    expect(conversionWords(missing, 'EUR', 'en-GB', t)).toBe('US$34.00, no rate: not in the total');
  });
});

it('adds up: the rows as shown and the rounding make the total', () => {
  expect(shownSum({ total: money('100.00'), rounding: money('-0.01') })).toEqual(money('100.01'));
});

it('leads to the list that the service names', () => {
  expect(listLink('from=2026-03-01&to=2026-03-31&categoryId=none')).toBe(
    '/transactions?from=2026-03-01&to=2026-03-31&category=none',
  );
  expect(listLink('accountId=x')).toBe('/transactions?account=x');
  expect(listLink(null)).toBeNull();
});

it('names what it is of, and gives a sign to what goes both ways', () => {
  const names = { accounts: [], categories: [], budget: 'Food' };
  expect(figureTitle({ figure: 'budget:1' }, names, t, wordsOf('ledger'))).toBe('Budget Food');
  expect(figureTitle({ figure: 'category:none', kind: 'income' }, names, t, wordsOf('ledger'))).toBe(
    'Income without a category',
  );
  expect(figureTitle({ figure: 'category:none' }, names, t, wordsOf('ledger'))).toBe('Uncategorised');
  expect(figureTitle({ figure: 'net-worth' }, names, t, wordsOf('ledger'))).toBe('Net worth');
  expect([figureSign({ figure: 'net' }), figureSign({ figure: 'net-worth' })]).toEqual(['always', 'auto']);
});

import { wordsOf } from '@/words/testing/words-of';
import { changeSentence, comparedWith, comparedWords, spendingSentence, type ComparedWith } from './comparison-words';

const t = wordsOf('ledger');
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const october: ComparedWith = {
  compare: 'previous',
  from: '2026-10-01',
  to: '2026-10-28',
  months: null,
  running: true,
  isEmpty: false,
};
const sentence = (spent: string, before: string, compared = october): string => {
  const { message, values } = spendingSentence(eur(spent), eur(before), compared, 'en-GB');
  return t.markup(message, { ...values, amount: (chunks) => chunks });
};

describe('the sentence above a month', () => {
  it('says how much less, or more, was spent by the same day', () => {
    expect(sentence('2602.00', '2912.00')).toBe('You have spent €2,602.00 – €310.00 less than by this day in October.');
    expect(sentence('2912.00', '2602.00')).toContain('€310.00 more than by this day');
  });

  it('speaks of a month that is over as a whole', () => {
    const whole = { ...october, to: '2026-10-31', running: false };
    expect(sentence('2.00', '2.00', whole)).toBe('You spent €2.00 – as much as in October.');
  });

  it('compares with nothing where nothing is there, and where more came back than was spent', () => {
    expect(sentence('2.00', '0.00', { ...october, isEmpty: true })).toBe(
      'You have spent €2.00. There is nothing by this day in October to compare it with.',
    );
    expect(sentence('-50.00', '2.00')).toBe('More came back than you spent: €50.00.');
  });
});

it('names the year of another year, an average of fewer months, and a range that is no month', () => {
  const before = (compared: ComparedWith) => t('before', { amount: '€1', ...comparedWords(compared, 'en-GB') });
  const lastYear: ComparedWith = { ...october, compare: 'last-year', from: '2025-11-01', to: '2025-11-28' };
  expect(before(lastYear)).toBe('By this day in November 2025: €1');
  const average: ComparedWith = { ...october, compare: 'average:12', months: 7, running: false };
  expect(before(average)).toBe('In an average month (of 7): €1');
  expect(before({ ...average, months: 12, running: true })).toBe('By this day in an average month: €1');
  const week: ComparedWith = { ...october, from: '2026-11-16', to: '2026-11-21' };
  expect(before(week)).toMatch(/^In 16\s?[–-]\s?21 Nov/);
});

it('tells differences across zero, without a sign', () => {
  const change = (amount: string, before: string) => changeSentence(eur(amount), eur(before), october, 'en-GB', t);
  expect(change('-10.00', '5.00')).toBe('€15.00 less than by this day in October');
  expect(change('5.00', '-10.00')).toBe('€15.00 more than by this day in October');
});

it('takes a range as running where less of it is compared than there is', () => {
  const comparison = { from: '2026-10-01', to: '2026-10-28', months: null, compared: { to: '2026-11-28' }, count: 3 };
  expect(comparedWith('previous', '2026-11-30', comparison)).toEqual(october);
  expect(comparedWith('previous', '2026-11-28', { ...comparison, count: 0 })).toMatchObject({
    running: false,
    isEmpty: true,
  });
});

import { comparedWith, comparedWords, differenceWords, spendingWords, type ComparedWith } from './comparison-words';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const october: ComparedWith = {
  compare: 'previous',
  from: '2026-10-01',
  to: '2026-10-28',
  months: null,
  running: true,
  isEmpty: false,
};

describe('the sentence above a month', () => {
  it('says how much less, or more, was spent by the same day', () => {
    expect(spendingWords(eur('2602.00'), eur('2912.00'), october, 'en-GB')).toBe(
      'You have spent €2,602.00 — €310.00 less than by this day in October.',
    );
    expect(spendingWords(eur('2912.00'), eur('2602.00'), october, 'en-GB')).toContain('€310.00 more than by this day');
  });

  it('speaks of a month that is over as a whole', () => {
    const whole = { ...october, to: '2026-10-31', running: false };
    expect(spendingWords(eur('2.00'), eur('2.00'), whole, 'en-GB')).toBe('You spent €2.00 — as much as in October.');
  });

  it('compares with nothing where nothing is there, and where more came back than was spent', () => {
    expect(spendingWords(eur('2.00'), eur('0.00'), { ...october, isEmpty: true }, 'en-GB')).toBe(
      'You have spent €2.00. There is nothing by this day in October to compare it with.',
    );
    expect(spendingWords(eur('-50.00'), eur('2.00'), october, 'en-GB')).toBe('More came back than you spent: €50.00.');
  });
});

it('names the year of another year, an average of fewer months, and a range that is no month', () => {
  const lastYear: ComparedWith = { ...october, compare: 'last-year', from: '2025-11-01', to: '2025-11-28' };
  expect(comparedWords(lastYear, 'en-GB')).toBe('by this day in November 2025');
  const average: ComparedWith = { ...october, compare: 'average:12', months: 7, running: false };
  expect(comparedWords(average, 'en-GB')).toBe('in an average month (of 7)');
  expect(comparedWords({ ...average, months: 12 }, 'en-GB')).toBe('in an average month');
  const week: ComparedWith = { ...october, from: '2026-11-16', to: '2026-11-21' };
  expect(comparedWords(week, 'en-GB')).toMatch(/^in 16\s?[–-]\s?21 Nov/);
});

it('tells differences across zero, without a sign', () => {
  expect(differenceWords(eur('-10.00'), eur('5.00'), 'en-GB')).toBe('€15.00 less than');
  expect(differenceWords(eur('5.00'), eur('-10.00'), 'en-GB')).toBe('€15.00 more than');
});

it('takes a range as running where less of it is compared than there is', () => {
  const comparison = { from: '2026-10-01', to: '2026-10-28', months: null, compared: { to: '2026-11-28' }, count: 3 };
  expect(comparedWith('previous', '2026-11-30', comparison)).toEqual(october);
  expect(comparedWith('previous', '2026-11-28', { ...comparison, count: 0 })).toMatchObject({
    running: false,
    isEmpty: true,
  });
});

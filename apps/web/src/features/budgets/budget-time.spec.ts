import type { BudgetState, Category } from '@/api/types';
import { barParts, paceWords, pastWords, periodPassed, totalsOf, worstFirst } from './budget-time';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

const budget = (given: Partial<BudgetState> = {}): BudgetState => ({
  id: 'b',
  name: 'Food',
  categoryIds: ['food'],
  limit: eur('300.00'),
  limits: [],
  period: 'month',
  thresholds: [80, 100],
  rollover: 'none',
  rolloverCap: null,
  startsOn: '2026-01-01',
  archived: false,
  version: 1,
  periodStart: '2026-11-01',
  periodEnd: '2026-11-30',
  carriedOver: eur('0.00'),
  available: eur('300.00'),
  spent: eur('150.00'),
  left: eur('150.00'),
  percent: 50,
  count: 5,
  rateStatus: 'exact',
  missingRates: [],
  ...given,
});

it('marks today where it is in the period, at the end of its day', () => {
  expect(periodPassed('2026-11-01', '2026-11-30', '2026-11-27')).toBe(90);
  expect(periodPassed('2026-11-01', '2026-11-30', '2026-11-30')).toBe(100);
  expect(periodPassed('2026-11-01', '2026-11-30', '2026-12-01')).toBeNull();
  expect(periodPassed('2026-11-01', '2026-11-30', '2026-10-31')).toBeNull();
});

it('draws what is over the limit as a tail behind it', () => {
  expect(barParts(68)).toEqual({ within: 68, over: 0, limit: 100 });
  expect(barParts(125)).toEqual({ within: 80, over: 20, limit: 80 });
  expect(barParts(-20)).toEqual({ within: 0, over: 0, limit: 100 });
});

it('puts the worst first', () => {
  const order = worstFirst([
    budget({ name: 'B', percent: 50 }),
    budget({ name: 'A', percent: 50 }),
    budget({ percent: 125 }),
  ]);
  expect(order.map(({ name }) => name)).toEqual(['Food', 'A', 'B']);
});

describe('the sentence of pace', () => {
  const pace = { projected: eur('280.00'), limitReachedOn: null };
  const fixed = { paid: eur('0.00'), due: eur('90.00'), rows: [] };

  it('says where it ends, or when the limit is reached, with what is still due', () => {
    expect(paceWords(budget({ pace }), 'en-GB')).toBe('At this rate €280.00 at the end.');
    expect(paceWords(budget({ pace, fixed }), 'en-GB')).toBe(
      'At this rate €280.00 at the end, with €90.00 of fixed costs still due.',
    );
    expect(paceWords(budget({ pace: { ...pace, limitReachedOn: '2026-11-28' } }), 'en-GB')).toBe(
      'At this rate the limit is reached on 28 Nov 2026.',
    );
  });

  it('speaks of fixed costs alone where the rest is too little for a rate', () => {
    expect(paceWords(budget({ fixed }), 'en-GB')).toBe('€90.00 of fixed costs still due; €60.00 left after them.');
    expect(paceWords(budget({ fixed, left: eur('50.00') }), 'en-GB')).toBe(
      '€90.00 of fixed costs still due: €40.00 too much.',
    );
  });

  it('says nothing where there is nothing to say, or the limit is passed', () => {
    expect(paceWords(budget(), 'en-GB')).toBeNull();
    expect(paceWords(budget({ pace, percent: 100 }), 'en-GB')).toBeNull();
    expect(paceWords(budget({ pace, refundsExceed: true, percent: -5 }), 'en-GB')).toBeNull();
  });
});

it('says how often a budget was kept before', () => {
  const past = (percents: number[]) => percents.map((percent) => ({ percent })) as BudgetState['past'];
  expect(pastWords(past([100, 99]))).toBe('Kept in the 2 periods before');
  expect(pastWords(past([101, 99, 130]))).toBe('Over in 2 of the 3 periods before');
  expect(pastWords(past([101]))).toBe('Over in the period before');
  expect(pastWords([])).toBeNull();
});

describe('the total of budgets', () => {
  const categories = [{ id: 'eating-out', parentId: 'food' }] as Category[];
  const home = budget({ id: 'h', categoryIds: ['home'], spent: eur('700.00'), available: eur('800.00') });

  it('adds up those of one period and currency', () => {
    const week = budget({ periodStart: '2026-11-23', periodEnd: '2026-11-29', categoryIds: ['fun'] });
    const [total, ...others] = totalsOf([budget(), home, week], categories);
    expect(others).toEqual([]);
    expect(total).toMatchObject({ spent: eur('850.00'), available: eur('1100.00'), periodStart: '2026-11-01' });
  });

  it('is not told where a row would count twice', () => {
    expect(totalsOf([budget(), home, budget({ categoryIds: ['eating-out'] })], categories)).toEqual([]);
    expect(totalsOf([home, budget({ categoryIds: [] })], categories)).toEqual([]);
    expect(totalsOf([home], categories)).toEqual([]);
  });
});

import type { BudgetState } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { barParts, paceWords, pastWords, periodPassed, worstFirst } from './budget-time';
import { budgetState as budget } from './testing/budget-state';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

const t = wordsOf('budgets');

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
  expect(order.map(({ name }) => name)).toEqual(['food', 'A', 'B']);
});

describe('the sentence of pace', () => {
  const pace = { projected: eur('280.00'), limitReachedOn: null };
  const fixed = { paid: eur('0.00'), due: eur('90.00'), rows: [] };

  it('says where it ends, or when the limit is reached, with what is still due', () => {
    expect(paceWords(budget({ pace }), 'en-GB', t)).toBe('At this rate €280.00 at the end.');
    expect(paceWords(budget({ pace, fixed }), 'en-GB', t)).toBe(
      'At this rate €280.00 at the end, with €90.00 of fixed costs still due.',
    );
    expect(paceWords(budget({ pace: { ...pace, limitReachedOn: '2026-11-28' } }), 'en-GB', t)).toBe(
      'At this rate the limit is reached on 28 Nov 2026.',
    );
  });

  it('speaks of fixed costs alone where the rest is too little for a rate', () => {
    expect(paceWords(budget({ fixed }), 'en-GB', t)).toBe('€90.00 of fixed costs still due; €60.00 left after them.');
    expect(paceWords(budget({ fixed, left: eur('50.00') }), 'en-GB', t)).toBe(
      '€90.00 of fixed costs still due: €40.00 too much.',
    );
  });

  it('says nothing where there is nothing to say, or the limit is passed', () => {
    expect(paceWords(budget(), 'en-GB', t)).toBeNull();
    expect(paceWords(budget({ pace, percent: 100 }), 'en-GB', t)).toBeNull();
    expect(paceWords(budget({ pace, refundsExceed: true, percent: -5 }), 'en-GB', t)).toBeNull();
  });
});

it('says how often a budget was kept before', () => {
  const past = (percents: number[]) => percents.map((percent) => ({ percent })) as BudgetState['past'];
  expect(pastWords(past([100, 99]), 'en-GB', t)).toBe('Kept in the 2 periods before');
  expect(pastWords(past([101, 99, 130]), 'en-GB', t)).toBe('2 of the 3 periods before were over');
  expect(pastWords(past([101]), 'en-GB', t)).toBe('Over in the period before');
  expect(pastWords([], 'en-GB', t)).toBeNull();
});

import fc from 'fast-check';
import { CalendarDate, Money } from '@pft/kernel';
import { BundledRates, Exchange } from '@pft/rates';
import { alertChanges, type Alert } from '../alert/alert';
import {
  budgetState,
  countedCategories,
  currencyOf,
  daysNeeded,
  paceOf,
  reachedThresholds,
  type Budget,
} from './budget';
import type { FixedAmounts } from './fixed-costs';
import { nextPeriod, periodOf } from './budget-period';
import type { SummaryCell } from '../summary/month-summary';

const rates = new BundledRates();
const monday = { firstDayOfWeek: 1, firstDayOfMonth: 1 };
const eur = (minor: number) => Money.of(BigInt(minor), 'EUR');
const budget = (more: Partial<Budget> = {}): Budget => ({
  id: 'budget',
  name: 'Groceries',
  categoryIds: [],
  limits: [{ from: '2026-01-01', limit: eur(30_000) }],
  period: 'month',
  thresholds: [80, 100],
  rollover: 'none',
  rolloverCap: null,
  startsOn: '2026-01-01',
  archived: false,
  version: 1,
  ...more,
});
const spent = (date: string, minor: number, more: Partial<SummaryCell> = {}): SummaryCell => ({
  date,
  currency: 'EUR',
  type: 'expense',
  categoryId: 'food',
  accountId: 'account',
  amountMinor: BigInt(minor),
  count: 1,
  rows: 1,
  ...more,
});
const stateOf = (
  of: Budget,
  cells: SummaryCell[],
  date = '2026-03-15',
  settings = monday,
  counted: Set<string> | null = null,
) => budgetState(of, cells, counted, date, settings, new Exchange(rates, currencyOf(of)));

/** Of a budget with enough other rows for a pace. */
const noFixed: FixedAmounts = { paid: eur(0), paidOn: [], due: eur(0), dueRows: [], others: 4, othersByToday: 4 };

describe('a budget’s period', () => {
  it.each([
    ['week', '2026-03-15', monday, '2026-03-09', '2026-03-15'],
    ['week', '2026-03-15', { ...monday, firstDayOfWeek: 7 }, '2026-03-15', '2026-03-21'],
    ['month', '2026-03-15', monday, '2026-03-01', '2026-03-31'],
    ['month', '2026-03-15', { ...monday, firstDayOfMonth: 25 }, '2026-02-25', '2026-03-24'],
    ['month', '2026-03-25', { ...monday, firstDayOfMonth: 25 }, '2026-03-25', '2026-04-24'],
    ['month', '2026-02-28', { ...monday, firstDayOfMonth: 31 }, '2026-02-28', '2026-03-30'],
    ['month', '2024-01-05', { ...monday, firstDayOfMonth: 25 }, '2023-12-25', '2024-01-24'],
    ['quarter', '2026-03-15', monday, '2026-01-01', '2026-03-31'],
    ['quarter', '2026-12-31', monday, '2026-10-01', '2026-12-31'],
    ['year', '2024-02-29', monday, '2024-01-01', '2024-12-31'],
  ] as const)('of a %s on %s runs from %s', (kind, date, settings, start, end) => {
    expect(periodOf(kind, date, settings)).toEqual({ start, end });
  });

  it('follows the one before without a gap, on any settings', () => {
    const settings = fc.record({
      firstDayOfWeek: fc.integer({ min: 1, max: 7 }),
      firstDayOfMonth: fc.integer({ min: 1, max: 31 }),
    });
    const day = fc.integer({ min: 0, max: 40_000 }).map(CalendarDate.fromEpochDay);
    fc.assert(
      fc.property(fc.constantFrom('week', 'month', 'quarter', 'year'), day, settings, (kind, date, set) => {
        const period = periodOf(kind, date, set);
        expect(period.start <= date && date <= period.end).toBe(true);
        expect(periodOf(kind, period.start, set)).toEqual(period);
        expect(periodOf(kind, period.end, set)).toEqual(period);
        expect(nextPeriod(kind, period, set).start).toBe(CalendarDate.plusDays(period.end, 1));
      }),
    );
  });
});

describe('a budget’s state', () => {
  it('says what is spent and left, with one decimal of per cent', () => {
    const state = stateOf(budget(), [spent('2026-03-01', 10_000), spent('2026-03-31', 5_050), spent('2026-04-01', 9)]);
    expect(state).toMatchObject({ period: { start: '2026-03-01', end: '2026-03-31' }, percent: 50.2, count: 2 });
    expect([state.spent, state.left].map(String)).toEqual(['150.50 EUR', '149.50 EUR']);
  });

  it('counts its categories and their children, and everything where it names none', () => {
    const parents = new Map(
      [
        { id: 'food', parentId: null },
        { id: 'groceries', parentId: 'food' },
        { id: 'home', parentId: null },
      ].map((category) => [category.id, category]),
    );
    const counted = countedCategories(budget({ categoryIds: ['food'] }), parents);
    expect([...(counted ?? [])].sort()).toEqual(['food', 'groceries']);
    expect(countedCategories(budget(), parents)).toBeNull();
    const cells = ['food', 'groceries', 'home', null].map((categoryId) => spent('2026-03-02', 100, { categoryId }));
    expect(stateOf(budget(), cells, '2026-03-15', monday, new Set(counted)).spent.toDecimal()).toBe('2.00');
    expect(stateOf(budget(), cells).spent.toDecimal()).toBe('4.00');
  });

  it('ignores income', () => {
    expect(stateOf(budget(), [spent('2026-03-02', 100, { type: 'income' })]).spent.isZero()).toBe(true);
  });

  it('nets refunds, which may be more than was spent', () => {
    const state = stateOf(budget(), [spent('2026-03-01', 10_000), spent('2026-03-31', -25_000)]);
    expect([state.spent, state.left].map(String)).toEqual(['-150.00 EUR', '450.00 EUR']);
    expect(state.percent).toBe(-50);
    expect(reachedThresholds(budget(), state)).toEqual([]);
    expect(paceOf(state, noFixed, '2026-03-15')).toMatchObject({ projected: eur(-31_000), limitReachedOn: null });
    const carried = stateOf(budget({ rollover: 'surplus' }), [spent('2026-01-10', -5_000)], '2026-02-01');
    expect(carried.carriedOver.toDecimal()).toBe('350.00');
  });

  it('counts in the budget’s currency, each day at its rate, and says how good the rates are', () => {
    const cells = [spent('2024-02-29', 10_826, { currency: 'USD' }), spent('2024-02-10', 5, { currency: 'XOF' })];
    const state = stateOf(budget(), cells, '2024-02-29');
    expect(state.spent.toDecimal()).toBe('100.00');
    expect(state.rateStatus).toBe('missing');
    expect(state.missingRates.map(({ currency }) => currency)).toEqual(['XOF']);
  });

  it.each([
    ['none', 20_000, 40_000, '0.00'],
    ['surplus', 20_000, 25_000, '150.00'],
    ['surplus', 40_000, 25_000, '50.00'],
    ['deficit', 20_000, 40_000, '-100.00'],
    ['both', 40_000, 25_000, '-50.00'],
    ['both', 20_000, 25_000, '150.00'],
  ] as const)('carries over %s after %s and %s cents spent: %s', (rollover, january, february, carried) => {
    const cells = [spent('2026-01-10', january), spent('2026-02-10', february), spent('2026-03-01', 100)];
    const state = stateOf(budget({ rollover }), cells);
    expect(state.carriedOver.toDecimal()).toBe(carried);
    expect(state.available.equals(eur(30_000).plus(state.carriedOver))).toBe(true);
    expect(state.left.equals(state.available.minus(state.spent))).toBe(true);
  });

  it('has the limit of each period, a change within one counting in the whole of it', () => {
    const limits = [
      { from: '2026-01-01', limit: eur(30_000) },
      { from: '2026-02-15', limit: eur(40_000) },
      { from: '2026-04-01', limit: eur(10_000) },
    ];
    const changed = budget({ limits, rollover: 'both' });
    const of = (date: string) => {
      const { limit, carriedOver, available } = stateOf(changed, [spent('2026-01-10', 25_000)], date);
      return [limit, carriedOver, available].map((money) => money.toDecimal());
    };
    expect(of('2025-12-31')).toEqual(['300.00', '0.00', '300.00']);
    expect(of('2026-01-31')).toEqual(['300.00', '0.00', '300.00']);
    expect(of('2026-02-01')).toEqual(['400.00', '50.00', '450.00']);
    expect(of('2026-03-31')).toEqual(['400.00', '450.00', '850.00']);
    expect(of('2026-04-30')).toEqual(['100.00', '850.00', '950.00']);
    // 15 February lies in the period that began on 25 January.
    const own = { ...monday, firstDayOfMonth: 25 };
    expect(stateOf(changed, [], '2026-01-26', own).limit.toDecimal()).toBe('400.00');
    expect(stateOf(changed, [], '2026-01-24', own).limit.toDecimal()).toBe('300.00');
  });

  it('never carries over more than the cap, either way', () => {
    const capped = budget({ rollover: 'both', rolloverCap: eur(4_000) });
    expect(stateOf(capped, []).carriedOver.toDecimal()).toBe('40.00');
    expect(stateOf(capped, [spent('2026-02-01', 90_000)]).carriedOver.toDecimal()).toBe('-40.00');
  });

  it('begins carrying over with the period that startsOn lies in', () => {
    const started = budget({ rollover: 'surplus', startsOn: '2026-02-14' });
    expect(stateOf(started, []).carriedOver.toDecimal()).toBe('300.00');
    expect(daysNeeded(started, '2026-03-15', monday)).toEqual({ start: '2026-02-01', end: '2026-03-31' });
    expect(daysNeeded(budget(), '2026-03-15', monday)).toEqual({ start: '2026-03-01', end: '2026-03-31' });
  });

  it('says at which day the limit is reached at this pace', () => {
    const state = stateOf(budget(), [spent('2026-03-02', 16_000)]);
    expect(paceOf(state, noFixed, '2026-03-10')).toMatchObject({ limitReachedOn: '2026-03-19' });
    expect(paceOf(state, noFixed, '2026-03-31')).toMatchObject({ limitReachedOn: null });
    expect(paceOf(state, noFixed, '2026-04-01')).toBeNull();
  });
});

describe('a pace that knows fixed costs', () => {
  const rent: FixedAmounts = {
    paid: eur(20_000),
    paidOn: [{ date: '2026-03-01', amount: eur(20_000) }],
    due: eur(3_000),
    dueRows: [{ payee: 'Energy', date: '2026-03-25', amount: eur(3_000), converted: eur(3_000) }],
    others: 4,
    othersByToday: 4,
  };
  const state = (minor: number) => stateOf(budget(), [spent('2026-03-01', 20_000), spent('2026-03-05', minor)]);

  it('runs over the rest only, and adds what is still due', () => {
    // 200 of rent, 30 due, and 10 in 10 days of 31.
    const pace = paceOf(state(1_000), rent, '2026-03-10');
    expect([pace?.projected.toDecimal(), pace?.limitReachedOn]).toEqual(['261.00', null]);
    // 60 more would be reached on the 12th at 5 a day; with the 30 of the 25th it is the 25th at 2.80 a day.
    expect(paceOf(state(2_800), rent, '2026-03-10')).toMatchObject({ limitReachedOn: '2026-03-25' });
    expect(paceOf(state(5_000), rent, '2026-03-10')).toMatchObject({ limitReachedOn: '2026-03-20' });
  });

  it('says nothing where fewer than four rows are no fixed costs', () => {
    expect(paceOf(state(1_000), { ...rent, others: 3 }, '2026-03-10')).toBeNull();
  });
});

describe('alerts of a budget', () => {
  const state = (minor: number, of = budget()) => stateOf(of, [spent('2026-03-02', minor)]);
  const alert = (threshold: number, resolvedAt: Date | null = null): Alert => ({
    id: String(threshold),
    ledgerId: 'ledger',
    kind: 'budget-threshold',
    budgetId: 'budget',
    budgetName: 'Groceries',
    threshold,
    periodStart: '2026-03-01',
    periodEnd: '2026-03-31',
    spent: eur(0),
    limit: eur(0),
    raisedAt: new Date(0),
    readAt: null,
    resolvedAt,
  });

  it.each([
    [23_999, []],
    [24_000, [80]],
    [29_999, [80]],
    [30_000, [80, 100]],
    [0, []],
  ])('at %s cents of 30000 has reached %j', (minor, reached) => {
    expect(reachedThresholds(budget(), state(minor))).toEqual(reached);
  });

  it('raises both where one row passes two', () => {
    expect(alertChanges(budget(), state(31_000), []).raise).toEqual([80, 100]);
  });

  it('raises only thresholds not yet raised when the limit is lowered', () => {
    const lowered = budget({ limits: [{ from: '2026-01-01', limit: eur(20_000) }] });
    expect(alertChanges(lowered, state(24_000, lowered), [alert(80)])).toEqual({
      raise: [100],
      resolve: [],
      reopen: [],
    });
  });

  it('resolves an alert when spending falls, and opens the same one when it rises again', () => {
    expect(alertChanges(budget(), state(100), [alert(80)])).toMatchObject({ raise: [], resolve: [{ id: '80' }] });
    expect(alertChanges(budget(), state(25_000), [alert(80, new Date())])).toMatchObject({
      raise: [],
      resolve: [],
      reopen: [{ id: '80' }],
    });
  });

  it('resolves an alert when a refund takes spending back below its threshold', () => {
    const back = stateOf(budget(), [spent('2026-03-02', 31_000), spent('2026-03-20', -31_001)]);
    expect(alertChanges(budget(), back, [alert(80), alert(100)])).toMatchObject({ raise: [], resolve: [{}, {}] });
  });

  it('resolves everything of a budget that is gone or archived', () => {
    expect(alertChanges(null, null, [alert(80), alert(100)]).resolve).toHaveLength(2);
    const archived = budget({ archived: true });
    expect(alertChanges(archived, state(90_000), [alert(80)])).toMatchObject({ raise: [], resolve: [{ id: '80' }] });
  });
});

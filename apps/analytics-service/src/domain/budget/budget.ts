import { CalendarDate, Money } from '@pft/kernel';
import { type Exchange, type RateStatus, shown, worse } from '@pft/rates';
import type { FixedAmounts } from './fixed-costs';
import { nextPeriod, periodOf, type Period, type PeriodKind, type PeriodSettings } from './budget-period';
import { convertCells, type ConvertedCells } from '../summary/converted-cells';
import type { SummaryCell } from '../summary/month-summary';
import { ratio } from '../summary/ratio';
import { missingTotal, type MissingTotal } from '../summary/summary';

export type Rollover = 'none' | 'surplus' | 'deficit' | 'both';

export interface LimitFrom {
  from: CalendarDate;
  limit: Money;
}

/** A budget as the ledger defines it. */
export interface Budget {
  id: string;
  name: string;
  /** Counted with their children; none: all spending. */
  categoryIds: string[];
  /** By day, at least one: each counts from the period on that its day lies in. All in one currency. */
  limits: LimitFrom[];
  period: PeriodKind;
  /** Whole per cents of what is available. */
  thresholds: number[];
  rollover: Rollover;
  rolloverCap: Money | null;
  startsOn: CalendarDate;
  archived: boolean;
  version: number;
}

export interface BudgetState {
  period: Period;
  /** Of this period. */
  limit: Money;
  carriedOver: Money;
  available: Money;
  spent: Money;
  left: Money;
  /** One decimal; negative where more was refunded than spent. */
  percent: number;
  count: number;
  rateStatus: RateStatus;
  missingRates: MissingTotal[];
}

export interface Pace {
  projected: Money;
  limitReachedOn: CalendarDate | null;
}

/** The days a budget's state needs: from the first period whose rest is carried over, to the end of the one asked for. */
export function daysNeeded(budget: Budget, date: CalendarDate, settings: PeriodSettings): Period {
  const period = periodOf(budget.period, date, settings);
  if (budget.rollover === 'none' || budget.startsOn >= period.start) return period;
  return { start: periodOf(budget.period, budget.startsOn, settings).start, end: period.end };
}

export const currencyOf = ({ limits }: Pick<Budget, 'limits'>): string => firstOf(limits).limit.currency;

/** A change within a period counts in the whole of it; before the first limit the first one counts. */
function limitIn({ limits }: Pick<Budget, 'limits'>, period: Period): Money {
  return (limits.findLast(({ from }) => from <= period.end) ?? firstOf(limits)).limit;
}

function firstOf(limits: readonly LimitFrom[]): LimitFrom {
  const [first] = limits;
  if (!first) throw new Error('a budget has a limit');
  return first;
}

/** The categories whose spending counts: the chosen ones and their children; null: all. */
export function countedCategories(
  budget: Budget,
  parents: ReadonlyMap<string, { id: string; parentId: string | null }>,
): ReadonlySet<string> | null {
  if (budget.categoryIds.length === 0) return null;
  const counted = new Set(budget.categoryIds);
  for (const { id, parentId } of parents.values()) {
    if (parentId !== null && budget.categoryIds.includes(parentId)) counted.add(id);
  }
  return counted;
}

/**
 * The state of the period that `date` lies in. What earlier periods left (or overspent) is carried from period to period,
 * beginning with the one that `startsOn` lies in: as the rollover rule allows, and never more than its cap either way.
 */
export function budgetState(
  budget: Budget,
  cells: Iterable<SummaryCell>,
  counted: ReadonlySet<string> | null,
  date: CalendarDate,
  settings: PeriodSettings,
  exchange: Exchange,
): BudgetState {
  const currency = currencyOf(budget);
  const wanted = periodOf(budget.period, date, settings);
  const spendingByPeriod = new Map<string, SummaryCell[]>();
  let cached: Period | undefined;
  for (const cell of cells) {
    if (cell.type !== 'expense' || cell.date > wanted.end) continue;
    if (counted && (cell.categoryId === null || !counted.has(cell.categoryId))) continue;
    if (!cached || cell.date < cached.start || cell.date > cached.end) {
      cached = periodOf(budget.period, cell.date, settings);
    }
    const list = spendingByPeriod.get(cached.start);
    // A split row counts for the budget even where its first line is of another category.
    const own = counted ? { ...cell, rows: cell.count } : cell;
    if (list) list.push(own);
    else spendingByPeriod.set(cached.start, [own]);
  }
  const converted = (period: Period): ConvertedCells =>
    convertCells(spendingByPeriod.get(period.start) ?? [], exchange);
  const spentIn = (cellsOfPeriod: ConvertedCells) => Money.of(shown(cellsOfPeriod.spending.scaled), currency);

  let carriedOver = Money.zero(currency);
  let status: RateStatus = 'exact';
  if (budget.rollover !== 'none') {
    let period = periodOf(budget.period, budget.startsOn, settings);
    for (; period.start < wanted.start; period = nextPeriod(budget.period, period, settings)) {
      const past = converted(period);
      status = worse(status, past.spending.status);
      carriedOver = carry(budget, limitIn(budget, period).plus(carriedOver).minus(spentIn(past)));
    }
  }

  const present = converted(wanted);
  const spent = spentIn(present);
  const limit = limitIn(budget, wanted);
  const available = limit.plus(carriedOver);
  return {
    period: wanted,
    limit,
    carriedOver,
    available,
    spent,
    left: available.minus(spent),
    percent: percentOf(spent, available),
    count: present.spending.count,
    rateStatus: worse(status, present.spending.status),
    missingRates: [...present.missing.values()].map(missingTotal),
  };
}

function carry(budget: Budget, rest: Money): Money {
  const allowed =
    budget.rollover === 'both' ||
    (budget.rollover === 'surplus' && rest.isPositive()) ||
    (budget.rollover === 'deficit' && rest.isNegative());
  if (!allowed) return Money.zero(rest.currency);
  const cap = budget.rolloverCap;
  // A cap in another currency than the limit's could not be compared; the ledger refuses it.
  if (!cap || cap.currency !== rest.currency || rest.abs().compare(cap) <= 0) return rest;
  return rest.isNegative() ? cap.negate() : cap;
}

/** Where nothing is available, whatever was spent is all of it. */
function percentOf(spent: Money, available: Money): number {
  if (available.isPositive()) return ratio(spent.amountMinor * 100n, available.amountMinor, 1);
  return spent.isPositive() ? 100 : 0;
}

/** The thresholds that the shown spending has reached: spent × 100 ≥ limit × threshold. Nothing spent reaches none. */
export function reachedThresholds(budget: Budget, state: Pick<BudgetState, 'spent' | 'available'>): number[] {
  if (!state.spent.isPositive()) return [];
  return [...new Set(budget.thresholds)]
    .filter((threshold) => state.spent.amountMinor * 100n >= state.available.amountMinor * BigInt(threshold))
    .sort((a, b) => a - b);
}

function divideHalfUp(part: bigint, whole: bigint): bigint {
  return part < 0n ? -divideHalfUp(-part, whole) : (part + whole / 2n) / whole;
}

/** Fewer rows than these say nothing of how it goes on. */
export const ROWS_OF_A_PACE = 4;

/**
 * A straight line through the days gone so far, today included, over what is no fixed cost; those count on the day on which
 * they came or are due. null outside the current period, and where too few rows are left for a line.
 */
export function paceOf(state: BudgetState, fixed: FixedAmounts, today: CalendarDate): Pace | null {
  const { start, end } = state.period;
  if (today < start || today > end || fixed.others < ROWS_OF_A_PACE) return null;
  const gone = BigInt(CalendarDate.daysBetween(start, today) + 1);
  const all = BigInt(CalendarDate.daysBetween(start, end) + 1);
  const others = state.spent.minus(fixed.paid).amountMinor;
  const projected = divideHalfUp(others * all, gone) + fixed.paid.plus(fixed.due).amountMinor;
  return {
    projected: Money.of(projected, state.spent.currency),
    limitReachedOn: limitReached(state, others, fixed, today),
  };
}

/** The first day at whose end fixed costs and the others at their pace reach what is available. */
function limitReached(
  { period, spent, available }: BudgetState,
  others: bigint,
  { paidOn, dueRows }: FixedAmounts,
  today: CalendarDate,
): CalendarDate | null {
  if (!spent.isPositive() || !available.isPositive()) return null;
  const gone = BigInt(CalendarDate.daysBetween(period.start, today) + 1);
  const fixed = [...paidOn, ...dueRows.map(({ date, converted }) => ({ date, amount: converted }))];
  for (let day = period.start, days = 1n; day <= period.end; day = CalendarDate.plusDays(day, 1), days += 1n) {
    const ofDay = fixed
      .filter(({ date }) => date <= day)
      .reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0n), 0n);
    if (others * days >= (available.amountMinor - ofDay) * gone) return day;
  }
  return null;
}

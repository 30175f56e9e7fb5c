import { CalendarDate, CalendarMonth, DomainError, Money } from '@pft/kernel';
import { divideHalfEven, shown, worse, type RateStatus } from '@pft/rates';
import { noCells, type ConvertedCells, type Figure } from './converted-cells';
import { missingTotal, nameOf, type CategoryName, type MissingTotal } from './summary';

export type Compare = 'previous' | 'last-year' | 'average:12';
const MONTHS_AVERAGED = 12;

/** Both days belong to the range. */
export interface DayRange {
  from: CalendarDate;
  to: CalendarDate;
}

/** A range of days that another one is compared with: up to the day that is compared, and to its end. */
export interface ComparedRange extends DayRange {
  end: CalendarDate;
}

class AverageNeedsMonth extends DomainError {
  readonly code = 'average-needs-month';
  readonly kind = 'invalid';
  constructor() {
    super('An average of months is compared with one month, or with its days from the first on.', {}, '?compare');
  }
}

/** The days of a range that are compared where it shall end today: never a month that has begun with one that is over. */
export function upToToday(range: DayRange, today: CalendarDate): DayRange {
  return range.from <= today && today < range.to ? { from: range.from, to: today } : range;
}

/**
 * How many months a range spans that begins on the first of one, or that ends the day before such a month of its own would
 * begin; null: it is counted in days.
 */
function monthsIn({ from, to }: DayRange): number | null {
  const index = (date: CalendarDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const begun = index(to) - index(from);
  if (CalendarDate.dayOfMonth(from) === 1) return begun + 1;
  return begun > 0 && CalendarDate.plusDays(to, 1) === CalendarDate.plusMonths(from, begun) ? begun : null;
}

const isLastOfMonth = (date: CalendarDate): boolean => date === CalendarMonth.lastDay(CalendarDate.monthOf(date));

/** The same day of another month, or its last where it has none such; the last day of a month stays the last. */
function daysEnd(date: CalendarDate, months: number): CalendarDate {
  const moved = CalendarDate.plusMonths(date, months);
  return isLastOfMonth(date) ? CalendarMonth.lastDay(CalendarDate.monthOf(moved)) : moved;
}

/** Months that begin on another day than the first end the day before the next one begins, however long the calendar's are. */
function endMoved({ from, to }: DayRange, months: number | null, by: number): CalendarDate {
  if (months === null || CalendarDate.dayOfMonth(from) === 1) return daysEnd(to, by);
  return CalendarDate.plusDays(CalendarDate.plusMonths(from, by + months), -1);
}

/**
 * What `range` is compared with, of which the days to `until` are compared; of an average the latest month comes first.
 * Months are compared with months, as many as there are in the range, and all else with as many days before it.
 * @throws AverageNeedsMonth
 */
export function comparedRanges(range: DayRange, compare: Compare, until = range.to): ComparedRange[] {
  const months = monthsIn(range);
  const byMonths = (by: number): ComparedRange => {
    const end = endMoved(range, months, by);
    const to = daysEnd(until, by);
    return { from: CalendarDate.plusMonths(range.from, by), to: until === range.to || to > end ? end : to, end };
  };
  if (compare === 'last-year') return [byMonths(-12)];
  if (compare === 'average:12') {
    if (months !== 1) throw new AverageNeedsMonth();
    return Array.from({ length: MONTHS_AVERAGED }, (_, index) => byMonths(-1 - index));
  }
  if (months !== null) return [byMonths(-months)];
  const days = CalendarDate.daysBetween(range.from, range.to) + 1;
  const [from, to, end] = [range.from, until, range.to].map((date) => CalendarDate.plusDays(date, -days));
  return from && to && end ? [{ from, to, end }] : [];
}

/** Each figure divided, half-even at its last digit; counts and what has no rate are left as they are. */
function dividedBy(cells: ConvertedCells, parts: number): ConvertedCells {
  const divisor = BigInt(Math.max(parts, 1));
  const divided = <F extends Figure>(figure: F): F => ({ ...figure, scaled: divideHalfEven(figure.scaled, divisor) });
  const categories = new Map([...cells.categories].map(([key, figure]) => [key, divided(figure)]));
  return { ...cells, income: divided(cells.income), spending: divided(cells.spending), categories };
}

export interface Mover {
  categoryId: string | null;
  name: string;
  kind: 'income' | 'expense';
  parentId: string | null;
  amount: Money;
  before: Money;
  /** `amount` less `before`, each as shown. */
  change: Money;
}

/** What changed by category, the largest change first, whichever way it went. */
export function moversOf(
  now: ConvertedCells,
  before: ConvertedCells,
  currency: string,
  categories: ReadonlyMap<string, CategoryName>,
): Mover[] {
  const money = (figure: Figure | undefined) => Money.of(shown(figure?.scaled ?? 0n), currency);
  const movers: Mover[] = [];
  for (const [key, about] of new Map([...before.categories, ...now.categories])) {
    const { categoryId, type: kind } = about;
    const [amount, then] = [money(now.categories.get(key)), money(before.categories.get(key))];
    const change = amount.minus(then);
    if (change.isZero()) continue;
    movers.push({ ...nameOf(categoryId, categories), categoryId, kind, amount, before: then, change });
  }
  const size = ({ change }: Mover) => change.abs();
  return movers.sort(
    (a, b) =>
      size(b).compare(size(a)) || (`${a.kind}${a.categoryId ?? ''}` < `${b.kind}${b.categoryId ?? ''}` ? -1 : 1),
  );
}

export interface NetFigures {
  income: Money;
  spending: Money;
  net: Money;
}

function netFigures(cells: ConvertedCells, currency: string): NetFigures {
  const income = Money.of(shown(cells.income.scaled), currency);
  const spending = Money.of(shown(cells.spending.scaled), currency);
  return { income, spending, net: income.minus(spending) };
}

/** What was spent from the first day of a range to one of its days. */
export interface DaySpending {
  day: number;
  /** null: an average of several days. */
  date: CalendarDate | null;
  spending: Money;
}

/** Running sums by day of each range; a range that is shorter than another stays at its sum. */
function runningSums(cells: ConvertedCells, { from, to }: DayRange): bigint[] {
  const days = CalendarDate.daysBetween(from, to) + 1;
  let sum = 0n;
  return Array.from({ length: days }, (_, index) => {
    sum += cells.days.get(CalendarDate.plusDays(from, index)) ?? 0n;
    return sum;
  });
}

export function spendingByDay(cells: ConvertedCells, range: DayRange, currency: string): DaySpending[] {
  return runningSums(cells, range).map((sum, index) => ({
    day: index + 1,
    date: CalendarDate.plusDays(range.from, index),
    spending: Money.of(shown(sum), currency),
  }));
}

/** The average by the number of the day; a month without it counts with what it had come to. */
export function averageByDay(
  parts: readonly { cells: ConvertedCells; range: DayRange }[],
  currency: string,
): DaySpending[] {
  const sums = parts.map(({ cells, range }) => runningSums(cells, range));
  const longest = Math.max(0, ...sums.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => {
    const whole = sums.reduce((left, of) => left + (of[index] ?? of.at(-1) ?? 0n), 0n);
    const spending = Money.of(shown(divideHalfEven(whole, BigInt(sums.length))), currency);
    return { day: index + 1, date: null, spending };
  });
}

export interface Comparison extends NetFigures, DayRange {
  /** The months of an average; null where it is none. */
  months: number | null;
  count: number;
  rateStatus: RateStatus;
  missingRates: MissingTotal[];
  /** The days of the range itself that are compared, and what they come to. */
  compared: DayRange & NetFigures;
  movers: Mover[];
  days?: DaySpending[];
}

export function comparisonOf(
  now: { range: DayRange; cells?: ConvertedCells },
  before: { range: DayRange; cells: ConvertedCells; months: number | null },
  currency: string,
  categories: ReadonlyMap<string, CategoryName>,
): Comparison {
  const { range, months } = before;
  const cells = months === null ? before.cells : dividedBy(before.cells, months);
  const present = now.cells ?? noCells();
  return {
    ...range,
    ...netFigures(cells, currency),
    months,
    count: cells.income.count + cells.spending.count,
    rateStatus: worse(cells.income.status, cells.spending.status),
    missingRates: [...cells.missing.values()].map(missingTotal),
    compared: { ...now.range, ...netFigures(present, currency) },
    movers: moversOf(present, cells, currency, categories),
  };
}

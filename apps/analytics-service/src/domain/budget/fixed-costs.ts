import { CalendarDate, Money } from '@pft/kernel';
import { shown, type Exchange } from '@pft/rates';
import type { Share } from '../explain/figure';
import type { Period, PeriodKind } from './budget-period';

const DAYS_OFF = 4;
const PER_CENT_OFF = 20n;
/** As often a payee must have been paid, one period after the other, before the next time is expected. */
const TIMES = 3;

/** A fixed cost that has not come yet: as much as the last time, on the same day of this period. */
export interface Due {
  payee: string;
  date: CalendarDate;
  amount: Money;
}

export interface FixedCosts {
  paid: Share[];
  due: Due[];
  others: Share[];
}

function moved(date: CalendarDate, kind: PeriodKind, periods: number): CalendarDate {
  if (kind === 'week') return CalendarDate.plusDays(date, 7 * periods);
  return CalendarDate.plusMonths(date, periods * { month: 1, quarter: 3, year: 12 }[kind]);
}

/** The days whose rows are looked at: three periods back, and what may have come too early for the first of them. */
export function daysLookedAt({ start, end }: Period, kind: PeriodKind): Period {
  return { start: CalendarDate.plusDays(moved(start, kind, -TIMES), -DAYS_OFF), end };
}

function isAbout(amount: Money, other: Money): boolean {
  if (amount.currency !== other.currency || !amount.isPositive()) return false;
  return amount.minus(other).abs().amountMinor * 100n <= amount.amountMinor * PER_CENT_OFF;
}

/**
 * Tells rows of a period that come every period from all others: those whose payee had a row in each of the three periods
 * before, within four days and a fifth of the amount. `rows` are those of all the days looked at.
 */
export function fixedCosts(rows: readonly Share[], period: Period, kind: PeriodKind, today: CalendarDate): FixedCosts {
  const byPayee = new Map<string, Share[]>();
  for (const row of rows) {
    if (row.payee === null) continue;
    const known = byPayee.get(row.payee);
    if (known) known.push(row);
    else byPayee.set(row.payee, [row]);
  }
  const had = ({ payee, date, amount }: Share, periods: number): boolean => {
    const expected = moved(date, kind, -periods);
    return (byPayee.get(payee ?? '') ?? []).some(
      (other) => isAbout(amount, other.amount) && Math.abs(CalendarDate.daysBetween(expected, other.date)) <= DAYS_OFF,
    );
  };
  const hadEach = (row: Share, times: number) =>
    row.payee !== null && Array.from({ length: times }, (_, index) => index + 1).every((periods) => had(row, periods));

  const present = rows.filter(({ date }) => date >= period.start && date <= period.end);
  const paid = present.filter((row) => hadEach(row, TIMES));
  const isPaid = new Set(paid);
  const others = present.filter((row) => !isPaid.has(row));

  // What came early or late this time is no fixed row by its day, but nothing is due any more.
  const taken = new Set<Share>();
  const due: Due[] = [];
  for (const last of rows) {
    const { payee, amount } = last;
    const date = moved(last.date, kind, 1);
    const isExpected = date >= period.start && date <= period.end && last.date < period.start;
    if (payee === null || !isExpected || !hadEach(last, TIMES - 1)) continue;
    const come = present.find((row) => row.payee === payee && !taken.has(row) && isAbout(row.amount, amount));
    if (come) taken.add(come);
    else if (CalendarDate.daysBetween(date, today) <= DAYS_OFF) due.push({ payee, date, amount });
  }
  due.sort((a, b) => (a.date < b.date ? -1 : 1));
  return { paid, due, others };
}

/** In one currency: paid rows at their own day's rate, what is due at today's. What has no rate is left out. */
export interface FixedAmounts {
  paid: Money;
  paidOn: { date: CalendarDate; amount: Money }[];
  due: Money;
  dueRows: (Due & { converted: Money | null })[];
  /** How many rows of the period are no fixed costs. */
  others: number;
}

export function fixedAmounts({ paid, due, others }: FixedCosts, exchange: Exchange, today: CalendarDate): FixedAmounts {
  const converted = (amount: Money, day: CalendarDate): Money | null => {
    const rate = exchange.rate(amount.currency, day);
    return rate && Money.of(shown(exchange.convert(amount.amountMinor, rate)), exchange.currency);
  };
  const zero = Money.zero(exchange.currency);
  const paidOn = paid.map(({ date, amount }) => ({ date, amount: converted(amount, date) ?? zero }));
  const dueRows = due.map((row) => ({ ...row, converted: converted(row.amount, today) }));
  return {
    paid: paidOn.reduce((sum, { amount }) => sum.plus(amount), zero),
    paidOn,
    due: dueRows.reduce((sum, row) => sum.plus(row.converted ?? zero), zero),
    dueRows,
    others: others.length,
  };
}

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
  if (amount.currency !== other.currency || amount.amountMinor <= 0n) return false;
  const difference = amount.amountMinor - other.amountMinor;
  return (difference < 0n ? -difference : difference) * 100n <= amount.amountMinor * PER_CENT_OFF;
}

/**
 * Tells rows of a period that come every period from all others: those whose payee had a row in each of the three periods
 * before, within four days and a fifth of the amount. `rows` are those of all the days looked at.
 */
export function fixedCosts(rows: readonly Share[], period: Period, kind: PeriodKind, today: CalendarDate): FixedCosts {
  const history = new PayeeHistory(rows);
  // Thousands of rows share some hundred days.
  const days = new Map<string, number>();
  const dayBefore = (date: CalendarDate, periods: number): number => {
    const key = `${date}${periods}`;
    let day = days.get(key);
    if (day === undefined) days.set(key, (day = CalendarDate.toEpochDay(moved(date, kind, -periods))));
    return day;
  };
  const hadEach = (row: Share, times: number) => {
    for (let periods = 1; periods <= times; periods += 1) {
      if (!history.had(row, dayBefore(row.date, periods))) return false;
    }
    return true;
  };
  const present = rows.filter(({ date }) => date >= period.start && date <= period.end);
  const paid = present.filter((row) => hadEach(row, TIMES));
  const isPaid = new Set(paid);
  const others = present.filter((row) => !isPaid.has(row));

  // What came early or late this time is no fixed row by its day, but nothing is due any more.
  const taken = new Set<Share>();
  const due: Due[] = [];
  // A period back, and some days for months that are shorter.
  const earliest = CalendarDate.plusDays(moved(period.start, kind, -1), -DAYS_OFF);
  for (const last of rows) {
    const { payee, amount } = last;
    if (payee === null || last.date >= period.start || last.date < earliest) continue;
    const date = moved(last.date, kind, 1);
    if (date < period.start || date > period.end || !hadEach(last, TIMES - 1)) continue;
    const come = history.since(payee, period.start).find((row) => !taken.has(row) && isAbout(row.amount, amount));
    if (come) taken.add(come);
    else if (CalendarDate.daysBetween(date, today) <= DAYS_OFF) due.push({ payee, date, amount });
  }
  due.sort((a, b) => (a.date < b.date ? -1 : 1));
  return { paid, due, others };
}

/** Rows by payee and day, so that a row is compared with those of some days, not with all of its payee. */
class PayeeHistory {
  private readonly byPayee = new Map<string, { day: number; row: Share }[]>();

  constructor(rows: readonly Share[]) {
    for (const row of rows) {
      if (row.payee === null) continue;
      const entry = { day: CalendarDate.toEpochDay(row.date), row };
      const known = this.byPayee.get(row.payee);
      if (known) known.push(entry);
      else this.byPayee.set(row.payee, [entry]);
    }
    for (const entries of this.byPayee.values()) entries.sort((a, b) => a.day - b.day);
  }

  /** Whether the payee of a row had one of about its amount around a day. */
  had({ payee, amount }: Share, day: number): boolean {
    const entries = this.byPayee.get(payee ?? '') ?? [];
    for (let at = firstFrom(entries, day - DAYS_OFF); at < entries.length; at += 1) {
      const entry = entries[at];
      if (!entry || entry.day > day + DAYS_OFF) return false;
      if (isAbout(amount, entry.row.amount)) return true;
    }
    return false;
  }

  since(payee: string, date: CalendarDate): Share[] {
    const entries = this.byPayee.get(payee) ?? [];
    return entries.slice(firstFrom(entries, CalendarDate.toEpochDay(date))).map(({ row }) => row);
  }
}

/** The place of the first entry that is not before a day. */
function firstFrom(entries: readonly { day: number }[], day: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.day ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In one currency: paid rows at their own day's rate, what is due at today's. What has no rate is left out. */
export interface FixedAmounts {
  paid: Money;
  paidOn: { date: CalendarDate; amount: Money }[];
  due: Money;
  dueRows: (Due & { converted: Money | null })[];
  /** How many rows of the period are no fixed costs. */
  others: number;
  /** And how many of those are not dated ahead. */
  othersByToday: number;
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
    othersByToday: others.filter(({ date }) => date <= today).length,
  };
}

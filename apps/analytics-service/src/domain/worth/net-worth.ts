import { CalendarDate, CalendarMonth, Money } from '@pft/kernel';
import { shown, worse, type Exchange, type RateStatus } from '@pft/rates';
import type { Movement } from '../summary/month-summary';

/** An account as far as what it is worth goes. */
export interface Holding {
  id: string;
  name: string;
  opening: Money;
  openingDate: CalendarDate;
  archived: boolean;
  includeInNetWorth: boolean;
}

export type Interval = 'day' | 'week' | 'month';

export interface AccountWorth {
  accountId: string;
  name: string;
  archived: boolean;
  includeInNetWorth: boolean;
  balance: Money;
  /** null: the day has no rate for its currency. */
  amount: Money | null;
  rateStatus: RateStatus;
}

export interface WorthPoint {
  date: CalendarDate;
  amount: Money;
  rateStatus: RateStatus;
  /** What has no rate that day and is left out, by currency. */
  missing: Money[];
  byAccount?: AccountWorth[];
}

/** The last days of the weeks or months of a range, or each day; the last one is the last day of the range. */
export function pointDates(
  from: CalendarDate,
  to: CalendarDate,
  interval: Interval,
  firstDayOfWeek: number,
): CalendarDate[] {
  const dates: CalendarDate[] = [];
  const last = CalendarDate.toEpochDay(to);
  // Counted in days, because a day after the year 9999 has no text that compares.
  for (let day = CalendarDate.toEpochDay(from); day <= last; day += 1) {
    const date = CalendarDate.fromEpochDay(day);
    if (interval === 'week') day += (firstDayOfWeek + 13 - CalendarDate.dayOfWeek(date)) % 7;
    if (interval === 'month') day = CalendarDate.toEpochDay(CalendarMonth.lastDay(CalendarDate.monthOf(date)));
    dates.push(day < last ? CalendarDate.fromEpochDay(day) : to);
  }
  return dates;
}

/**
 * What accounts held at the end of each of some days, ascending: opening balances from their day on, and every movement, as the
 * ledger's own balances have them. A movement of an account that is gone counts nowhere.
 */
export function* balancesAt(
  holdings: readonly Holding[],
  movements: readonly Movement[],
  dates: readonly CalendarDate[],
): Generator<{ date: CalendarDate; balances: ReadonlyMap<string, bigint> }> {
  const openings = holdings.map(({ id, opening, openingDate }) => ({
    date: openingDate,
    accountId: id,
    amountMinor: opening.amountMinor,
  }));
  const steps = [...openings, ...movements].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const balances = new Map(holdings.map(({ id }) => [id, 0n]));
  let next = 0;
  for (const date of dates) {
    for (let step = steps[next]; step && step.date <= date; next += 1, step = steps[next]) {
      const known = balances.get(step.accountId);
      if (known !== undefined) balances.set(step.accountId, known + step.amountMinor);
    }
    yield { date, balances };
  }
}

/** All balances of a currency are converted as one sum, at the rate of the day that they are looked at. */
export function worthOf(
  holdings: readonly Holding[],
  balances: ReadonlyMap<string, bigint>,
  date: CalendarDate,
  exchange: Exchange,
): Omit<WorthPoint, 'byAccount'> {
  const sums = new Map<string, bigint>();
  for (const { id, opening, includeInNetWorth } of holdings) {
    if (!includeInNetWorth) continue;
    const { currency } = opening;
    sums.set(currency, (sums.get(currency) ?? 0n) + (balances.get(id) ?? 0n));
  }
  let scaled = 0n;
  let rateStatus: RateStatus = 'exact';
  const missing: Money[] = [];
  for (const [currency, sum] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (sum === 0n) continue;
    const rate = exchange.rate(currency, date);
    rateStatus = worse(rateStatus, rate?.status ?? 'missing');
    if (rate) scaled += exchange.convert(sum, rate);
    else missing.push(Money.of(sum, currency));
  }
  return { date, amount: Money.of(shown(scaled), exchange.currency), rateStatus, missing };
}

function worthByAccount(
  holdings: readonly Holding[],
  balances: ReadonlyMap<string, bigint>,
  date: CalendarDate,
  exchange: Exchange,
): AccountWorth[] {
  return holdings.map(({ id, name, archived, includeInNetWorth, opening }) => {
    const balance = Money.of(balances.get(id) ?? 0n, opening.currency);
    const rate = exchange.rate(balance.currency, date);
    const converted = rate && Money.of(shown(exchange.convert(balance.amountMinor, rate)), exchange.currency);
    const amount = balance.isZero() ? Money.zero(exchange.currency) : converted;
    const rateStatus = balance.isZero() ? 'exact' : (rate?.status ?? 'missing');
    return { accountId: id, name, archived, includeInNetWorth, balance, amount, rateStatus };
  });
}

/** The first and the last point tell each account, so that one sees what changed. */
export function netWorthPoints(
  holdings: readonly Holding[],
  movements: readonly Movement[],
  dates: readonly CalendarDate[],
  exchange: Exchange,
): WorthPoint[] {
  const points: WorthPoint[] = [];
  for (const { date, balances } of balancesAt(holdings, movements, dates)) {
    const isOuter = points.length === 0 || points.length === dates.length - 1;
    const byAccount = isOuter ? { byAccount: worthByAccount(holdings, balances, date, exchange) } : {};
    points.push({ ...worthOf(holdings, balances, date, exchange), ...byAccount });
  }
  return points;
}

import type { CalendarDate } from '@pft/kernel';
import { type Exchange, type Rate, type RateStatus, worse } from '@pft/rates';
import type { SummaryCell } from './month-summary';

/** An amount in the reporting currency, in minor units with 18 more digits, and how good the rates behind it were. */
export interface Figure {
  scaled: bigint;
  count: number;
  status: RateStatus;
}

export interface CategoryFigure extends Figure {
  categoryId: string | null;
  type: 'income' | 'expense';
}

export interface AccountFigure {
  accountId: string;
  income: Figure;
  spending: Figure;
}

export interface RateUsed {
  currency: string;
  status: Exclude<RateStatus, 'missing'>;
  rateDate: CalendarDate;
  count: number;
}

/** What could not be converted, in its own currency. */
export interface MissingRate {
  currency: string;
  incomeMinor: bigint;
  spendingMinor: bigint;
  count: number;
  from: CalendarDate;
  to: CalendarDate;
}

/** Cells in one currency. Two of them over different days add up to what their cells together would give. */
export interface ConvertedCells {
  income: Figure;
  spending: Figure;
  categories: Map<string, CategoryFigure>;
  accounts: Map<string, AccountFigure>;
  /** Spending by day, scaled. */
  days: Map<CalendarDate, bigint>;
  rates: Map<string, RateUsed>;
  missing: Map<string, MissingRate>;
}

const noFigure = (): Figure => ({ scaled: 0n, count: 0, status: 'exact' });

export function noCells(): ConvertedCells {
  return {
    income: noFigure(),
    spending: noFigure(),
    categories: new Map(),
    accounts: new Map(),
    days: new Map(),
    rates: new Map(),
    missing: new Map(),
  };
}

/** A figure on the way: unconverted sums by (day, currency), because each such sum is converted as one. */
interface Sums {
  sums: Map<string, bigint>;
  count: number;
}

class Collector {
  readonly groups = new Map<string, Sums>();

  add(group: string, dayCurrency: string, amountMinor: bigint, count: number): void {
    let entry = this.groups.get(group);
    if (!entry) this.groups.set(group, (entry = { sums: new Map(), count: 0 }));
    entry.sums.set(dayCurrency, (entry.sums.get(dayCurrency) ?? 0n) + amountMinor);
    entry.count += count;
  }

  convert(group: string, exchange: Exchange, rates: ReadonlyMap<string, Rate | null>): Figure {
    const figure = noFigure();
    const entry = this.groups.get(group);
    if (!entry) return figure;
    figure.count = entry.count;
    for (const [dayCurrency, amountMinor] of entry.sums) {
      const rate = rates.get(dayCurrency);
      figure.status = worse(figure.status, rate?.status ?? 'missing');
      if (rate) figure.scaled += exchange.convert(amountMinor, rate);
    }
    return figure;
  }
}

export function convertCells(cells: Iterable<SummaryCell>, exchange: Exchange): ConvertedCells {
  const result = noCells();
  const rates = new Map<string, Rate | null>();
  const totals = new Collector();
  const categories = new Collector();
  const accounts = new Collector();
  const days = new Collector();
  const categoryOf = new Map<string, Pick<CategoryFigure, 'categoryId' | 'type'>>();
  const accountIds = new Set<string>();

  for (const cell of cells) {
    const { date, currency, type, categoryId, accountId, amountMinor } = cell;
    const dayCurrency = `${date}${currency}`;
    if (!rates.has(dayCurrency)) rates.set(dayCurrency, exchange.rate(currency, date));
    const rate = rates.get(dayCurrency);
    if (!rate) noteMissing(result.missing, cell);
    else if (rate.rateDate !== null && cell.rows > 0) noteUsed(result.rates, currency, rate, cell.rows);

    totals.add(type, dayCurrency, amountMinor, cell.rows);
    if (type === 'expense') days.add(date, dayCurrency, amountMinor, cell.rows);
    const categoryKey = `${type}|${categoryId ?? ''}`;
    categoryOf.set(categoryKey, { categoryId, type });
    categories.add(categoryKey, dayCurrency, amountMinor, cell.count);
    accountIds.add(accountId);
    accounts.add(`${type}|${accountId}`, dayCurrency, amountMinor, cell.rows);
  }

  result.income = totals.convert('income', exchange, rates);
  result.spending = totals.convert('expense', exchange, rates);
  for (const day of days.groups.keys()) result.days.set(day, days.convert(day, exchange, rates).scaled);
  for (const [key, about] of categoryOf) {
    result.categories.set(key, { ...about, ...categories.convert(key, exchange, rates) });
  }
  for (const accountId of accountIds) {
    const income = accounts.convert(`income|${accountId}`, exchange, rates);
    const spending = accounts.convert(`expense|${accountId}`, exchange, rates);
    result.accounts.set(accountId, { accountId, income, spending });
  }
  return result;
}

function noteUsed(used: Map<string, RateUsed>, currency: string, rate: Rate, rows: number): void {
  const rateDate = rate.rateDate ?? '';
  const key = `${currency}|${rateDate}|${rate.status}`;
  const known = used.get(key);
  if (known) known.count += rows;
  else used.set(key, { currency, status: rate.status, rateDate, count: rows });
}

function noteMissing(missing: Map<string, MissingRate>, cell: SummaryCell): void {
  const { currency, date } = cell;
  let entry = missing.get(currency);
  if (!entry) {
    entry = { currency, incomeMinor: 0n, spendingMinor: 0n, count: 0, from: date, to: date };
    missing.set(currency, entry);
  }
  if (cell.type === 'income') entry.incomeMinor += cell.amountMinor;
  else entry.spendingMinor += cell.amountMinor;
  entry.count += cell.rows;
  if (date < entry.from) entry.from = date;
  if (date > entry.to) entry.to = date;
}

function plus(left: Figure, right: Figure): Figure {
  return {
    scaled: left.scaled + right.scaled,
    count: left.count + right.count,
    status: worse(left.status, right.status),
  };
}

/** Adds the parts up; they are of different days. None of them is changed. */
export function addUp(parts: readonly ConvertedCells[]): ConvertedCells {
  const total = noCells();
  for (const part of parts) {
    total.income = plus(total.income, part.income);
    total.spending = plus(total.spending, part.spending);
    for (const [key, figure] of part.categories) {
      const known = total.categories.get(key);
      total.categories.set(key, known ? { ...known, ...plus(known, figure) } : figure);
    }
    for (const [key, figure] of part.accounts) {
      const known = total.accounts.get(key);
      const sum = known && {
        income: plus(known.income, figure.income),
        spending: plus(known.spending, figure.spending),
      };
      total.accounts.set(key, { ...figure, ...sum });
    }
    for (const [day, scaled] of part.days) total.days.set(day, (total.days.get(day) ?? 0n) + scaled);
    for (const [key, used] of part.rates) {
      const known = total.rates.get(key);
      total.rates.set(key, { ...used, count: used.count + (known?.count ?? 0) });
    }
    for (const [key, entry] of part.missing) {
      const known = total.missing.get(key);
      total.missing.set(key, known ? joinMissing(known, entry) : entry);
    }
  }
  return total;
}

function joinMissing(left: MissingRate, right: MissingRate): MissingRate {
  return {
    currency: left.currency,
    incomeMinor: left.incomeMinor + right.incomeMinor,
    spendingMinor: left.spendingMinor + right.spendingMinor,
    count: left.count + right.count,
    from: left.from < right.from ? left.from : right.from,
    to: left.to > right.to ? left.to : right.to,
  };
}

import { CalendarDate, Money } from '@pft/kernel';
import { shown, type Exchange } from '@pft/rates';
import { ROWS_OF_A_PACE, type BudgetState } from '../budget/budget';
import type { Due, FixedAmounts } from '../budget/fixed-costs';
import type { Share } from '../explain/figure';
import type { DayRange } from './comparison';
import type { Kind } from './month-summary';

/** So many days ahead are told. */
const DAYS_AHEAD = 14;
/** So many of what comes are named; all of it is added up. */
const MOST_NAMED = 50;

/** What a month may come to, what of it is left to spend, and what comes next. */
export interface Outlook {
  /** null: too little is known for a line. */
  projected: Money | null;
  left: LeftToSpend | null;
  coming: Coming;
}

export interface SpentSoFar {
  month: DayRange;
  today: CalendarDate;
  /** From the first day to today, and with all that is known of the days after it. */
  soFar: Money;
  known: Money;
  fixed: FixedAmounts;
}

/**
 * What is known of the month, what of its fixed costs is due, and the rest of today's spending going on as before: at the end
 * of the month the line is the sum of all three.
 */
export function projectedSpending({ month, today, soFar, known, fixed }: SpentSoFar): Money | null {
  if (today < month.from || today > month.to || fixed.othersByToday < ROWS_OF_A_PACE) return null;
  const gone = BigInt(CalendarDate.daysBetween(month.from, today) + 1);
  const ahead = BigInt(CalendarDate.daysBetween(today, month.to));
  const others = fixed.paidOn
    .filter(({ date }) => date <= today)
    .reduce((rest, { amount }) => rest.minus(amount), soFar).amountMinor;
  // More refunds than spending do not go on.
  const more = others > 0n ? (others * ahead + gone / 2n) / gone : 0n;
  return known.plus(fixed.due).plus(Money.of(more, known.currency));
}

export interface LeftToSpend {
  amount: Money;
  /** Of the overall monthly budget; null: of the income. */
  budgetId: string | null;
  /** What the month is reckoned to bring; null of a budget, as are the fixed costs. */
  income: Money | null;
  spent: Money;
  due: Money | null;
}

export const leftOfBudget = (budgetId: string, { left, spent }: Pick<BudgetState, 'left' | 'spent'>): LeftToSpend => ({
  amount: left,
  budgetId,
  income: null,
  spent,
  due: null,
});

/** Of what a month as a rule brings, or of what has come where that is more; null where no rule is known. */
export function leftOfIncome(
  expected: Money | null,
  { income, spending }: { income: Money; spending: Money },
  { due }: Pick<FixedAmounts, 'due'>,
): LeftToSpend | null {
  if (expected === null) return null;
  const reckoned = income.compare(expected) > 0 ? income : expected;
  return { amount: reckoned.minus(spending).minus(due), budgetId: null, income: reckoned, spent: spending, due };
}

export interface ComingItem {
  date: CalendarDate;
  payee: string | null;
  kind: Kind;
  amount: Money;
  /** null without a rate. */
  converted: Money | null;
  /** null: it is expected, because it came in each of the three months before. */
  transactionId: string | null;
}

export interface Coming extends DayRange {
  /** By day, the first of them. */
  items: ComingItem[];
  count: number;
  income: Money;
  spending: Money;
}

export const daysAhead = (today: CalendarDate): DayRange => ({
  from: CalendarDate.plusDays(today, 1),
  to: CalendarDate.plusDays(today, DAYS_AHEAD),
});

/** Rows that are dated ahead, and what is due and has not come; something overdue is told as long as it is waited for. */
export function comingOf(
  known: readonly (Share & { kind: Kind })[],
  due: readonly (Due & { kind: Kind })[],
  today: CalendarDate,
  exchange: Exchange,
): Coming {
  const { from, to } = daysAhead(today);
  const converted = (amount: Money, day: CalendarDate): Money | null => {
    const rate = exchange.rate(amount.currency, day);
    return rate && Money.of(shown(exchange.convert(amount.amountMinor, rate)), exchange.currency);
  };
  const items: ComingItem[] = [
    ...known
      .filter(({ date }) => date >= from && date <= to)
      .map((row) => ({ ...row, converted: converted(row.amount, row.date) })),
    ...due
      .filter(({ date }) => date <= to)
      .map((row) => ({ ...row, converted: converted(row.amount, today), transactionId: null })),
  ];
  const place = ({ date, payee, kind, transactionId }: ComingItem) => `${date}|${payee}|${kind}|${transactionId}`;
  items.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const sumOf = (wanted: Kind): Money =>
    items
      .filter(({ kind }) => kind === wanted)
      .reduce((sum, each) => (each.converted ? sum.plus(each.converted) : sum), Money.zero(exchange.currency));
  return {
    from,
    to,
    items: items.slice(0, MOST_NAMED),
    count: items.length,
    income: sumOf('income'),
    spending: sumOf('expense'),
  };
}

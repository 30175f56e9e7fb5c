import { CalendarDate } from '@pft/kernel';
import type { Comparison, Money } from '@/api/types';
import { formatMoney, formatMonth, formatPeriod } from '@/ui/format';
import { answeredMoney } from './answered-money';
import type { Compare } from './figure';

export interface ComparedWith {
  compare: Compare;
  /** The compared range; of an average that of its latest month. */
  from: string;
  to: string;
  /** Of how many months an average is. */
  months: number | null;
  /** The range itself has not ended: both sides are told up to today's day. */
  running: boolean;
  /** There are no rows in it. */
  isEmpty: boolean;
}

/** What a range is compared with, of an answer that was asked to compare it. */
export function comparedWith(
  compare: Compare,
  to: string,
  comparison: Pick<Comparison, 'from' | 'to' | 'months'> & { compared: { to: string }; count?: number },
): ComparedWith {
  const { compared, count, ...range } = comparison;
  return { ...range, compare, running: compared.to < to, isEmpty: count === 0 };
}

/** What something is compared with, as the end of a sentence: "by this day in October". */
export function comparedWords(compared: ComparedWith, locale: string): string {
  const { compare, from, to, months, running } = compared;
  const by = running ? 'by this day in' : 'in';
  if (compare === 'average:12')
    return `${by} an average month${months !== null && months !== 12 ? ` (of ${months})` : ''}`;
  const month = CalendarDate.monthOf(from);
  if (CalendarDate.dayOfMonth(from) !== 1 || month !== CalendarDate.monthOf(to))
    return `in ${formatPeriod(from, to, locale)}`;
  return `${by} ${formatMonth(month, locale, compare === 'last-year' ? 'long' : 'name')}`;
}

/** "€310.00 less than"; of equal amounts "as much as". */
export function differenceWords(amount: Money, before: Money, locale: string): string {
  const change = answeredMoney(amount).minus(answeredMoney(before));
  if (change.isZero()) return 'as much as';
  return `${formatMoney(change.abs().toJSON(), locale)} ${change.isPositive() ? 'more' : 'less'} than`;
}

/** The sentence above a month: "You have spent €2,602.00 — €310.00 less than by this day in October." */
export function spendingWords(spent: Money, before: Money, compared: ComparedWith, locale: string): string {
  if (answeredMoney(spent).isNegative())
    return `More came back than you spent: ${formatMoney(spent, locale, 'never')}.`;
  const begin = `You ${compared.running ? 'have spent' : 'spent'} ${formatMoney(spent, locale)}`;
  if (compared.isEmpty) return `${begin}. There is nothing ${comparedWords(compared, locale)} to compare it with.`;
  return `${begin} — ${differenceWords(spent, before, locale)} ${comparedWords(compared, locale)}.`;
}

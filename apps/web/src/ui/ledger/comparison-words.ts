import { CalendarDate } from '@pft/kernel';
import type { Comparison, Money } from '@/api/types';
import { formatCount, formatMoney, formatMonth, formatPeriod } from '@/ui/format';
import type { Words } from '@/words/words';
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

/** What a message says of the compared range: "by this day in October". */
export function comparedWords({ compare, from, to, months, running }: ComparedWith, locale: string) {
  const values = { range: '', months: formatCount(months ?? 0, locale) };
  if (compare === 'average:12') {
    if (months === null || months === 12) return { ...values, when: running ? 'averageSoFar' : 'average' };
    return { ...values, when: running ? 'averageOfSoFar' : 'averageOf' };
  }
  const month = CalendarDate.monthOf(from);
  if (CalendarDate.dayOfMonth(from) !== 1 || month !== CalendarDate.monthOf(to))
    return { ...values, when: 'days', range: formatPeriod(from, to, locale) };
  const range = formatMonth(month, locale, compare === 'last-year' ? 'long' : 'name');
  return { ...values, when: running ? 'monthSoFar' : 'month', range };
}

/** What a message says of a change: "€310.00 less than"; of equal amounts "as much as". */
export function changeWords(amount: Money, before: Money, locale: string) {
  const change = answeredMoney(amount).minus(answeredMoney(before));
  const way = change.isZero() ? 'same' : change.isPositive() ? 'more' : 'less';
  return { change: way, difference: formatMoney(change.abs().toJSON(), locale) };
}

/** "€310.00 less than by this day in October". */
export const changeSentence = (
  amount: Money,
  before: Money,
  compared: ComparedWith,
  locale: string,
  t: Words<'ledger'>,
): string => t('compared', { ...changeWords(amount, before, locale), ...comparedWords(compared, locale) });

/** Which sentence stands above a month, and what it says: "You have spent €2,602.00 – €310.00 less than by this day in October." */
export function spendingSentence(spent: Money, before: Money, compared: ComparedWith, locale: string) {
  const shown = { spent: formatMoney(spent, locale) };
  if (answeredMoney(spent).isNegative())
    return { message: 'moreCameBack', values: { spent: formatMoney(spent, locale, 'never') } } as const;
  const when = { isOver: compared.running ? 'no' : 'yes', ...comparedWords(compared, locale) };
  if (compared.isEmpty) return { message: 'spentAlone', values: { ...shown, ...when } } as const;
  return { message: 'spent', values: { ...shown, ...when, ...changeWords(spent, before, locale) } } as const;
}

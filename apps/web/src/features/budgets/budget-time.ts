import { CalendarDate } from '@pft/kernel';
import type { BudgetState } from '@/api/types';
import { formatCount, formatDay, formatMoney } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import type { Words } from '@/words/words';

/** How much of a period is over at the end of today, in per cent; null where today is not in it. */
export function periodPassed(periodStart: string, periodEnd: string, today: string): number | null {
  if (today < periodStart || today > periodEnd) return null;
  const days = (to: string) => CalendarDate.daysBetween(periodStart, to) + 1;
  return (days(today) * 100) / days(periodEnd);
}

/** The bar's parts in per cent of its length: it is as long as the limit or, where more was spent, as what was spent. */
export function barParts(percent: number): { within: number; over: number; limit: number } {
  const limit = percent > 100 ? 10_000 / percent : 100;
  return { within: Math.min(Math.max(percent, 0), limit), over: 100 - limit, limit };
}

/** What is over, or nearest to it, first. */
export function worstFirst<B extends Pick<BudgetState, 'percent' | 'name'>>(budgets: readonly B[]): B[] {
  return [...budgets].sort((a, b) => b.percent - a.percent || (a.name < b.name ? -1 : 1));
}

/** Where the period goes, in words; null where nothing can be said. */
export function paceWords(budget: BudgetState, locale: string, t: Words<'budgets'>): string | null {
  const { pace, fixed, left, percent } = budget;
  if (percent >= 100 || budget.refundsExceed) return null;
  const due = fixed && answeredMoney(fixed.due).isPositive() ? formatMoney(fixed.due, locale) : null;
  if (pace?.limitReachedOn) {
    const day = formatDay(pace.limitReachedOn, locale);
    return due ? t('pace.reachedWithDue', { day, due }) : t('pace.reached', { day });
  }
  if (pace) {
    const amount = formatMoney(pace.projected, locale);
    return due ? t('pace.projectedWithDue', { amount, due }) : t('pace.projected', { amount });
  }
  if (!due) return null;
  const rest = answeredMoney(left).minus(answeredMoney(fixed?.due ?? left));
  if (rest.isNegative()) return t('pace.tooMuch', { due, over: formatMoney(rest.abs().toJSON(), locale) });
  return t('pace.leftAfter', { due, left: formatMoney(rest.toJSON(), locale) });
}

/** How often a budget was kept before; null where it was not there. */
export function pastWords(past: BudgetState['past'], locale: string, t: Words<'budgets'>): string | null {
  if (!past || past.length === 0) return null;
  const over = past.filter(({ percent }) => percent > 100).length;
  const of = { count: past.length, shown: formatCount(past.length, locale) };
  if (over === 0) return t('past.kept', of);
  if (over === past.length) return t('past.over', of);
  return t('past.sometimesOver', { over: formatCount(over, locale), shown: of.shown });
}

import { CalendarDate, type Money } from '@pft/kernel';
import type { BudgetState, Category, Money as MoneyJson } from '@/api/types';
import { formatDay, formatMoney } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';

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
export function paceWords(budget: BudgetState, locale: string): string | null {
  const { pace, fixed, left, percent } = budget;
  if (percent >= 100 || budget.refundsExceed) return null;
  const due = fixed && answeredMoney(fixed.due).isPositive() ? formatMoney(fixed.due, locale) : null;
  const including = due ? `, with ${due} of fixed costs still due` : '';
  if (pace?.limitReachedOn)
    return `At this rate the limit is reached on ${formatDay(pace.limitReachedOn, locale)}${including}.`;
  if (pace) return `At this rate ${formatMoney(pace.projected, locale)} at the end${including}.`;
  if (!due) return null;
  const rest = answeredMoney(left).minus(answeredMoney(fixed?.due ?? left));
  if (rest.isNegative())
    return `${due} of fixed costs still due: ${formatMoney(rest.abs().toJSON(), locale)} too much.`;
  return `${due} of fixed costs still due; ${formatMoney(rest.toJSON(), locale)} left after them.`;
}

/** How often a budget was kept before; null where it was not there. */
export function pastWords(past: BudgetState['past']): string | null {
  if (!past || past.length === 0) return null;
  const over = past.filter(({ percent }) => percent > 100).length;
  const of = past.length === 1 ? 'the period before' : `the ${past.length} periods before`;
  if (over === 0) return `Kept in ${of}`;
  return over === past.length ? `Over in ${of}` : `Over in ${over} of ${of}`;
}

interface Totals {
  periodStart: string;
  periodEnd: string;
  spent: MoneyJson;
  available: MoneyJson;
}

/** Budgets of one period and currency together. Where two of them count the same row, there is no sum that means anything. */
export function totalsOf(budgets: readonly BudgetState[], categories: readonly Category[]): Totals[] {
  const groups = new Map<string, BudgetState[]>();
  for (const budget of budgets) {
    const key = `${budget.periodStart} ${budget.periodEnd} ${budget.limit.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), budget]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length < 2 || overlap(group, categories)) return [];
    const sum = (of: (budget: BudgetState) => MoneyJson): MoneyJson =>
      group
        .map((budget): Money => answeredMoney(of(budget)))
        .reduce((left, right) => left.plus(right))
        .toJSON();
    const { periodStart, periodEnd } = first;
    return [{ periodStart, periodEnd, spent: sum(({ spent }) => spent), available: sum(({ available }) => available) }];
  });
}

function overlap(budgets: readonly BudgetState[], categories: readonly Category[]): boolean {
  const counted = budgets.flatMap(({ categoryIds }) => [
    ...new Set(categoryIds.flatMap((id) => [id, ...categories.filter((c) => c.parentId === id).map((c) => c.id)])),
  ]);
  // One without categories counts all spending.
  return budgets.some(({ categoryIds }) => categoryIds.length === 0) || new Set(counted).size < counted.length;
}

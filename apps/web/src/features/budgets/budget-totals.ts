import type { BudgetState, Category, CategoryFigure, Money, Summary } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';

/** What a month's spending came to by budgets, in one currency: the three sums and their parts add up to all of it. */
export interface BudgetTotals {
  /** Limits of the budgets of this very period, those within another one left out; null where they have no sum. */
  budgeted: Money | null;
  noSum: 'overlap' | 'noRate' | null;
  limits: number;
  spent: Money;
  spentParts: CategoryFigure[];
  /** In budgets of other periods alone, such as those of a week. */
  elsewhere: Money;
  unbudgeted: Money;
  unbudgetedParts: CategoryFigure[];
}

type Counted = ReadonlySet<string>;

export function budgetTotals(
  budgets: readonly BudgetState[],
  { from, to, currency, byCategory }: Pick<Summary, 'from' | 'to' | 'currency' | 'byCategory'>,
  categories: readonly Category[],
): BudgetTotals {
  // One that counts all spending has no categories of its own: it stands beside the others, not among them.
  const named = budgets
    .filter(({ categoryIds }) => categoryIds.length > 0)
    .map((budget) => ({ budget, counted: countedBy(budget, categories) }));
  const here = named.filter(({ budget }) => budget.periodStart === from && budget.periodEnd === to);
  const outer = here.filter(
    ({ counted }, index) => !here.some((other, at) => holds(other.counted, counted, at, index)),
  );
  const parts = byCategory.filter(({ kind }) => kind === 'expense');
  const isIn = (groups: readonly { counted: Counted }[]) => (part: CategoryFigure) =>
    part.categoryId !== null && groups.some(({ counted }) => counted.has(part.categoryId ?? ''));
  const spentParts = parts.filter(isIn(here));
  const unbudgetedParts = parts.filter((part) => !isIn(named)(part));
  const elsewhere = parts.filter((part) => isIn(named)(part) && !isIn(here)(part));
  const limits = outer.map(({ budget }) => budget.availableInBase);
  const noSum = overlap(outer) ? 'overlap' : limits.includes(null) ? 'noRate' : null;
  const sum = (amounts: readonly Money[]) => sumOf(amounts, currency);
  return {
    budgeted: noSum || limits.length === 0 ? null : sum(limits.filter((limit) => limit !== null)),
    noSum,
    limits: limits.length,
    spent: sum(spentParts.map(({ amount }) => amount)),
    spentParts,
    elsewhere: sum(elsewhere.map(({ amount }) => amount)),
    unbudgeted: sum(unbudgetedParts.map(({ amount }) => amount)),
    unbudgetedParts,
  };
}

function countedBy({ categoryIds }: BudgetState, categories: readonly Category[]): Counted {
  const children = categories.filter(({ parentId }) => parentId !== null && categoryIds.includes(parentId));
  return new Set([...categoryIds, ...children.map(({ id }) => id)]);
}

/** Whether one counts all that another one counts; of equal ones the first holds the others. */
function holds(outer: Counted, inner: Counted, at: number, index: number): boolean {
  if (at === index || ![...inner].every((id) => outer.has(id))) return false;
  return outer.size > inner.size || at < index;
}

function overlap(groups: readonly { counted: Counted }[]): boolean {
  const all = groups.flatMap(({ counted }) => [...counted]);
  return new Set(all).size < all.length;
}

function sumOf(amounts: readonly Money[], currency: string): Money {
  const [first, ...rest] = amounts.map(answeredMoney);
  if (first) return rest.reduce((left, right) => left.plus(right), first).toJSON();
  return answeredMoney({ amount: '0', currency }).toJSON();
}

/** How long the range of the totals is: that of the monthly budgets, which begin where the person's months do. */
export function totalsRange(budgets: readonly BudgetState[]): { from: string; to: string } | null {
  const monthly = budgets.find(({ period, categoryIds }) => period === 'month' && categoryIds.length > 0);
  return monthly ? { from: monthly.periodStart, to: monthly.periodEnd } : null;
}

import { Money } from '@pft/kernel';
import type { Category, Money as MoneyJson, Monthly } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';

export interface MonthOfCategory {
  month: string;
  amount: MoneyJson;
  count: number;
}

type Months = Pick<Monthly, 'months' | 'currency'>;

/** What a category and those below it came to in each month of a year, the oldest first. */
export function categoryYear(
  { months, currency }: Months,
  { id, kind }: Pick<Category, 'id' | 'kind'>,
): MonthOfCategory[] {
  return months.map(({ month, byCategory = [] }) => {
    const figures = byCategory.filter((each) => each.kind === kind && (each.categoryId === id || each.parentId === id));
    const amount = figures
      .map((figure) => answeredMoney(figure.amount))
      .reduce((left, right) => left.plus(right), answeredMoney({ amount: '0', currency }));
    return { month, amount: amount.toJSON(), count: figures.reduce((count, figure) => count + figure.count, 0) };
  });
}

/** All months together, and their average to the minor unit. */
export function yearSums(year: readonly MonthOfCategory[]): { total: MoneyJson; average: MoneyJson } | null {
  const [first, ...rest] = year.map(({ amount }) => answeredMoney(amount));
  if (!first) return null;
  const total = rest.reduce((left, right) => left.plus(right), first);
  const average = Money.of(total.amountMinor / BigInt(year.length), total.currency);
  return { total: total.toJSON(), average: average.toJSON() };
}

export interface TreeEntry {
  category: Category;
  /** Of this month, with those below it. */
  figure: MonthOfCategory | undefined;
}

/** Categories of a kind, each parent before its children, with what this month has of them. */
export function categoryTree(
  categories: readonly Category[],
  kind: Category['kind'],
  months: Months | null,
): TreeEntry[] {
  const own = categories.filter((category) => category.kind === kind);
  const byName = (left: Category, right: Category): number => left.name.localeCompare(right.name);
  const childrenOf = (id: string | null) => own.filter(({ parentId }) => parentId === id).sort(byName);
  return childrenOf(null)
    .flatMap((parent) => [parent, ...childrenOf(parent.id)])
    .map((category) => ({ category, figure: months ? categoryYear(months, category).at(-1) : undefined }));
}

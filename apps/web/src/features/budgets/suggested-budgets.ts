import type { Category, Money, Monthly } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { wholeUnits } from './whole-units';

export interface SuggestedBudget {
  categoryId: string;
  name: string;
  /** The oldest first. */
  spent: Money[];
  limit: Money;
}

const MOST = 3;
/** Rarer ones are bills: there is nothing to keep to. */
const FEWEST_ROWS = 6;

/** The largest kinds of spending that come often, by the median of three months; children count with their parents. */
export function suggestedBudgets(
  { months }: Pick<Monthly, 'months'>,
  categories: readonly Category[],
): SuggestedBudget[] {
  const parents = categories.filter(({ kind, parentId, archived }) => kind === 'expense' && !parentId && !archived);
  const suggested = parents.flatMap(({ id, name }) => {
    const ofMonths = months.map(({ byCategory = [] }) =>
      byCategory.filter((figure) => figure.categoryId === id || figure.parentId === id),
    );
    const rows = ofMonths.flat().reduce((count, figure) => count + figure.count, 0);
    const [zero] = months.map(({ income }) => answeredMoney(income).minus(answeredMoney(income)));
    if (rows < FEWEST_ROWS || !zero) return [];
    const sums = ofMonths.map((figures) =>
      figures.map(({ amount }) => answeredMoney(amount)).reduce((left, right) => left.plus(right), zero),
    );
    const median = [...sums].sort((a, b) => a.compare(b))[Math.floor(sums.length / 2)];
    if (!median?.isPositive()) return [];
    const spent = sums.map((sum) => sum.toJSON());
    return [{ categoryId: id, name, spent, limit: wholeUnits(median.toJSON()) }];
  });
  return suggested.sort((a, b) => answeredMoney(b.limit).compare(answeredMoney(a.limit))).slice(0, MOST);
}

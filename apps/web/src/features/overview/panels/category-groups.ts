import type { Category, CategoryFigure, Money as MoneyJson } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';
import type { Words } from '@/words/words';

export interface CategoryGroup {
  id: string | null;
  name: string;
  amount: MoneyJson;
  share: number;
  /** More came back than was spent. */
  refundsExceed: boolean;
  children: CategoryFigure[];
}

/** The figures of one kind under their parents, largest group first. A group's amount is the exact sum of what it shows. */
export function groupFigures(
  figures: readonly CategoryFigure[],
  categories: readonly Category[],
  kind: string,
  t: Words<'ledger'>,
): CategoryGroup[] {
  const names = new Map(categories.map((category) => [category.id, category.name]));
  const groups = new Map<string, CategoryFigure[]>();
  for (const figure of figures.filter((each) => each.kind === kind)) {
    const key = figure.parentId ?? figure.categoryId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups]
    .map(([key, children]) => {
      const amount = sumOf(children.map((child) => child.amount));
      const own = children.find((child) => child.categoryId === key || (key === '' && child.categoryId === null));
      return {
        id: key === '' ? null : key,
        name: key === '' ? t('uncategorised') : (own?.name ?? names.get(key) ?? t('uncategorised')),
        amount,
        refundsExceed: answeredMoney(amount).isNegative(),
        share: children.reduce((sum, child) => sum + child.share, 0),
        children: children.length === 1 && own ? [] : children,
      };
    })
    .sort((left, right) => answeredMoney(right.amount).compare(answeredMoney(left.amount)));
}

function sumOf(amounts: readonly MoneyJson[]): MoneyJson {
  const [first, ...rest] = amounts.map(answeredMoney);
  if (!first) throw new Error('a group has at least one figure');
  return rest.reduce((sum, amount) => sum.plus(amount), first).toJSON();
}

import { Money } from '@pft/money';
import type { Category, CategoryFigure, Money as MoneyJson } from '../api/types';

export interface CategoryGroup {
  id: string | null;
  name: string;
  amount: MoneyJson;
  share: number;
  children: CategoryFigure[];
}

/** The figures of one kind under their parents, largest group first. A group's amount is the exact sum of what it shows. */
export function groupFigures(
  figures: readonly CategoryFigure[],
  categories: readonly Category[],
  kind: string,
): CategoryGroup[] {
  const names = new Map(categories.map((category) => [category.id, category.name]));
  const groups = new Map<string, CategoryFigure[]>();
  for (const figure of figures.filter((each) => each.kind === kind)) {
    const key = figure.parentId ?? figure.categoryId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups]
    .map(([key, children]) => {
      const own = children.find((child) => child.categoryId === key || (key === '' && child.categoryId === null));
      return {
        id: key === '' ? null : key,
        name: own?.name ?? names.get(key) ?? 'Other',
        amount: sumOf(children.map((child) => child.amount)),
        share: children.reduce((sum, child) => sum + child.share, 0),
        children: children.length === 1 && own ? [] : children,
      };
    })
    .sort((left, right) => Money.parse(right.amount).compare(Money.parse(left.amount)));
}

function sumOf(amounts: readonly MoneyJson[]): MoneyJson {
  const [first, ...rest] = amounts.map((amount) => Money.parse(amount));
  if (!first) throw new Error('a group has at least one figure');
  return rest.reduce((sum, amount) => sum.plus(amount), first).toJSON();
}

export interface CategoryOptions {
  group: string;
  items: { value: string; label: string }[];
}

/** Categories of a kind for a select: each parent with its children as one group; archived ones only where still chosen. */
export function categoryOptions(
  categories: readonly Category[],
  kind: string,
  chosen?: string | null,
): CategoryOptions[] {
  const usable = categories.filter((each) => each.kind === kind && (!each.archived || each.id === chosen));
  const byName = (left: Category, right: Category): number => left.name.localeCompare(right.name);
  return usable
    .filter((each) => !each.parentId || !usable.some((other) => other.id === each.parentId))
    .sort(byName)
    .map((parent) => ({
      group: parent.name,
      items: [parent, ...usable.filter((each) => each.parentId === parent.id).sort(byName)].map((each) => ({
        value: each.id,
        label: each.name,
      })),
    }));
}

export function categoryLabel(categories: readonly Category[], id: string | null | undefined): string {
  return (id && categories.find((category) => category.id === id)?.name) || 'Uncategorised';
}

import type { Category } from '@/api/types';
import { categoryOptions } from '@/ui/ledger/category-tree';
import type { Words } from '@/words/words';

export interface CategoryOption {
  /** Null: without one. */
  id: string | null;
  name: string;
  color: string | null;
  /** What tells two of a name apart, or what it would mean. */
  parent: string | null;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Categories that words lead to: those that begin so before those that hold it, then what stands under a parent that does. */
export function matching(
  categories: readonly Category[],
  kind: 'income' | 'expense' | 'both',
  typed: string,
  chosen: string | null,
  t: Words<'transactions'>,
): CategoryOption[] {
  const all = [
    { id: null, name: t('category.none'), color: null, parent: null },
    ...optionsOf(categories, kind, chosen, t),
  ];
  const word = folded(typed.trim());
  if (word === '') return all;
  const rank = ({ name, parent }: CategoryOption): number => {
    if (folded(name).startsWith(word)) return 0;
    if (folded(name).includes(word)) return 1;
    return folded(parent ?? '').includes(word) ? 2 : 3;
  };
  return all
    .map((option) => ({ option, rank: rank(option) }))
    .filter((each) => each.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ option }) => option);
}

/** An income may be a refund too, in a category of spending. */
function optionsOf(
  categories: readonly Category[],
  kind: 'income' | 'expense' | 'both',
  chosen: string | null,
  t: Words<'transactions'>,
): CategoryOption[] {
  const kinds = kind === 'income' ? ['income', 'expense'] : kind === 'expense' ? ['expense'] : ['expense', 'income'];
  return kinds.flatMap((each) =>
    categoryOptions(categories, each, chosen).flatMap(({ group, items }) =>
      items.map(({ value, label }) => ({
        id: value,
        name: label,
        color: categories.find(({ id }) => id === value)?.color ?? null,
        parent: kind === 'income' && each === 'expense' ? t('category.refund') : label === group ? null : group,
      })),
    ),
  );
}

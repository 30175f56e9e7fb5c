import type { Category } from '@/api/types';

const MOST = 12;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Categories of spending to choose from: those whose name, or whose parent's, has what is typed; else the upper level. */
export function offeredCategories(
  categories: readonly Category[],
  chosen: readonly string[],
  typed: string,
): Category[] {
  const wanted = folded(typed);
  const nameOf = (id: string | null): string => folded(categories.find((each) => each.id === id)?.name ?? '');
  const isWanted = (category: Category): boolean =>
    wanted === ''
      ? category.parentId === null
      : folded(category.name).includes(wanted) || nameOf(category.parentId).includes(wanted);
  const place = ({ name }: Category): number => (folded(name).startsWith(wanted) ? 0 : 1);
  return categories
    .filter((each) => each.kind === 'expense' && !each.archived && !chosen.includes(each.id) && isWanted(each))
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name))
    .slice(0, MOST);
}

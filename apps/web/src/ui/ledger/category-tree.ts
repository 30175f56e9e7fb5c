import type { Category } from '@/api/types';
import type { Words } from '@/words/words';

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

export function categoryLabel(
  categories: readonly Category[],
  id: string | null | undefined,
  t: Words<'ledger'>,
): string {
  return (id && categories.find((category) => category.id === id)?.name) || t('uncategorised');
}

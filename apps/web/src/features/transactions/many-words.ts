import type { ManyChanged, ManyChanges } from '@/api/types';
import { formatCount } from '@/ui/format';
import type { Words } from '@/words/words';

/** As many as a request takes. */
export const MOST_AT_ONCE = 1_000;

/** What came of a change of many: what is changed, and what is not and why. */
export function manyWords(
  { changed, unchanged, refused }: ManyChanged,
  changes: ManyChanges,
  locale: string,
  t: Words<'transactions.many'>,
): string {
  const how = changes.delete ? 'deleted' : changes.reviewed ? 'reviewed' : 'changed';
  const counts = (count: number) => ({ count, shown: formatCount(count, locale) });
  const told: string[] = [];
  if (changed > 0 || unchanged + refused.length === 0) told.push(t('done', { how, ...counts(changed) }));
  if (unchanged > 0) told.push(t('soAlready', counts(unchanged)));
  if (refused.length > 0) told.push(t('stays', { ...counts(refused.length), why: whyOf(refused, locale, t) }));
  return told.join(' ');
}

function whyOf(refused: ManyChanged['refused'], locale: string, t: Words<'transactions.many'>): string {
  const counts = new Map<string, number>();
  for (const { code } of refused) {
    const reason = t.has(`why.${code}` as 'why.other')
      ? t(`why.${code}` as 'why.account-archived')
      : t('why.other', { code });
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const several = counts.size > 1;
  return [...counts]
    .map(([why, count]) => (several ? t('whyOf', { count: formatCount(count, locale), why }) : why))
    .join('; ');
}

/** Tags as they are typed, separated by commas. */
export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim().replace(/^#/, ''))
      .filter(Boolean),
  ),
];

import { formatCount } from '@/ui/format';
import type { Words } from '@/words/words';

/** Rows that a category for a payee would change. */
export interface RowsCounted {
  without: number;
  all: number;
  /** Of all those that have another category. */
  replaced: number;
}

interface Asked {
  kind: 'income' | 'expense';
  uncategorisedOnly: boolean;
  locale: string;
}

/** What a category for a payee would do, before it does it. */
export function rowsWords(
  { without, all, replaced }: RowsCounted,
  { kind, uncategorisedOnly, locale }: Asked,
  t: Words<'forms.payeeRule'>,
): string {
  const count = uncategorisedOnly ? without : all;
  if (count === 0) return t('nothing');
  const will = t(kind === 'income' ? 'incomes' : 'expenses', { count, shown: formatCount(count, locale) });
  if (uncategorisedOnly || replaced === 0) return will;
  return `${will} ${t('replaced', { count: replaced, shown: formatCount(replaced, locale) })}`;
}

import { formatDay, formatMonth } from '@/ui/format';
import type { Ledger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { monthOf, type TransactionFilters } from '@/ui/ledger/transactions-link';
import type { Words } from '@/words/words';

interface Chip {
  says: string;
  /** The filters without what it stands for. */
  without: TransactionFilters;
}

/** The filters in use as words, without an order and what stands in the search field. */
export function chipsOf(
  filters: TransactionFilters,
  { accounts, categories, locale }: Ledger,
  t: Words<'transactions'>,
  words: Words<'ledger'>,
): Chip[] {
  const { from, to, account, category, type, reviewed } = filters;
  const month = monthOf(filters);
  const chip = (says: string, ...names: (keyof TransactionFilters)[]): Chip => {
    const without = { ...filters };
    for (const name of names) delete without[name];
    return { says, without };
  };
  return [
    ...(month ? [chip(formatMonth(month, locale), 'month', 'from', 'to')] : []),
    ...(!month && from ? [chip(t('filters.fromDay', { day: formatDay(from, locale) }), 'from')] : []),
    ...(!month && to ? [chip(t('filters.toDay', { day: formatDay(to, locale) }), 'to')] : []),
    ...(type ? [chip(t(`filters.types.${type as 'income' | 'expense' | 'transfer'}`), 'type')] : []),
    ...(account ? [chip(accounts.find(({ id }) => id === account)?.name ?? words('account'), 'account')] : []),
    ...(category
      ? [
          chip(
            category === 'none' ? t('filters.uncategorised') : categoryLabel(categories, category, words),
            'category',
          ),
        ]
      : []),
    ...(reviewed ? [chip(t('filters.toReview'), 'reviewed')] : []),
  ];
}

import { formatDay, formatMonth } from '@/ui/format';
import type { Ledger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { monthOf, type TransactionFilters } from '@/ui/ledger/transactions-link';

interface Chip {
  says: string;
  /** The filters without what it stands for. */
  without: TransactionFilters;
}

const types: Record<string, string> = { income: 'Income', expense: 'Expenses', transfer: 'Transfers' };

/** The filters in use as words, without an order and what stands in the search field. */
export function chipsOf(filters: TransactionFilters, { accounts, categories, locale }: Ledger): Chip[] {
  const { from, to, account, category, type, reviewed } = filters;
  const month = monthOf(filters);
  const chip = (says: string, ...names: (keyof TransactionFilters)[]): Chip => {
    const without = { ...filters };
    for (const name of names) delete without[name];
    return { says, without };
  };
  return [
    ...(month ? [chip(formatMonth(month, locale), 'month', 'from', 'to')] : []),
    ...(!month && from ? [chip(`From ${formatDay(from, locale)}`, 'from')] : []),
    ...(!month && to ? [chip(`To ${formatDay(to, locale)}`, 'to')] : []),
    ...(type ? [chip(types[type] ?? type, 'type')] : []),
    ...(account ? [chip(accounts.find(({ id }) => id === account)?.name ?? 'Account', 'account')] : []),
    ...(category
      ? [chip(category === 'none' ? 'Uncategorised' : categoryLabel(categories, category), 'category')]
      : []),
    ...(reviewed ? [chip('To review', 'reviewed')] : []),
  ];
}

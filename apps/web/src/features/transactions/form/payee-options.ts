import type { Category, Payee } from '@/api/types';
import { formatMoney } from '@/ui/format';
import type { TypeAheadOption } from '@/ui/form/type-ahead';
import { categoryLabel } from '@/ui/ledger/category-tree';

/** Payees as they are listed below what is typed, with what choosing one brings. */
export const payeeOptions = (
  payees: readonly Payee[],
  categories: readonly Category[],
  locale: string,
): TypeAheadOption[] =>
  payees.map(({ payeeName, categoryId, amount }) => ({
    id: payeeName,
    label: payeeName,
    hint: [categoryId && categoryLabel(categories, categoryId), formatMoney(amount, locale)]
      .filter(Boolean)
      .join(' · '),
  }));

import type { Category, Payee } from '@/api/types';
import { formatMoney } from '@/ui/format';
import type { TypeAheadOption } from '@/ui/form/type-ahead';
import type { Words } from '@/words/words';
import { categoryLabel } from '@/ui/ledger/category-tree';

/** Payees as they are listed below what is typed, with what choosing one brings. */
export const payeeOptions = (
  payees: readonly Payee[],
  categories: readonly Category[],
  locale: string,
  words: Words<'ledger'>,
): TypeAheadOption[] =>
  payees.map(({ payeeName, categoryId, amount }) => ({
    id: payeeName,
    label: payeeName,
    hint: [categoryId && categoryLabel(categories, categoryId, words), formatMoney(amount, locale)]
      .filter(Boolean)
      .join(' · '),
  }));

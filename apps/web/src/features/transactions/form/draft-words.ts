import type { Ledger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { formatMoney } from '@/ui/format';
import { readAmount } from './split-parts';
import type { TransactionDraft } from './transaction-input';
import { openedAccountName } from './usual-account';

/** What would be saved, for whom does not see the fields change: amount, payee, category, account. */
export function draftWords(draft: TransactionDraft, { accounts, categories, locale }: Ledger): string {
  const account = accounts.find(({ id }) => id === draft.accountId);
  const currency = account?.currency ?? draft.currency;
  const amount = readAmount(draft.amount, currency, locale);
  if (typeof amount === 'string') return '';
  return [
    formatMoney(amount.toJSON(), locale),
    draft.payee.trim(),
    categoryLabel(categories, draft.categoryId),
    account?.name ?? openedAccountName(currency),
  ]
    .filter(Boolean)
    .join(', ');
}

import type { Ledger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { formatMoney } from '@/ui/format';
import type { Words } from '@/words/words';
import { readAmount } from './split-parts';
import type { TransactionDraft } from './transaction-input';

/** What would be saved, for whom does not see the fields change: amount, payee, category, account. */
export function draftWords(
  draft: TransactionDraft,
  { accounts, categories, locale }: Ledger,
  t: Words<'quickAdd'>,
  ledger: Words<'ledger'>,
): string {
  const account = accounts.find(({ id }) => id === draft.accountId);
  const currency = account?.currency ?? draft.currency;
  const amount = readAmount(draft.amount, currency, locale);
  if (typeof amount === 'string') return '';
  return t('line.said', {
    amount: formatMoney(amount.toJSON(), locale),
    payee: draft.payee.trim() || 'none',
    category: categoryLabel(categories, draft.categoryId, ledger),
    account: account?.name ?? t('account.opened', { currency }),
  });
}

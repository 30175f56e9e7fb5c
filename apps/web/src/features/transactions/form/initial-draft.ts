import type { Transaction } from '@/api/types';
import type { Ledger } from '@/ui/ledger/ledger-context';
import { draftOf, type TransactionDraft } from './transaction-input';
import { currenciesWithoutAccount, lastAccount, usualFirst } from './usual-account';
import { usualDay } from './usual-day';

/** The form of what there is, of a copy of it today, or of a new entry in the account that it most likely belongs to. */
export function initialDraft(
  { transaction, copyOf }: { transaction?: Transaction; copyOf?: Transaction },
  ledger: Ledger,
): TransactionDraft {
  if (transaction) return draftOf(transaction, ledger);
  if (copyOf) return { ...draftOf(copyOf, ledger), date: ledger.today, valueDate: '', refundOf: '' };
  const draft = draftOf(undefined, { ...ledger, today: usualDay(ledger.today) });
  const account = usualFirst(ledger.accounts, lastAccount(), ledger.baseCurrency)[0];
  const free = currenciesWithoutAccount(ledger.currencies, ledger.accounts);
  return {
    ...draft,
    accountId: account?.id ?? '',
    currency: free.includes(draft.currency) ? draft.currency : (free[0] ?? draft.currency),
  };
}

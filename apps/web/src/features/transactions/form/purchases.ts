import { CalendarDate } from '@pft/kernel';
import type { Transaction } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';
import type { TransactionDraft } from './transaction-input';
import { readAmount } from './split-parts';

/** How many expenses are looked at, the newest first. */
export const purchasesLookedAt = 100;

type Given = Pick<TransactionDraft, 'amount' | 'payee' | 'currency' | 'date'>;

const words = (text: string | null): string[] => (text ?? '').toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/** Expenses that a refund may be of, the likeliest first: of the same payee, of the same amount, then the nearest before it. */
export function likelyPurchases(rows: readonly Transaction[], given: Given, locale: string): Transaction[] {
  const named = new Set(words(given.payee));
  const amount = readAmount(given.amount, given.currency, locale);
  const likelihood = (row: Transaction): number => {
    const samePayee = words(row.payee).some((word) => named.has(word));
    const sameAmount = typeof amount !== 'string' && answeredMoney(row.amount).equals(amount);
    return (samePayee ? 2 : 0) + (sameAmount ? 1 : 0);
  };
  const before = (row: Transaction): boolean => !CalendarDate.is(given.date) || row.date <= given.date;
  return rows
    .filter((row) => row.type === 'expense' && before(row))
    .map((row) => ({ row, likelihood: likelihood(row) }))
    .sort((left, right) => right.likelihood - left.likelihood || (left.row.date < right.row.date ? 1 : -1))
    .map(({ row }) => row);
}

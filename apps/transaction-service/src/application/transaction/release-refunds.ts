import type { Transaction } from '../../domain/transaction/transaction';
import type { TransactionChange, TransactionRepository } from '../../domain/transaction/transaction-repository';

/**
 * Refunds of a purchase that is gone, or is an expense no more, are refunds of none in particular. Inside the unit of work in
 * which that happened; `ref` is the act that it was part of. Nobody edited them, so that an import which brought one can still be undone.
 */
export async function releaseRefunds(
  transactions: TransactionRepository,
  gone: readonly Transaction[],
  now: Date,
  ref?: string,
): Promise<readonly TransactionChange[]> {
  const purchases = gone.filter(({ type }) => type === 'expense');
  const [first] = purchases;
  if (!first) return [];
  const refunds = await transactions.refundsOf(
    first.ledgerId,
    purchases.map(({ id }) => id),
  );
  const changes = refunds.map((before) => ({ before, after: before.ofPurchase(null, now) }));
  await transactions.change(changes, { by: 'purchase-gone', ...(ref !== undefined && { ref }) });
  return changes;
}

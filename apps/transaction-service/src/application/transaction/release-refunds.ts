import type { Transaction } from '../../domain/transaction/transaction';
import type { TransactionRepository } from '../../domain/transaction/transaction-repository';

/**
 * Refunds of a purchase that is gone, or is an expense no more, are refunds of none in particular. Inside the unit of work in
 * which that happened. Nobody edited them, so that an import which brought one can still be undone.
 */
export async function releaseRefunds(
  transactions: TransactionRepository,
  gone: readonly Transaction[],
  now: Date,
): Promise<void> {
  const purchases = gone.filter(({ type }) => type === 'expense');
  const [first] = purchases;
  if (!first) return;
  const refunds = await transactions.refundsOf(
    first.ledgerId,
    purchases.map(({ id }) => id),
  );
  const changes = refunds.map((before) => ({ before, after: before.ofPurchase(null, now) }));
  await transactions.change(changes, { by: 'purchase-gone' });
}

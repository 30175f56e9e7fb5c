import type { Transaction } from '../../domain/transaction/transaction';
import type { TransactionChange, TransactionRepository } from '../../domain/transaction/transaction-repository';

const CAUSE = { by: 'purchase-gone' } as const;

/** Refunds of a purchase that is gone, or is an expense no more, are refunds of none in particular. */
export function releasedRefunds(refunds: readonly Transaction[], now: Date) {
  return refunds.map((before) => ({ before, after: before.ofPurchase(null, now), cause: CAUSE }));
}

/**
 * The same for many purchases, inside the unit of work in which they went; `ref` is the act that it was part of. Nobody edited
 * the refunds, so that an import which brought one can still be undone.
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
  const changes = releasedRefunds(refunds, now);
  await transactions.change(changes, { ...CAUSE, ...(ref !== undefined && { ref }) });
  return changes;
}

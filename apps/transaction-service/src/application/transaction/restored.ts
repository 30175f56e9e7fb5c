import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { Transaction } from '../../domain/transaction/transaction';
import type { TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { LedgerFactsReader } from './ledger-facts';

interface Stores {
  readonly transactions: TransactionRepository;
  readonly factsReader: LedgerFactsReader;
}

/** Of rows whose money comes back or goes. @throws AccountNotFound, AccountArchived */
export async function requireOpenAccounts(
  factsReader: LedgerFactsReader,
  ledgerId: string,
  rows: readonly Transaction[],
): Promise<void> {
  const accountIds = [...new Set(rows.flatMap((row) => [...row.balanceEffects().keys()]))];
  if (accountIds.length === 0) return;
  const { accounts } = await factsReader.read(ledgerId, { accountIds, categoryIds: [] });
  for (const accountId of accountIds) {
    const account = accounts.get(accountId);
    if (!account) throw new AccountNotFound();
    if (account.archived) throw new AccountArchived(accountId);
  }
}

/**
 * Rows as they were before one change or removal, which was the version between. A category that is gone meanwhile leaves them
 * uncategorised, a purchase that is gone refunds of none in particular.
 */
export async function restored(
  { transactions, factsReader }: Stores,
  ledgerId: string,
  were: readonly Transaction[],
  now: Date,
): Promise<Transaction[]> {
  const categoryIds = [...new Set(were.flatMap((row) => [row, ...row.splits].map((part) => part.categoryId)))].filter(
    (id) => id !== null,
  );
  const { categories } = await factsReader.read(ledgerId, { accountIds: [], categoryIds });
  const purchases = were.flatMap(({ refundOf }) => refundOf ?? []);
  const bought = new Set((await transactions.findMany(ledgerId, purchases)).map((row) => row.id));
  // Of rows that come back together one may be the purchase of another.
  for (const { id } of were) bought.add(id);
  const there = (categoryId: string | null) => (categoryId !== null && categories.has(categoryId) ? categoryId : null);
  return were.map((row) =>
    Transaction.restore({
      ...row,
      categoryId: there(row.categoryId),
      refundOf: row.refundOf !== null && bought.has(row.refundOf) ? row.refundOf : null,
      splits: row.splits.map((split) => ({ ...split, categoryId: there(split.categoryId) })),
      updatedAt: now,
      version: row.version + 2,
    }),
  );
}

import type { TransactionResponse } from '@pft/contracts';
import type { TransactionState } from '../../../domain/transaction/transaction';

/** Takes the stored state too, so that a list presents rows without making aggregates of them. */
export function presentTransaction(transaction: TransactionState): TransactionResponse {
  return {
    id: transaction.id,
    type: transaction.type,
    amount: transaction.amount.toJSON(),
    date: transaction.date,
    valueDate: transaction.valueDate,
    accountId: transaction.accountId,
    toAccountId: transaction.toAccountId,
    toAmount: transaction.toAmount?.toJSON() ?? null,
    originalAmount: transaction.originalAmount?.toJSON() ?? null,
    categoryId: transaction.categoryId,
    splits: transaction.splits.map(({ categoryId, amount, note }) => ({ categoryId, amount: amount.toJSON(), note })),
    payee: transaction.payee,
    note: transaction.note,
    tags: [...transaction.tags],
    importId: transaction.importId,
    refundOf: transaction.refundOf,
    createdAt: transaction.createdAt.toISOString(),
    updatedAt: transaction.updatedAt.toISOString(),
    version: transaction.version,
  };
}

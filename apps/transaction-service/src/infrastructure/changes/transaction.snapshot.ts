import { changeOf } from '@pft/change-log';
import type { TransactionSnapshot } from '@pft/contracts';
import { Money } from '@pft/kernel';
import type { Transaction, TransactionState } from '../../domain/transaction/transaction';

export const transactionChange = changeOf('transaction', (transaction: Transaction) => ({
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
  payeeName: transaction.payeeName,
  note: transaction.note,
  tags: [...transaction.tags],
  importId: transaction.importId,
  refundOf: transaction.refundOf,
  reviewed: transaction.reviewed,
  createdAt: transaction.createdAt.toISOString(),
  updatedAt: transaction.updatedAt.toISOString(),
  version: transaction.version,
}));

/** What a transaction was, by what the log keeps of it. */
export function stateOfSnapshot(ledgerId: string, snapshot: TransactionSnapshot): TransactionState {
  const {
    amount,
    toAmount,
    originalAmount,
    splits,
    payeeName = null,
    reviewed = true,
    createdAt,
    updatedAt,
    ...rest
  } = snapshot;
  return {
    ...rest,
    ledgerId,
    payeeName,
    reviewed,
    amount: Money.parse(amount),
    toAmount: toAmount && Money.parse(toAmount),
    originalAmount: originalAmount && Money.parse(originalAmount),
    splits: splits.map((split) => ({ ...split, amount: Money.parse(split.amount) })),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  };
}

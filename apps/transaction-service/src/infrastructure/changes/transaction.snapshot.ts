import { changeOf } from '@pft/change-log';
import type { Transaction } from '../../domain/transaction/transaction';

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
  createdAt: transaction.createdAt.toISOString(),
  updatedAt: transaction.updatedAt.toISOString(),
  version: transaction.version,
}));

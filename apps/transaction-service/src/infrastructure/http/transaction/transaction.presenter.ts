import type { TransactionResponse } from '@pft/contracts';
import type { TransactionState } from '../../../domain/transaction/transaction';

/** What the state has and the answer has not: a field that the contract lacks does not slip out, it does not compile. */
const HIDDEN: Record<Exclude<keyof TransactionState, keyof TransactionResponse>, undefined> = { ledgerId: undefined };

/** The state with money and instants as text. */
export const presentTransaction = (state: TransactionState): TransactionResponse => ({
  ...state,
  ...HIDDEN,
  amount: state.amount.toJSON(),
  toAmount: state.toAmount?.toJSON() ?? null,
  originalAmount: state.originalAmount?.toJSON() ?? null,
  splits: state.splits.map(({ categoryId, amount, note }) => ({ categoryId, amount: amount.toJSON(), note })),
  tags: [...state.tags],
  createdAt: state.createdAt.toISOString(),
  updatedAt: state.updatedAt.toISOString(),
});

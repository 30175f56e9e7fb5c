import type { TransactionResponse } from '@pft/contracts';
import type { TransactionState } from '../../../domain/transaction/transaction';

/** The state as it is, with money and instants as text; a list presents rows without making aggregates of them. */
export function presentTransaction({ ledgerId: _ledgerId, ...state }: TransactionState): TransactionResponse {
  return {
    ...state,
    amount: state.amount.toJSON(),
    toAmount: state.toAmount?.toJSON() ?? null,
    originalAmount: state.originalAmount?.toJSON() ?? null,
    splits: state.splits.map(({ categoryId, amount, note }) => ({ categoryId, amount: amount.toJSON(), note })),
    tags: [...state.tags],
    createdAt: state.createdAt.toISOString(),
    updatedAt: state.updatedAt.toISOString(),
  };
}

import type { TransactionResponse, TransactionTotalsResponse } from '@pft/contracts';
import type { Money } from '@pft/kernel';
import type { TransactionState } from '../../../domain/transaction/transaction';
import type { ListedTransaction } from '../../../domain/transaction/transaction-search';
import type { TransactionTotals } from '../../../domain/transaction/transaction-totals';

/** What the state has and the answer has not: a field that the contract lacks does not slip out, it does not compile. */
const HIDDEN: Record<Exclude<keyof TransactionState, keyof TransactionResponse>, undefined> = { ledgerId: undefined };

/** The state with money and instants as text. */
export const presentTransaction = ({ balance, ...state }: ListedTransaction): TransactionResponse => ({
  ...state,
  ...HIDDEN,
  amount: state.amount.toJSON(),
  toAmount: state.toAmount?.toJSON() ?? null,
  originalAmount: state.originalAmount?.toJSON() ?? null,
  splits: state.splits.map(({ categoryId, amount, note }) => ({ categoryId, amount: amount.toJSON(), note })),
  tags: [...state.tags],
  createdAt: state.createdAt.toISOString(),
  updatedAt: state.updatedAt.toISOString(),
  ...(balance && { balance: balance.toJSON() }),
});

const asJson = (amounts: readonly Money[]) => amounts.map((amount) => amount.toJSON());

export function presentTotals({ count, income, spending, net, inBase }: TransactionTotals): TransactionTotalsResponse {
  return {
    count,
    income: asJson(income),
    spending: asJson(spending),
    net: asJson(net),
    inBase: {
      currency: inBase.currency,
      income: inBase.income.toJSON(),
      spending: inBase.spending.toJSON(),
      net: inBase.net.toJSON(),
      average: inBase.average?.toJSON() ?? null,
      rateStatus: inBase.rateStatus,
      ...(inBase.spending.isNegative() && { refundsExceed: true }),
      missingRates: inBase.missingRates.map((missing) => ({
        ...missing,
        amount: missing.amount.toJSON(),
        income: missing.income.toJSON(),
        spending: missing.spending.toJSON(),
      })),
    },
  };
}

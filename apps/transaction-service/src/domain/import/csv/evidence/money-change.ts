import type { MoneyReading } from './money-view';
import type { MappingChange } from './questions';

/** The change to another way in which money moves: what it does not name is taken away. */
export function moneyChange({ columns, inverted, unmarked, balance }: MoneyReading): MappingChange {
  return {
    inverted,
    unmarked,
    balance: balance && { firstRow: undefined, ...balance },
    columns: {
      amount: columns.amount,
      debit: columns.debit,
      credit: columns.credit,
      amounts: columns.amounts,
      sign: columns.sign,
      fee: columns.fee,
      balance: columns.balance,
    },
  };
}

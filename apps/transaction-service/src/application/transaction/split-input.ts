import { Money } from '@pft/kernel';
import type { Split } from '../../domain/transaction/transaction';
import type { MoneyInput } from '../ports';

export interface SplitInput {
  categoryId?: string | null;
  amount: MoneyInput;
  note?: string | null;
}

/** @throws InvalidAmount, UnknownCurrency */
export function parseSplits(splits: readonly SplitInput[]): Split[] {
  return splits.map((split, i) => ({
    categoryId: split.categoryId ?? null,
    amount: Money.parsePositive(split.amount, `splits.${i}.amount`),
    note: split.note ?? null,
  }));
}

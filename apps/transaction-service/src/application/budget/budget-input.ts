import { Money } from '@pft/kernel';
import type { BudgetPeriod, BudgetRollover } from '../../domain/budget/budget';
import { CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import type { MoneyInput } from '../ports';
import type { LedgerFactsReader } from '../transaction/ledger-facts';

export interface BudgetInput {
  name: string;
  categoryIds?: string[];
  limit: MoneyInput;
  period: BudgetPeriod;
  thresholds?: number[];
  rollover?: BudgetRollover;
  rolloverCap?: MoneyInput | null;
  startsOn?: string;
}

/** @throws InvalidAmount, UnknownCurrency */
export function parseCap(cap: MoneyInput | null | undefined): Money | null {
  return cap ? Money.parsePositive(cap, 'rolloverCap') : null;
}

/** @throws CategoryNotFound, CategoryKindDiffers */
export async function requireExpenseCategories(
  facts: LedgerFactsReader,
  ledgerId: string,
  categoryIds: readonly string[],
): Promise<void> {
  if (categoryIds.length === 0) return;
  const { categories } = await facts.read(ledgerId, { accountIds: [], categoryIds });
  categoryIds.forEach((id, i) => {
    const category = categories.get(id);
    if (!category) throw new CategoryNotFound(`categoryIds.${i}`);
    if (category.kind !== 'expense') throw new CategoryKindDiffers('expense', category.kind, `categoryIds.${i}`);
  });
}

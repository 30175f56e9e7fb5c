import type { AccountType } from '../../domain/account/account';
import type { BudgetDetails } from '../../domain/budget/budget';
import type { CategoryKind } from '../../domain/category/category';

export interface HouseholdRow {
  date: string;
  account: string;
  payee: string;
  /** Where the payee is in the bank's words: what it is called. */
  payeeName?: string;
  /** Income positive, spending and what leaves in a transfer negative, in minor units. */
  amountMinor: number;
  currency: string;
  /** By name, as those of parts and budgets. */
  category?: string;
  note?: string;
  tags?: string[];
  parts?: { category: string; amountMinor: number }[];
  to?: { account: string; amountMinor: number; currency: string };
  /** The day of the purchase, made by the same payee, that this gives back. */
  refundOf?: string;
}

export interface Household {
  firstDay: string;
  accounts: { name: string; type: AccountType; currency: string; openingMinor: number }[];
  categories: { name: string; kind: CategoryKind; color: string; icon: string }[];
  rows: HouseholdRow[];
  budgets: {
    name: string;
    categoryNames: string[];
    limit: { amount: string; currency: string };
    period: BudgetDetails['period'];
    thresholds: number[];
  }[];
}

/** An invented household to look around with. */
export abstract class HouseholdSource {
  /** Two years that end on this day. */
  abstract until(today: string): Household;
}

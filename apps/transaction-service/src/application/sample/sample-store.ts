/** What the sample made and is still there. */
export interface MadeBySample {
  readonly transactions: readonly string[];
  readonly accounts: readonly string[];
  readonly budgets: readonly string[];
  readonly categories: readonly string[];
}

/** Finds what the sample made by the cause of the changes that made it. */
export abstract class SampleStore {
  /** Without transactions that a row of an imported file is, too: these are a person's by now. */
  abstract made(ledgerId: string): Promise<MadeBySample>;
}

export interface SampleCounts {
  transactions: number;
  accounts: number;
  budgets: number;
  categories: number;
}

export const countsOf = ({ transactions, accounts, budgets, categories }: MadeBySample): SampleCounts => ({
  transactions: transactions.length,
  accounts: accounts.length,
  budgets: budgets.length,
  categories: categories.length,
});

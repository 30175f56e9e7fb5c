import type { CalendarDate } from '@pft/kernel';
import { sampleHousehold, type SampleBudget } from './sample-household';

/** What loading the household asks of a ledger: the dashboard does it by its session, the starter by a token. */
export interface SampleLedger {
  /** Answers the id of the import. */
  upload: (fileName: string, csv: string) => Promise<string>;
  /** Answers how many rows came in. */
  commit: (importId: string) => Promise<number>;
  categories: () => Promise<readonly { id: string; name: string; kind: string }[]>;
  addBudget: (
    budget: Omit<SampleBudget, 'categoryNames'> & { categoryIds: string[]; rollover: 'none' },
  ) => Promise<unknown>;
}

/** Two years of the household as one import, then its budgets: the import makes the categories that they are for. */
export async function loadHousehold(
  today: CalendarDate,
  ledger: SampleLedger,
): Promise<{ transactions: number; budgets: number }> {
  const { csv, fileName, budgets } = sampleHousehold(today);
  const transactions = await ledger.commit(await ledger.upload(fileName, csv));
  const categories = await ledger.categories();
  for (const { categoryNames, ...budget } of budgets) {
    const categoryIds = categories
      .filter(({ kind, name }) => kind === 'expense' && categoryNames.includes(name))
      .map(({ id }) => id);
    await ledger.addBudget({ ...budget, categoryIds, rollover: 'none' });
  }
  return { transactions, budgets: budgets.length };
}

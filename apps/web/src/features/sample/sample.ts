import type { Account, Budget, Import } from '@/api/types';

const sampleFile = /^sample-household-\d{4}-\d{2}-\d{2}\.csv$/;

/** The sample household is one import, known by its file's name. */
export function isSampleImport({ fileName, state }: Pick<Import, 'fileName' | 'state'>): boolean {
  return state === 'committed' && sampleFile.test(fileName);
}

/** "300.00" and "300" are the same amount. */
const plainAmount = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0{1,9}$/, '') : amount);

interface SampleBudget {
  name: string;
  limit: { amount: string; currency: string };
  period: string;
}

/** The budgets that came with the sample and were not changed since. */
export function sampleBudgetsIn(budgets: readonly Budget[], sample: readonly SampleBudget[]): Budget[] {
  return budgets.filter((budget) =>
    sample.some(
      ({ name, limit, period }) =>
        budget.name === name &&
        budget.period === period &&
        budget.limit.currency === limit.currency &&
        plainAmount(budget.limit.amount) === plainAmount(limit.amount),
    ),
  );
}

/** The accounts that an import's commit made: they cannot be older than the import itself. */
export function accountsMadeBy(
  { accounts: named, createdAt }: Pick<Import, 'accounts' | 'createdAt'>,
  accounts: readonly Account[],
): Account[] {
  const ids = new Set(named.map((account) => account.accountId));
  return accounts.filter((account) => ids.has(account.id) && account.createdAt >= createdAt);
}

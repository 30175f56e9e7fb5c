import type { Account } from '@/api/types';

const KEY = 'pft-last-account';

/** Which account was written to last in this browser. It is an id and nothing else; of another person it is none of theirs. */
export function lastAccount(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberAccount(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // A browser that keeps nothing offers the accounts in their own order.
  }
}

/** Accounts to choose from, the likeliest first: the one used last, then those in the base currency. */
export function usualFirst<T extends Pick<Account, 'id' | 'currency' | 'archived'>>(
  accounts: readonly T[],
  last: string | null,
  baseCurrency: string,
): T[] {
  const likelihood = ({ id, currency }: T): number => (id === last ? 2 : currency === baseCurrency ? 1 : 0);
  return accounts.filter(({ archived }) => !archived).sort((left, right) => likelihood(right) - likelihood(left));
}

/** Currencies in which an entry without an account opens one; in any other it would go to the account that is there. */
export const currenciesWithoutAccount = (
  currencies: readonly string[],
  accounts: readonly Pick<Account, 'currency'>[],
): string[] => currencies.filter((each) => !accounts.some(({ currency }) => currency === each));

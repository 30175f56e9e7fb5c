import type { Money } from '@pft/kernel';
import type { Account, Money as MoneyJson } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';

/** What the accounts that count hold together, a sum for each currency: nothing is converted. */
export function netWorth(accounts: readonly Pick<Account, 'balance' | 'includeInNetWorth'>[]): MoneyJson[] {
  const sums = new Map<string, Money>();
  for (const { balance, includeInNetWorth } of accounts) {
    if (!includeInNetWorth) continue;
    const money = answeredMoney(balance);
    sums.set(money.currency, sums.get(money.currency)?.plus(money) ?? money);
  }
  return [...sums.values()].map((sum) => sum.toJSON());
}

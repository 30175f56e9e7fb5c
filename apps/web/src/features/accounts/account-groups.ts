import type { Account, Money, NetWorth } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { ACCOUNT_GROUPS, type AccountGroup } from './account-types';

type AccountWorth = NonNullable<NetWorth['points'][number]['byAccount']>[number];

export interface ShownAccount {
  account: Account;
  /** What is in it today, as the net worth counts it; without an answer all that was ever booked. */
  balance: Money;
  /** The same in the base currency; null where that is unknown. */
  inBase: Money | null;
}

export interface ShownGroup {
  group: AccountGroup;
  accounts: ShownAccount[];
  /** Of those that are part of the net worth; null where one of them has no rate, or nothing is known. */
  subtotal: Money | null;
}

export function shownAccounts(accounts: readonly Account[], worths: readonly AccountWorth[]): ShownAccount[] {
  return accounts.map((account) => {
    const worth = worths.find(({ accountId }) => accountId === account.id);
    return { account, balance: worth?.balance ?? account.balance, inBase: worth?.amount ?? null };
  });
}

/** Accounts by what they are, each group with what it is worth; groups without an account are left out. */
export function accountGroups(shown: readonly ShownAccount[]): ShownGroup[] {
  return (Object.keys(ACCOUNT_GROUPS) as AccountGroup[]).flatMap((group) => {
    const kinds: readonly string[] = ACCOUNT_GROUPS[group];
    const accounts = shown.filter(({ account }) => kinds.includes(account.type));
    return accounts.length === 0 ? [] : [{ group, accounts, subtotal: subtotalOf(accounts) }];
  });
}

function subtotalOf(accounts: readonly ShownAccount[]): Money | null {
  const amounts = accounts.flatMap(({ account, inBase }) => (account.includeInNetWorth ? [inBase] : []));
  const [first, ...rest] = amounts.map((amount) => amount && answeredMoney(amount));
  if (!first) return null;
  return (
    rest.reduce<typeof first | null>((sum, next) => (sum && next ? sum.plus(next) : null), first)?.toJSON() ?? null
  );
}

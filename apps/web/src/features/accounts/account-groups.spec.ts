import type { Account } from '@/api/types';
import { accountGroups, shownAccounts } from './account-groups';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const account = (id: string, type: Account['type'], more: Partial<Account> = {}) =>
  ({ id, type, balance: eur('1.00'), includeInNetWorth: true, ...more }) as Account;
const worth = (accountId: string, amount: string | null, balance = eur('5.00')) => ({
  accountId,
  balance,
  amount: amount === null ? null : eur(amount),
  name: '',
  archived: false,
  includeInNetWorth: true,
  rateStatus: 'exact' as const,
});

it('groups accounts in one order, each with what it is worth in the base currency', () => {
  const shown = shownAccounts(
    [
      account('card', 'credit-card'),
      account('giro', 'checking'),
      account('dollars', 'savings'),
      account('aside', 'savings', { includeInNetWorth: false }),
    ],
    [worth('card', '-40.50'), worth('giro', '100.00'), worth('dollars', '20.25'), worth('aside', '7.00')],
  );
  expect(accountGroups(shown)).toMatchObject([
    { group: 'bank', subtotal: eur('120.25'), accounts: [{ balance: eur('5.00') }, {}, {}] },
    { group: 'cards', subtotal: eur('-40.50') },
  ]);
});

it('has no subtotal where one account has no rate or nothing is known, and falls back to what is booked', () => {
  const accounts = [account('giro', 'checking'), account('dollars', 'savings')];
  expect(
    accountGroups(shownAccounts(accounts, [worth('giro', '1.00'), worth('dollars', null)]))[0]?.subtotal,
  ).toBeNull();
  expect(accountGroups(shownAccounts(accounts, []))).toMatchObject([
    { subtotal: null, accounts: [{ balance: eur('1.00') }, {}] },
  ]);
});

import { Money } from '@pft/kernel';
import { CategoryNames } from './category-names';
import { TargetAccounts, type KnownAccount } from './target-accounts';

const account = (id: string, name: string, currency: string, more: Partial<KnownAccount> = {}): KnownAccount => ({
  id,
  name,
  currency,
  type: 'checking',
  iban: null,
  externalId: null,
  archived: false,
  ...more,
});
const find = (
  accounts: KnownAccount[],
  accountText: string | null,
  currency = 'EUR',
  chosen: KnownAccount | null = null,
) => {
  const found = new TargetAccounts(accounts, chosen).of({ accountText, amount: Money.zero(currency) });
  return 'target' in found ? (found.target.accountId ?? `+${found.target.name}`) : found.problem;
};

describe('the account of a row', () => {
  it('is the one the row names: by name, IBAN or foreign id', () => {
    const accounts = [
      account('a', 'Savings', 'EUR'),
      account('b', 'Giro', 'EUR', { iban: 'AT611904300234573201' }),
      account('c', 'Card', 'EUR', { externalId: '5544' }),
    ];
    expect(find(accounts, ' savings ')).toBe('a');
    expect(find(accounts, 'AT61 1904 3002 3457 3201')).toBe('b');
    expect(find(accounts, '5544')).toBe('c');
    expect(find(accounts, 'Wallet')).toBe('+Wallet');
  });

  it('is the one with the IBAN that a German bank code and number stand for, and the reverse', () => {
    const accounts = [account('a', 'Giro', 'EUR', { iban: 'DE89 3704 0044 0532 0130 00' })];
    expect(find(accounts, '37040044/0532013000')).toBe('a');
    expect(find(accounts, '37040044/532013000')).toBe('a');
    expect(find(accounts, '37040044/532013001')).toBe('+37040044/532013001');
    expect(find(accounts, '37040045/532013000')).toBe('+37040045/532013000');
    const named = account('b', '37040044/0532013000', 'EUR');
    expect(find([named], 'DE89370400440532013000')).toBe('b');
    expect(find([named], 'DE02120300000000202051')).toBe('+DE02120300000000202051');
    const numbered = account('c', 'Old', 'EUR', { externalId: '37040044/532013000' });
    expect(find([numbered], 'DE89370400440532013000')).toBe('c');
  });

  it('is one a currency where a name stands for several, and found again under the name it was given', () => {
    expect(find([account('a', 'Cash', 'EUR')], 'Cash', 'USD')).toBe('+Cash (USD)');
    expect(find([account('a', 'Cash', 'EUR'), account('b', 'Cash (USD)', 'USD')], 'Cash', 'USD')).toBe('b');
    const targets = new TargetAccounts([], null);
    targets.of({ accountText: 'Cash', amount: Money.zero('EUR') });
    expect(targets.of({ accountText: 'cash', amount: Money.zero('JPY') })).toMatchObject({
      target: { name: 'cash (JPY)' },
    });
  });

  it('is else the chosen one, whose currency the row must have', () => {
    const chosen = account('a', 'Wallet', 'EUR');
    expect(find([chosen], null, 'EUR', chosen)).toBe('a');
    expect(find([chosen], null, 'USD', chosen)).toBe('The row is in USD, the account Wallet is kept in EUR.');
  });

  it('is else the default account in its currency: checking first, never for debts or shares', () => {
    const accounts = [
      account('a', 'Depot', 'EUR', { type: 'investment' }),
      account('b', 'Cash', 'EUR', { type: 'cash' }),
      account('c', 'Old', 'EUR', { archived: true }),
      account('d', 'Giro', 'EUR'),
    ];
    expect(find(accounts, null)).toBe('d');
    expect(find(accounts.slice(0, 3), null)).toBe('b');
    expect(find(accounts.slice(0, 1), null)).toBe('+Main account EUR');
  });

  it('is a problem of the row where the ledger has no room for another one', () => {
    const targets = new TargetAccounts([account('a', 'Giro', 'EUR')], null, 2);
    const of = (accountText: string, currency = 'EUR') =>
      Object.keys(targets.of({ accountText, amount: Money.zero(currency) }))[0];
    expect([of('Cash'), of('Wallet'), of('Box'), of('Giro'), of('wallet'), of('Wallet', 'USD')]).toEqual([
      'target',
      'target',
      'problem',
      'target',
      'target',
      'problem',
    ]);
  });

  it('is a problem of the row where it is archived', () => {
    expect(find([account('a', 'Old', 'EUR', { archived: true })], 'Old')).toContain('archived');
  });
});

describe('the category of a row by its name', () => {
  const names = new CategoryNames([
    { id: 'food', name: 'Food', kind: 'expense', parentId: null, archived: false },
    { id: 'groceries', name: 'Groceries', kind: 'expense', parentId: 'food', archived: false },
    { id: 'gifts-out', name: 'Gifts', kind: 'expense', parentId: null, archived: false },
    { id: 'gifts-in', name: 'Gifts', kind: 'income', parentId: null, archived: false },
    { id: 'salary', name: 'Salary', kind: 'income', parentId: null, archived: false },
    { id: 'old', name: 'Old', kind: 'expense', parentId: null, archived: true },
  ]);

  it.each([
    ['groceries', 'expense', 'groceries'],
    [' FOOD : Groceries', 'expense', 'groceries'],
    ['Food/Groceries', 'expense', 'groceries'],
    ['Food > groceries', 'expense', 'groceries'],
    ['Gifts', 'expense', 'gifts-out'],
    ['Gifts', 'income', 'gifts-in'],
    // What comes back in a category of spending is a refund; spending in one of income is nothing.
    ['Groceries', 'income', 'groceries'],
    ['Salary', 'expense', null],
    ['Travel:Groceries', 'expense', null],
    ['Old', 'expense', null],
  ] as const)('finds %s as %s', (text, kind, id) => {
    expect(names.find(text, kind)).toBe(id);
  });
});

import { Money } from '@pft/kernel';
import { Account, type AccountDetails } from './account';
import { AccountCurrencyDiffers } from './account-errors';

const details: AccountDetails = {
  name: ' Giro ',
  type: 'checking',
  currency: 'EUR',
  openingBalance: Money.of(-5n, 'EUR'),
  openingDate: '2024-01-01',
  archived: false,
  includeInNetWorth: true,
  iban: null,
  externalId: '',
};
const now = new Date('2026-05-01T10:00:00Z');

describe('an account', () => {
  it('may begin overdrawn; its name is trimmed and an empty id is none', () => {
    const account = Account.open('ledger', 'id', details, now);
    expect(account).toMatchObject({ name: 'Giro', version: 1, externalId: null });
    expect(account.currency).toBe('EUR');
    expect(account.openingBalance.toDecimal()).toBe('-0.05');
  });

  it('has its opening balance in its own currency', () => {
    expect(() => Account.open('ledger', 'id', { ...details, currency: 'USD' }, now)).toThrow(AccountCurrencyDiffers);
  });

  it('becomes the next version by a change, and stays itself where nothing differs', () => {
    const account = Account.open('ledger', 'id', details, now);
    expect(account.changed({ name: 'Giro', openingBalance: Money.of(-5n, 'EUR') }, now)).toBe(account);
    expect(account.changed({ archived: true }, now)).toMatchObject({ archived: true, name: 'Giro', version: 2 });
  });
});

import { Money, VersionStale } from '@pft/kernel';
import { InMemoryLedger } from '../../../test/in-memory-ledger';
import { anAccount, aTransaction } from '../../../test/ledger-samples';
import type { Account } from '../../domain/account/account';
import { AccountHasTransactions, AccountNotFound } from '../../domain/account/account-errors';
import { RemoveAccount } from './remove-account';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Europe/Vienna' };
const { ledgerId } = owner;

describe('the removal of an account', () => {
  let ledger: InMemoryLedger;
  let giro: Account;
  let savings: Account;

  beforeEach(async () => {
    ledger = new InMemoryLedger();
    [giro, savings] = [anAccount(ledgerId), anAccount(ledgerId, { name: 'Savings' })];
    await run(async () => {
      for (const account of [giro, savings]) await ledger.accounts.add(account);
    });
  });

  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
  const remove = (id: string, version?: number) =>
    new RemoveAccount(ledger.unitOfWork, ledger.accounts).execute(owner, id, version);

  it('removes an account without transactions and no other', async () => {
    await remove(giro.id);
    expect(await ledger.accounts.find(ledgerId, giro.id)).toBeNull();
    expect(await ledger.accounts.find(ledgerId, savings.id)).toEqual(savings);
  });

  it('refuses an account that is not there', async () => {
    await expect(remove(ledgerId)).rejects.toThrow(AccountNotFound);
  });

  it('refuses a version that is not the one the caller has seen', async () => {
    await expect(remove(giro.id, 2)).rejects.toThrow(VersionStale);
    expect(await ledger.accounts.find(ledgerId, giro.id)).toEqual(giro);
  });

  it('refuses either account of a transfer', async () => {
    const toAmount = Money.of(1_000n, 'EUR');
    const transfer = aTransaction(giro, { type: 'transfer', toAccountId: savings.id, toAmount });
    await run(() => ledger.transactions.add([transfer]));
    for (const { id } of [giro, savings]) await expect(remove(id)).rejects.toThrow(AccountHasTransactions);
  });
});

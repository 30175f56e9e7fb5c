import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import { aTransaction, anAccount, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

/** Accounts as use cases write them and as they are read, with their balances. */
export function describeAccounts(engine: string, open: () => LedgerPorts): void {
  describe(`accounts on ${engine}`, () => {
    let ledger: LedgerPorts;
    let ledgerId: string;
    beforeEach(() => {
      ledger = open();
      ledgerId = uuidv7();
    });

    const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
    const make = (details: Parameters<typeof anAccount>[1] = {}) => anAccount(ledgerId, details);

    it('loads an account as it was stored, money, dates and all, in its ledger alone', async () => {
      const account = make({
        openingBalance: Money.of(-(10n ** 15n), 'EUR'),
        openingDate: '1900-01-01',
        iban: 'AT611904300234573201',
      });
      await run(() => ledger.accounts.add(account));
      const loaded = await ledger.accounts.find(ledgerId, account.id);
      expect(loaded).toEqual(account);
      expect(loaded?.openingBalance.toDecimal()).toBe('-10000000000000.00');
      expect(await ledger.accounts.find(uuidv7(), account.id)).toBeNull();
      expect(await ledger.accounts.count(ledgerId)).toBe(1);
      expect(await ledger.accounts.count(uuidv7())).toBe(0);
    });

    it('refuses to change an account whose version is not the one read', async () => {
      const account = make();
      await run(() => ledger.accounts.add(account));
      const after = account.changed({ name: 'New' }, SAMPLES_MADE_AT);
      await run(() => ledger.accounts.change(account, after));
      await expect(run(() => ledger.accounts.change(account, after))).rejects.toThrow('0 rows instead of 1');
      expect(await ledger.accounts.find(ledgerId, account.id)).toEqual(after);
    });

    it('refuses to remove an account twice', async () => {
      const account = make();
      await run(() => ledger.accounts.add(account));
      await run(() => ledger.accounts.remove(account));
      expect(await ledger.accounts.find(ledgerId, account.id)).toBeNull();
      await expect(run(() => ledger.accounts.remove(account))).rejects.toThrow('0 rows instead of 1');
    });

    it('refuses to write outside of a unit of work', async () => {
      await expect(ledger.accounts.add(make())).rejects.toThrow('unit of work');
    });

    it('takes the oldest checking account as the default, else another that holds money, archived ones never', async () => {
      const [loan, cash, archived] = [make({ type: 'loan' }), make({ type: 'cash' }), make({ archived: true })];
      const defaultId = async () => (await ledger.accounts.findDefault(ledgerId, 'EUR'))?.id;
      await run(() => ledger.accounts.add(loan));
      expect(await defaultId()).toBeUndefined();
      await run(() => ledger.accounts.add(archived));
      await run(() => ledger.accounts.add(cash));
      expect(await defaultId()).toBe(cash.id);
      const checking = make();
      await run(() => ledger.accounts.add(checking));
      await run(() => ledger.accounts.add(make()));
      expect(await defaultId()).toBe(checking.id);
      expect(await ledger.accounts.findDefault(ledgerId, 'USD')).toBeNull();
    });

    it('knows either account of a transfer to have transactions', async () => {
      const [giro, savings, empty] = [make(), make(), make()];
      const transfer = aTransaction(giro, {
        type: 'transfer',
        toAccountId: savings.id,
        toAmount: Money.of(1_000n, 'EUR'),
      });
      await run(async () => {
        for (const account of [giro, savings, empty]) await ledger.accounts.add(account);
        await ledger.transactions.add([transfer]);
      });
      const has = ({ id }: { id: string }) => ledger.accounts.hasTransactions(ledgerId, id);
      expect([await has(giro), await has(savings), await has(empty)]).toEqual([true, true, false]);
    });

    it('lists accounts oldest first and page by page, each with its balance', async () => {
      const [giro, savings, dollars] = [
        make({ openingBalance: Money.of(5_000n, 'EUR') }),
        make(),
        make({ currency: 'USD' }),
      ];
      await run(async () => {
        for (const account of [giro, savings, dollars]) await ledger.accounts.add(account);
        const after = giro.changed({ openingBalance: Money.of(6_000n, 'EUR') }, SAMPLES_MADE_AT);
        await ledger.accounts.change(giro, after);
        await ledger.transactions.add([
          aTransaction(giro, { type: 'income', amount: Money.of(200n, 'EUR') }),
          aTransaction(giro, {
            type: 'transfer',
            toAccountId: dollars.id,
            toAmount: Money.of(1_100n, 'USD'),
          }),
        ]);
      });
      const first = await ledger.accountQueries.list(ledgerId, null, 2);
      expect(first.map(({ id, balance }) => [id, balance])).toEqual([
        [giro.id, { amount: '52.00', currency: 'EUR' }],
        [savings.id, { amount: '0.00', currency: 'EUR' }],
      ]);
      const second = await ledger.accountQueries.list(ledgerId, savings.id, 2);
      expect(second).toEqual([await ledger.accountQueries.find(ledgerId, dollars.id)]);
      expect(second[0]).toEqual({
        id: dollars.id,
        name: 'Giro',
        type: 'checking',
        currency: 'USD',
        openingBalance: { amount: '0.00', currency: 'USD' },
        openingDate: '2020-01-01',
        balance: { amount: '11.00', currency: 'USD' },
        archived: false,
        includeInNetWorth: true,
        iban: null,
        externalId: null,
        createdAt: SAMPLES_MADE_AT.toISOString(),
        updatedAt: SAMPLES_MADE_AT.toISOString(),
        version: 1,
      });
      expect(await ledger.accountQueries.find(uuidv7(), giro.id)).toBeNull();
    });
  });
}

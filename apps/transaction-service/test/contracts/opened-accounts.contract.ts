import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { ImportBatch } from '../../src/domain/import/import-batch';
import { anAccount, anImport, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

/** What is known of accounts that imports opened. */
export function describeOpenedAccounts(engine: string, open: () => LedgerPorts): void {
  describe(`accounts that imports opened on ${engine}`, () => {
    let ledger: LedgerPorts;
    let ledgerId: string;
    const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
    const balance = Money.of(5_000n, 'EUR');

    beforeEach(() => {
      ledger = open();
      ledgerId = uuidv7();
    });

    async function noRows(batch: ImportBatch): Promise<void> {
      await run(() =>
        ledger.imports.add(
          batch,
          new Uint8Array(),
          (async function* () {
            // Of this import only its head matters.
          })(),
        ),
      );
    }

    async function opened(stated: Money | null, firstDate: string | null, state: 'committed' | 'undone' = 'committed') {
      const account = anAccount(ledgerId, { openingBalance: balance, openingDate: '2026-03-31' });
      const { name, currency, id: accountId } = account;
      const opening = { balance: stated && stated.toJSON(), date: '2026-03-31' };
      const target = { name, currency, accountId, text: name, rows: 1, created: true, opening };
      const times = { committedAt: SAMPLES_MADE_AT, undoneAt: state === 'undone' ? SAMPLES_MADE_AT : null };
      const batch = anImport(account, [], { state, accounts: [target], firstDate, ...times });
      await noRows(batch);
      await run(() => ledger.accounts.add(account, { by: 'import', ref: batch.id }));
      return { account, batch };
    }

    it('are told with what the file stated of its first day', async () => {
      const { account, batch } = await opened(balance, '2026-04-01');
      const known = { accountId: account.id, importId: batch.id, undone: false, edited: false };
      const stated = { balance, date: '2026-03-31', firstDay: '2026-04-01' };
      expect(await ledger.openedAccounts.of(ledgerId, [account.id, uuidv7()])).toEqual([{ ...known, stated }]);
      expect(await ledger.openedAccounts.of(uuidv7(), [account.id])).toEqual([]);
      const earlier = await opened(balance, '2026-03-30', 'undone');
      expect(await ledger.openedAccounts.of(ledgerId, [earlier.account.id])).toMatchObject([
        { undone: true, stated: { firstDay: '2026-03-31' } },
      ]);
    });

    it('have nothing stated where no file said it, or a person said otherwise; by hand opened ones are none', async () => {
      const silent = await opened(null, '2026-04-01');
      expect(await ledger.openedAccounts.of(ledgerId, [silent.account.id])).toMatchObject([{ stated: null }]);
      const { account } = await opened(balance, '2026-04-01');
      const renamed = account.changed({ name: 'Joint' }, SAMPLES_MADE_AT);
      await run(() => ledger.accounts.change(account, renamed));
      expect(await ledger.openedAccounts.of(ledgerId, [account.id])).toMatchObject([
        { edited: true, stated: { balance } },
      ]);
      const restated = renamed.changed({ openingBalance: Money.of(1n, 'EUR') }, SAMPLES_MADE_AT);
      await run(() => ledger.accounts.change(renamed, restated));
      expect(await ledger.openedAccounts.of(ledgerId, [account.id])).toMatchObject([{ edited: true, stated: null }]);
      const byHand = anAccount(ledgerId);
      await run(() => ledger.accounts.add(byHand));
      expect(await ledger.openedAccounts.of(ledgerId, [byHand.id])).toEqual([]);
    });

    it('are not edited by what an import changes', async () => {
      const { account, batch } = await opened(balance, '2026-04-01');
      const moved = account.changed({ openingBalance: Money.of(1n, 'EUR') }, SAMPLES_MADE_AT);
      await run(() => ledger.accounts.change(account, moved, { by: 'import', ref: batch.id }));
      expect(await ledger.openedAccounts.of(ledgerId, [account.id])).toMatchObject([
        { edited: false, stated: { balance } },
      ]);
    });

    it('were brought what their claims say of the days before, each row once and as booked', async () => {
      const { account } = await opened(balance, '2026-04-01');
      const [one, two] = [uuidv7(), uuidv7()];
      const claim = (identity: string, transactionId: string, date: string, signedMinor: bigint, pending = false) => ({
        ...{ accountId: account.id, identity, transactionId, date, signedMinor, pending },
        ...{ text: null, bank: null, counterparty: null },
      });
      await run(async () => {
        await ledger.claims.add(ledgerId, uuidv7(), [
          claim('pending', one, '2026-03-28', -100n, true),
          claim('later', two, '2026-04-01', -7n),
        ]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('booked', one, '2026-03-30', -120n)]);
      });
      const before = (day: string) => ledger.openedAccounts.broughtBefore(ledgerId, account.id, day);
      expect(await before('2026-04-01')).toEqual({ sumMinor: -120n, firstDay: '2026-03-30' });
      expect(await before('2026-04-02')).toEqual({ sumMinor: -127n, firstDay: '2026-03-30' });
      expect(await before('2026-03-30')).toEqual({ sumMinor: 0n, firstDay: null });
      expect(await ledger.openedAccounts.broughtBefore(ledgerId, uuidv7(), '2026-04-02')).toMatchObject({
        sumMinor: 0n,
      });
    });
  });
}

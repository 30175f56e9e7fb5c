import { InMemoryLedger } from '../../../test/in-memory-ledger';
import { anAccount, aTransaction } from '../../../test/ledger-samples';
import type { Account } from '../../domain/account/account';
import { PayeeNotFound, TooManyRenamedPayees } from '../../domain/payee/payee-errors';
import { PayeeNames } from '../../domain/payee/payee-names';
import type { Transaction, TransactionState } from '../../domain/transaction/transaction';
import { MAX_ALIASES, RenamePayee } from './rename-payee';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Europe/Vienna' };
const { ledgerId } = owner;

describe('a payee that is renamed for all', () => {
  let ledger: InMemoryLedger;
  let giro: Account;
  beforeEach(async () => {
    ledger = new InMemoryLedger();
    giro = anAccount(ledgerId);
    await run(() => ledger.accounts.add(giro));
  });

  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);

  async function spend(payee: string | null, payeeName: string, more: Partial<TransactionState> = {}): Promise<void> {
    await run(() => ledger.transactions.add([aTransaction(giro, { payee, payeeName, ...more })]));
  }
  function rename(from: string, to: string): Promise<{ name: string; updated: number }> {
    const { unitOfWork, payeeAliases, transactions, clock, ids } = ledger;
    return new RenamePayee(unitOfWork, payeeAliases, transactions, clock, ids).execute(owner, from, to);
  }
  const rows = async (): Promise<Transaction[]> =>
    run(async () =>
      (await Promise.all((await names()).map((name) => ledger.transactions.named(ledgerId, name)))).flat(),
    );
  const names = async (): Promise<string[]> => {
    const ids = ledger.changesOf(ledgerId).map(({ entityId }) => entityId);
    const found = await ledger.transactions.findMany(ledgerId, ids);
    return [...new Set(found.map(({ payeeName }) => payeeName ?? ''))].sort();
  };
  /** How a payee is called that comes now. */
  const next = async (payee: string): Promise<string | null> => {
    const aliases = await ledger.payeeAliases.all(ledgerId);
    return new PayeeNames(new Map(aliases.map(({ key, name }) => [key, name]))).imported(payee);
  };

  it('is called so in all rows, each of them a version and a change, and in those that come', async () => {
    await spend('HOFER DANKT 0527', 'Hofer', { importId: 'import' });
    await spend('hofer', 'hofer', { type: 'income' });
    await spend('Billa', 'Billa');
    expect(await rename('hofer', ' Aldi ')).toEqual({ name: 'Aldi', updated: 2 });
    expect((await rows()).map(({ payee, payeeName, version }) => [payee, payeeName, version])).toEqual([
      ['HOFER DANKT 0527', 'Aldi', 2],
      ['hofer', 'Aldi', 2],
      ['Billa', 'Billa', 1],
    ]);
    const [alias] = await ledger.payeeAliases.all(ledgerId);
    expect(ledger.changesOf(ledgerId).slice(-2)).toMatchObject([
      { version: 2, cause: { by: 'payee-rule', ref: alias?.id } },
      { version: 2, cause: { by: 'payee-rule', ref: alias?.id } },
    ]);
    expect(await next('HOFER DANKT 0311')).toBe('Aldi');
  });

  it('is one with another of that name from then on, and goes on with it', async () => {
    await spend('Hofer', 'Hofer');
    await spend('Aldi', 'Aldi');
    await rename('Hofer', 'Aldi');
    expect(await rename('Aldi', 'Discounter')).toEqual({ name: 'Discounter', updated: 2 });
    expect([await next('HOFER 0311'), await next('ALDI 0311')]).toEqual(['Discounter', 'Discounter']);
  });

  it('can be written otherwise, and those that come are written so', async () => {
    await spend('DM', 'DM');
    expect(await rename('DM', 'dm')).toEqual({ name: 'dm', updated: 1 });
    expect(await next('DM 0815')).toBe('dm');
    expect(await rename('dm', 'dm')).toEqual({ name: 'dm', updated: 0 });
  });

  it('is renamed back, and who bears the other name by himself keeps it', async () => {
    await spend('HOFER 0527', 'Hofer', { importId: 'import' });
    await rename('Hofer', 'Lidl');
    expect(await rename('Lidl', 'Hofer')).toEqual({ name: 'Hofer', updated: 1 });
    expect(await names()).toEqual(['Hofer']);
    expect([await next('HOFER 0311'), await next('LIDL 0311')]).toEqual(['Hofer', 'Lidl']);
  });

  it('is renamed back with those that were called so before: they were made one', async () => {
    await spend('HOFER 0527', 'Hofer', { importId: 'import' });
    await spend('LIDL 0527', 'Lidl', { importId: 'import' });
    await rename('Hofer', 'Lidl');
    expect(await rename('Lidl', 'Hofer')).toEqual({ name: 'Hofer', updated: 2 });
    expect(await next('LIDL 0311')).toBe('Hofer');
  });

  it('is there as long as a row or an earlier renaming has its name', async () => {
    await expect(rename('Hofer', 'Aldi')).rejects.toThrow(PayeeNotFound);
    await spend('Hofer', 'Hofer');
    await rename('Hofer', 'Aldi');
    // What was renamed already comes otherwise from now on; no row has the old name.
    expect(await rename('Hofer', 'Lidl')).toEqual({ name: 'Lidl', updated: 0 });
    expect([await next('HOFER'), await names()]).toEqual(['Lidl', ['Aldi']]);
    await expect(rename('Spar', 'Aldi')).rejects.toThrow(PayeeNotFound);
  });

  it('is one of so many', async () => {
    await spend('Hofer', 'Hofer');
    const createdAt = ledger.clock.now();
    const aliases = Array.from({ length: MAX_ALIASES }, (_, i) => ({
      id: ledger.ids.next(),
      key: `shop ${i}`,
      name: 'Shop',
      createdAt,
    }));
    await run(() => ledger.payeeAliases.put(ledgerId, aliases));
    await expect(rename('Hofer', 'Aldi')).rejects.toThrow(TooManyRenamedPayees);
    expect(await rename('shop 7', 'Kiosk')).toEqual({ name: 'Kiosk', updated: 0 });
  });
});

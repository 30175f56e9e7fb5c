import { Money } from '@pft/kernel';
import { InMemoryLedger } from '../../../test/in-memory-ledger';
import { anAccount, anImport, aPreviewRow } from '../../../test/ledger-samples';
import { commitImportOn, withdrawImportOn } from '../../../test/ledger-use-cases';
import type { ImportBatch } from '../../domain/import/import-batch';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Europe/Vienna' };
const { ledgerId } = owner;
const EUR = (minor: bigint) => Money.of(minor, 'EUR');

describe('accounts that imports open', () => {
  let ledger: InMemoryLedger;
  let opener: ImportBatch;
  let accountId: string;

  /** Commits a file with expenses on these days, in cents. */
  async function bring(days: readonly [date: string, minor: bigint][], balance?: Money, date?: string) {
    const rows = days.map(([day, minor], index) =>
      aPreviewRow(index + 2, {
        identity: { raw: `${day} ${minor}`, bank: null, pending: false },
        values: { date: day, amount: EUR(minor) },
      }),
    );
    const target = { name: 'Giro', currency: 'EUR', text: 'Giro', rows: rows.length, created: false };
    const opening = balance && { balance: balance.toJSON(), date: date ?? null };
    const account = { ...target, accountId: accountId || null, ...(opening && { opening }) };
    const firstDate = days.map(([day]) => day).sort()[0] ?? null;
    const batch = anImport(anAccount(ledgerId), rows, { accounts: [account], firstDate });
    await ledger.unitOfWork.run(ledgerId, () =>
      ledger.imports.add(
        batch,
        new Uint8Array(),
        (async function* () {
          yield rows;
        })(),
      ),
    );
    await commitImportOn(ledger).execute(owner, batch.id);
    const committed = await ledger.imports.find(ledgerId, batch.id);
    if (!committed) throw new Error('the import is gone');
    return committed;
  }

  const undo = ({ id }: ImportBatch) => withdrawImportOn(ledger).execute(owner, id, null);
  const account = () => ledger.accounts.find(ledgerId, accountId);
  async function began(): Promise<unknown[]> {
    const [found, view] = [await account(), await ledger.accountQueries.find(ledgerId, accountId)];
    return [found?.openingBalance.amountMinor, found?.openingDate, view?.balance.amount];
  }

  beforeEach(async () => {
    [ledger, accountId] = [new InMemoryLedger(), ''];
    // As many banks write it: the balance of the evening before.
    opener = await bring([['2026-06-01', 100n]], EUR(10_000n), '2026-05-31');
    accountId = opener.accounts[0]?.accountId ?? '';
  });

  it('began earlier, and with less or more, where a file brings what was before, and the balance stays right', async () => {
    expect(await began()).toEqual([10_000n, '2026-05-31', '99.00']);
    await bring([
      ['2026-04-30', 500n],
      ['2026-05-31', 70n],
    ]);
    expect(await began()).toEqual([10_570n, '2026-04-30', '99.00']);
    await bring([['2026-05-10', 30n]]);
    expect(await began()).toEqual([10_600n, '2026-04-30', '99.00']);
    await bring([['2026-06-02', 1n]]);
    expect(await began()).toEqual([10_600n, '2026-04-30', '98.99']);
  });

  it('begin as before where that is undone, in any order', async () => {
    const may = await bring([['2026-05-10', 30n]]);
    const april = await bring([['2026-04-30', 500n]]);
    await undo(may);
    expect(await began()).toEqual([10_500n, '2026-04-30', '99.00']);
    await undo(april);
    expect(await began()).toEqual([10_000n, '2026-05-31', '99.00']);
  });

  it('are still what the first file says of them where that one is undone', async () => {
    const may = await bring([['2026-05-10', 30n]]);
    await undo(opener);
    expect(await began()).toEqual([10_030n, '2026-05-10', '100.00']);
    await undo(may);
    expect(await account()).toBeNull();
  });

  it('stay while the import that opened them is not undone', async () => {
    const may = await bring([['2026-05-10', 30n]]);
    const [june] = await ledger.transactions.ofImport(ledgerId, opener.id);
    if (!june) throw new Error('the row is gone');
    await ledger.unitOfWork.run(ledgerId, () => ledger.transactions.remove([june]));
    await undo(may);
    expect(await began()).toEqual([10_000n, '2026-05-31', '100.00']);
  });

  it('are left as a person has changed them', async () => {
    const before = await account();
    const after = before?.changed({ openingBalance: EUR(7n) }, ledger.clock.now());
    if (!before || !after) throw new Error('the account is gone');
    await ledger.unitOfWork.run(ledgerId, () => ledger.accounts.change(before, after));
    const may = await bring([['2026-05-10', 30n]]);
    expect(await began()).toEqual([7n, '2026-05-31', '-1.23']);
    await undo(opener);
    await undo(may);
    expect(await began()).toEqual([7n, '2026-05-31', '0.07']);
  });

  it('keep what they began with where no file has said it', async () => {
    [ledger, accountId] = [new InMemoryLedger(), ''];
    accountId = (await bring([['2026-06-01', 100n]])).accounts[0]?.accountId ?? '';
    await bring([['2026-05-10', 30n]]);
    expect(await began()).toEqual([0n, '2026-06-01', '-1.30']);
  });
});

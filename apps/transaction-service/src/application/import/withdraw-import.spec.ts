import { Money, VersionStale } from '@pft/kernel';
import { InMemoryLedger } from '../../../test/in-memory-ledger';
import { anAccount, anImport, aPreviewRow, aTransaction } from '../../../test/ledger-samples';
import { withdrawImportOn } from '../../../test/ledger-use-cases';
import { commitImportOn } from '../../../test/ledger-use-cases';
import type { Account } from '../../domain/account/account';
import { AccountArchived } from '../../domain/account/account-errors';
import type { ImportBatch, ImportBatchState } from '../../domain/import/import-batch';
import { ImportAlreadyUndone, ImportBusy, ImportNotFound, ImportRowsEdited } from '../../domain/import/import-errors';
import type { PreviewRow } from '../../domain/import/row/preview-row';
import type { Transaction } from '../../domain/transaction/transaction';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Europe/Vienna' };
const { ledgerId } = owner;

describe('the withdrawal of an import', () => {
  let ledger: InMemoryLedger;
  let giro: Account;

  beforeEach(async () => {
    ledger = new InMemoryLedger();
    giro = anAccount(ledgerId);
    await run(() => ledger.accounts.add(giro));
  });

  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
  const booked = ({ id }: ImportBatch) => ledger.transactions.ofImport(ledgerId, id);
  const stored = ({ id }: ImportBatch) => ledger.imports.find(ledgerId, id);

  function withdraw({ id }: { id: string }, edited: 'keep' | 'remove' | null = null, version?: number) {
    return withdrawImportOn(ledger).execute(owner, id, edited, version);
  }

  async function upload(rows: PreviewRow[], more: Partial<ImportBatchState> = {}): Promise<ImportBatch> {
    const batch = anImport(giro, rows, more);
    await run(() =>
      ledger.imports.add(
        batch,
        new Uint8Array(),
        (async function* () {
          yield rows;
        })(),
      ),
    );
    return batch;
  }

  async function commit(rows: PreviewRow[], more: Partial<ImportBatchState> = {}): Promise<ImportBatch> {
    const { id } = await upload(rows, more);
    await commitImportOn(ledger).execute(owner, id);
    const batch = await ledger.imports.find(owner.ledgerId, id);
    if (!batch) throw new Error('the import is gone');
    return batch;
  }

  /** A person gives a row another payee. */
  async function edit(before: Transaction | undefined): Promise<Transaction> {
    if (!before) throw new Error('there is no such row');
    const facts = {
      today: '2026-05-04',
      accounts: new Map([[giro.id, giro]]),
      categories: new Map(),
    };
    const after = before.changed({ payee: 'By hand' }, facts, ledger.clock.now());
    await run(() => ledger.transactions.change([{ before, after }]));
    return after;
  }

  describe('before it was committed', () => {
    it.each(['preview', 'failed', 'reading'] as const)(
      'discards one that is %s, and answers nothing',
      async (state) => {
        const batch = await upload([aPreviewRow(2)], { state });
        expect(await withdraw(batch)).toBeNull();
        expect(await stored(batch)).toBeNull();
      },
    );

    it('refuses one that is being committed', async () => {
      await expect(withdraw(await upload([aPreviewRow(2)], { state: 'committing' }))).rejects.toThrow(ImportBusy);
    });
  });

  it('refuses an import that is not there', async () => {
    await expect(withdraw({ id: giro.id })).rejects.toThrow(ImportNotFound);
  });

  it('refuses an import whose version is not the one the caller has seen', async () => {
    const batch = await commit([aPreviewRow(2)]);
    await expect(withdraw(batch, null, 1)).rejects.toThrow(VersionStale);
    expect(await withdraw(batch, null, 2)).not.toBeNull();
  });

  it('removes what the import inserted, counts it and notes when', async () => {
    const batch = await commit([aPreviewRow(2), aPreviewRow(3)]);
    ledger.clock.set('2026-06-01T00:00:00.000Z');
    expect(await withdraw(batch)).toMatchObject({ removed: 2, kept: 0, released: 0 });
    expect(await booked(batch)).toEqual([]);
    expect(await stored(batch)).toMatchObject({
      state: 'undone',
      undoneAt: new Date('2026-06-01T00:00:00.000Z'),
      version: 3,
    });
  });

  it('says of each removal that the import was undone', async () => {
    const batch = await commit([aPreviewRow(2)]);
    await withdraw(batch);
    expect(ledger.changesOf(ledgerId).at(-1)).toMatchObject({
      kind: 'transaction',
      version: 2,
      cause: { by: 'import-undone', ref: batch.id },
    });
  });

  it('refuses a second time', async () => {
    const batch = await commit([aPreviewRow(2)]);
    await withdraw(batch);
    await expect(withdraw(batch)).rejects.toThrow(ImportAlreadyUndone);
  });

  it('removes every row of a file that is longer than one batch', async () => {
    const batch = await commit(Array.from({ length: 2_001 }, (_, i) => aPreviewRow(i + 2)));
    expect(await withdraw(batch)).toMatchObject({ removed: 2_001 });
    expect(await booked(batch)).toEqual([]);
  });

  it('counts no row that was deleted by hand', async () => {
    const batch = await commit([aPreviewRow(2), aPreviewRow(3)]);
    const [first] = await booked(batch);
    await run(() => ledger.transactions.remove(first ? [first] : []));
    expect(await withdraw(batch)).toMatchObject({ removed: 1 });
  });

  it('forgets the identities, so that the same file comes in once more', async () => {
    await withdraw(await commit([aPreviewRow(2)]));
    expect(await commit([aPreviewRow(2)])).toMatchObject({ result: { inserted: 1, duplicates: 0 } });
  });

  it('leaves a row that a person had entered and that the import took over, and counts it as released', async () => {
    const entered = aTransaction(giro);
    await run(() => ledger.transactions.add([entered]));
    const batch = await commit([aPreviewRow(2, { action: 'match', transactionId: entered.id })]);
    expect(await withdraw(batch)).toMatchObject({ removed: 0, released: 1 });
    expect(await ledger.transactions.find(ledgerId, entered.id)).toEqual(entered);
  });

  describe('of a row that was pending in one import and came as booked in another one', () => {
    const pending = { values: { payee: 'Laden reserved' }, identity: { raw: 'a', bank: null, pending: true } };
    const wording = { date: '2026-04-03', valueDate: '2026-04-02', payee: 'Laden', note: 'Card 12' };
    let first: ImportBatch;
    let second: ImportBatch;
    let transactionId: string;
    beforeEach(async () => {
      first = await commit([aPreviewRow(2, pending), aPreviewRow(3)]);
      const row = (await booked(first)).find(({ payee }) => payee === 'Laden reserved');
      transactionId = row?.id ?? '';
      const identity = { raw: 'b', bank: null, pending: false };
      const values = { ...wording };
      second = await commit([aPreviewRow(2, { verdict: 'similar', action: 'match', transactionId, values, identity })]);
    });
    const row = () => ledger.transactions.find(ledgerId, transactionId);

    it('makes it pending again, as it was worded then', async () => {
      expect(await row()).toMatchObject(wording);
      expect(await withdraw(second)).toMatchObject({ removed: 0, released: 1 });
      expect(await row()).toMatchObject({ date: '2026-04-01', valueDate: null, payee: 'Laden reserved', note: null });
      expect(await ledger.claims.pending(ledgerId, [transactionId])).toHaveLength(1);
    });

    it('leaves what a person has worded since', async () => {
      await edit((await row()) ?? undefined);
      await withdraw(second);
      expect(await row()).toMatchObject({ date: '2026-04-01', payee: 'By hand' });
    });

    it('hands it to the one that booked it, whose undo removes it', async () => {
      expect(await withdraw(first)).toMatchObject({ removed: 1 });
      expect(await row()).toMatchObject({ ...wording, importId: second.id });
      expect(await withdraw(second)).toMatchObject({ removed: 1 });
      expect(await row()).toBeNull();
    });
  });

  describe('of which a person has edited rows since', () => {
    let batch: ImportBatch;
    let edited: Transaction;
    beforeEach(async () => {
      batch = await commit([aPreviewRow(2), aPreviewRow(3)]);
      edited = await edit((await booked(batch))[0]);
    });

    it('refuses and names them, and removes nothing', async () => {
      const refusal = await withdraw(batch).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ImportRowsEdited);
      expect(refusal).toMatchObject({ facts: { count: 1, transactionIds: [edited.id] } });
      expect(await booked(batch)).toHaveLength(2);
      expect(await stored(batch)).toMatchObject({ state: 'committed' });
    });

    it('leaves them where they are to be kept', async () => {
      expect(await withdraw(batch, 'keep')).toMatchObject({ removed: 1, kept: 1 });
      expect(await booked(batch)).toEqual([edited]);
    });

    it('removes them too where they are to be removed', async () => {
      expect(await withdraw(batch, 'remove')).toMatchObject({ removed: 2, kept: 0 });
      expect(await booked(batch)).toEqual([]);
    });
  });

  it('refuses where an account of the rows is archived, and removes nothing', async () => {
    const batch = await commit([aPreviewRow(2)]);
    await run(() => ledger.accounts.change(giro, giro.changed({ archived: true }, ledger.clock.now())));
    await expect(withdraw(batch)).rejects.toThrow(AccountArchived);
    expect(await booked(batch)).toHaveLength(1);
  });

  describe('that had opened an account', () => {
    let batch: ImportBatch;
    let savings: Account;
    beforeEach(async () => {
      const target = { name: 'Savings', currency: 'EUR', accountId: null, text: 'Savings', rows: 1, created: false };
      batch = await commit([aPreviewRow(2)], { accounts: [target] });
      const found = await ledger.accounts.find(ledgerId, batch.accounts[0]?.accountId ?? '');
      if (!found) throw new Error('the commit opened no account');
      savings = found;
    });

    const isThere = async () => (await ledger.accounts.find(ledgerId, savings.id)) !== null;

    it('closes it again', async () => {
      await withdraw(batch);
      expect(await isThere()).toBe(false);
    });

    it('leaves it where something else has come in', async () => {
      await run(() => ledger.transactions.add([aTransaction(savings)]));
      await withdraw(batch);
      expect(await isThere()).toBe(true);
    });

    it('leaves it where a person has changed it', async () => {
      await run(() => ledger.accounts.change(savings, savings.changed({ name: 'Nest egg' }, ledger.clock.now())));
      await withdraw(batch);
      expect(await isThere()).toBe(true);
    });
  });

  it('leaves the account that was there before', async () => {
    await withdraw(await commit([aPreviewRow(2)]));
    expect(await ledger.accounts.find(ledgerId, giro.id)).toEqual(giro);
  });

  it('gives the balance back what the rows had moved', async () => {
    const batch = await commit([aPreviewRow(2, { values: { amount: Money.of(12_345n, 'EUR') } })]);
    const balance = async () => (await ledger.accountQueries.find(ledgerId, giro.id))?.balance.amount;
    expect(await balance()).toBe('-123.45');
    await withdraw(batch);
    expect(await balance()).toBe('0.00');
  });
});

import { Money, VersionStale } from '@pft/kernel';
import { InMemoryLedger } from '../../../test/in-memory-ledger';
import {
  aCategory,
  anAccount,
  anImport,
  aPreviewRow,
  aTransaction,
  SAMPLES_MADE_AT,
} from '../../../test/ledger-samples';
import { commitImportOn } from '../../../test/ledger-use-cases';
import type { Account } from '../../domain/account/account';
import type { ImportBatch, ImportBatchState, ImportedAccount } from '../../domain/import/import-batch';
import {
  ImportAccountArchived,
  ImportAccountGone,
  ImportAlreadyCommitted,
  ImportAlreadyUndone,
  ImportBusy,
  ImportCategoryArchived,
  ImportCategoryGone,
  ImportMatchGone,
  ImportNotFound,
  ImportNothingReadable,
  ImportNotRead,
} from '../../domain/import/import-errors';
import { claimKey } from '../../domain/import/row/judge-rows';
import type { PreviewRow } from '../../domain/import/row/preview-row';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Europe/Vienna' };
const { ledgerId } = owner;

describe('the commit of an import', () => {
  let ledger: InMemoryLedger;
  let giro: Account;

  beforeEach(async () => {
    ledger = new InMemoryLedger();
    giro = anAccount(ledgerId);
    await run(() => ledger.accounts.add(giro));
  });

  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
  const commit = ({ id }: { id: string }, version?: number) => commitImportOn(ledger).execute(owner, id, version);
  const rowsOf = ({ id }: ImportBatch) => ledger.imports.rowsAfter(ledgerId, id, 0, 10_000);
  const booked = ({ id }: ImportBatch) => ledger.transactions.ofImport(ledgerId, id);

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

  /** The account of a file that the ledger does not have yet. */
  const missing = (name: string, more: Partial<ImportedAccount> = {}): ImportedAccount => ({
    name,
    currency: 'EUR',
    accountId: null,
    text: name,
    rows: 1,
    created: false,
    ...more,
  });

  it('inserts, takes over, leaves out and counts rows as the preview says', async () => {
    const known = aTransaction(giro);
    await run(() => ledger.transactions.add([known]));
    const batch = await upload([
      aPreviewRow(2),
      aPreviewRow(3, { verdict: 'similar', action: 'match', transactionId: known.id }),
      aPreviewRow(4, { verdict: 'duplicate', action: 'skip', transactionId: known.id }),
      aPreviewRow(5, { verdict: 'error', action: 'skip', values: null }),
      aPreviewRow(6, { action: 'skip', actionChosen: true }),
    ]);
    const result = await commit(batch);
    expect(result).toEqual({ inserted: 1, matched: 1, duplicates: 1, rejected: 1, skipped: 1 });
    expect(await booked(batch)).toHaveLength(1);
  });

  it('books a row with its values, as of the moment that it is committed at', async () => {
    ledger.clock.set('2026-06-07T08:09:10.000Z');
    const values = { date: '2026-05-30', valueDate: '2026-06-01', payee: 'Bakery', note: 'rolls' };
    const batch = await upload([aPreviewRow(2, { values: { ...values, amount: Money.of(420n, 'EUR') } })]);
    await commit(batch);
    const [row] = await booked(batch);
    expect(row).toMatchObject({ ...values, type: 'expense', accountId: giro.id, version: 1 });
    expect(row?.amount.toDecimal()).toBe('4.20');
    expect(row?.createdAt).toEqual(new Date('2026-06-07T08:09:10.000Z'));
    expect(await rowsOf(batch)).toMatchObject([{ transactionId: row?.id }]);
  });

  it('says of each change that the import made it', async () => {
    const batch = await upload([aPreviewRow(2), aPreviewRow(3)]);
    await commit(batch);
    const changes = ledger.changesOf(ledgerId).filter(({ kind }) => kind === 'transaction');
    const cause = { by: 'import', ref: batch.id };
    expect(changes).toMatchObject([{ cause }, { cause }]);
  });

  it('becomes committed, with its result and the time, and forgets the file', async () => {
    ledger.clock.set('2026-06-07T08:09:10.000Z');
    const batch = await upload([aPreviewRow(2)]);
    await commit(batch);
    expect(await ledger.imports.find(ledgerId, batch.id)).toMatchObject({
      state: 'committed',
      result: { inserted: 1 },
      committedAt: new Date('2026-06-07T08:09:10.000Z'),
      version: 2,
    });
    expect(await ledger.imports.file(ledgerId, batch.id)).toBeNull();
  });

  it('books every row of a file that is longer than one batch', async () => {
    const batch = await upload(Array.from({ length: 2_001 }, (_, i) => aPreviewRow(i + 2)));
    expect((await commit(batch)).inserted).toBe(2_001);
    expect(await booked(batch)).toHaveLength(2_001);
  });

  it('words what was pending as it is booked, and nothing that a person has worded', async () => {
    const [open, edited] = [
      aTransaction(giro, { payee: 'Laden reserved' }),
      aTransaction(giro, { payee: 'Sweets', note: 'for Ada' }),
    ];
    await run(() => ledger.transactions.add([open, edited]));
    const take = (line: number, { id: transactionId }: { id: string }, pending: boolean, payee: string, date: string) =>
      aPreviewRow(line, {
        verdict: 'similar',
        action: 'match',
        transactionId,
        values: { payee, date, note: 'card' },
        identity: { raw: `${payee} ${line}`, bank: null, pending },
      });
    const of = (pending: boolean, payee: string, date: string) => [
      take(2, open, pending, payee, date),
      take(3, edited, pending, payee, date),
    ];
    await commit(await upload(of(true, 'Laden reserved', '2026-04-01')));
    expect(await ledger.transactions.find(ledgerId, open.id)).toEqual(open);
    await commit(await upload(of(false, 'Laden', '2026-04-03')));
    const [first, second] = [open, edited].map(({ id }) => ledger.transactions.find(ledgerId, id));
    expect(await first).toMatchObject({ payee: 'Laden', date: '2026-04-03', note: 'card' });
    expect(await second).toMatchObject({ payee: 'Sweets', date: '2026-04-03', note: 'for Ada' });
  });

  it('remembers a mapping that a person corrected or confirmed for the account of its rows, and no other', async () => {
    const other = 'imported-into-other-account';
    await commit(await upload([aPreviewRow(2)], { shape: 'as proposed' }));
    await commit(await upload([aPreviewRow(3)], { shape: 'corrected', mappingCorrected: true }));
    await commit(await upload([aPreviewRow(4)], { shape: 'confirmed', confirmed: ['date-order', other] }));
    await commit(await upload([aPreviewRow(5)], { shape: '', confirmed: ['date-order'] }));
    await commit(await upload([aPreviewRow(6)], { shape: 'elsewhere', confirmed: [other] }));
    const presets = async (shape: string) => [...(await ledger.imports.presets(ledgerId, shape))];
    for (const shape of ['as proposed', '', 'elsewhere']) expect(await presets(shape)).toEqual([]);
    const reading = { mapping: { delimiter: ',' } };
    expect(await presets('corrected')).toMatchObject([[giro.id, { reading, confirmed: [] }]]);
    expect(await presets('confirmed')).toMatchObject([[giro.id, { reading, confirmed: ['date-order'] }]]);
  });

  describe('refuses, and books nothing of,', () => {
    afterEach(async () => {
      expect(ledger.changesOf(ledgerId).filter(({ kind }) => kind === 'transaction')).toEqual([]);
    });

    it('an import that is not there', async () => {
      await expect(commit({ id: giro.id })).rejects.toThrow(ImportNotFound);
    });

    it('an import whose version is not the one the caller has seen', async () => {
      await expect(commit(await upload([aPreviewRow(2)]), 7)).rejects.toThrow(VersionStale);
    });

    it.each([
      ['committed', ImportAlreadyCommitted],
      ['undone', ImportAlreadyUndone],
      ['committing', ImportBusy],
      ['reading', ImportBusy],
    ] as const)('an import that is %s', async (state, refusal) => {
      await expect(commit(await upload([aPreviewRow(2)], { state }))).rejects.toThrow(refusal);
    });

    it('an import that was never read', async () => {
      const batch = await upload([aPreviewRow(2)], { state: 'failed', reading: null });
      await expect(commit(batch)).rejects.toThrow(ImportNotRead);
    });

    it('an import of which no row can be read', async () => {
      const batch = await upload([aPreviewRow(2, { verdict: 'error', action: 'skip', values: null })]);
      await expect(commit(batch)).rejects.toThrow(ImportNothingReadable);
    });

    it('an import that leaves something open, and names what', async () => {
      const question = { code: 'date-order', text: 'Which is the month?', options: [] };
      const batch = await upload([aPreviewRow(2)], { questions: [question] });
      await expect(commit(batch)).rejects.toMatchObject({
        code: 'import-questions-open',
        facts: { questions: ['date-order'] },
      });
    });

    it('rows for an account that is gone', async () => {
      const batch = await upload([aPreviewRow(2)]);
      await run(() => ledger.accounts.remove(giro));
      await expect(commit(batch)).rejects.toThrow(ImportAccountGone);
    });

    it('rows for an account that was archived', async () => {
      const batch = await upload([aPreviewRow(2)]);
      await run(() => ledger.accounts.change(giro, giro.changed({ archived: true }, SAMPLES_MADE_AT)));
      await expect(commit(batch)).rejects.toThrow(ImportAccountArchived);
    });

    it('a row whose chosen category is gone', async () => {
      const categoryId = giro.id;
      const batch = await upload([aPreviewRow(2), aPreviewRow(3, { categoryId, categoryChosen: true })]);
      await expect(commit(batch)).rejects.toThrow(ImportCategoryGone);
    });

    it('a row whose chosen category was archived', async () => {
      const archived = aCategory(ledgerId, 'Old', { archived: true });
      await run(() => ledger.categories.add([archived]));
      const batch = await upload([aPreviewRow(2, { categoryId: archived.id, categoryChosen: true })]);
      await expect(commit(batch)).rejects.toThrow(ImportCategoryArchived);
    });

    it('a row that a person matched with a transaction that is gone', async () => {
      const row = aPreviewRow(2, { action: 'match', actionChosen: true, transactionId: giro.id });
      await expect(commit(await upload([row]))).rejects.toThrow(ImportMatchGone);
    });
  });

  describe('on what has changed since the preview', () => {
    it('leaves out a row that another import has brought meanwhile', async () => {
      const batch = await upload([aPreviewRow(2)]);
      const other = await upload([aPreviewRow(2)]);
      await commit(other);
      expect(await commit(batch)).toMatchObject({ inserted: 0, duplicates: 1 });
      const [bought] = await booked(other);
      expect(await rowsOf(batch)).toMatchObject([{ verdict: 'duplicate', action: 'skip', transactionId: bought?.id }]);
    });

    describe('of other cells', () => {
      const tea = (line: number, raw: string, more: Partial<PreviewRow> = {}) =>
        aPreviewRow(line, { identity: { raw, bank: null, pending: false }, ...more });

      it('leaves out what another import has brought meanwhile with another balance', async () => {
        const batch = await upload([tea(2, 'balance 7')]);
        const other = await upload([tea(2, 'balance 9')]);
        await commit(other);
        expect(await commit(batch)).toMatchObject({ inserted: 0, duplicates: 1 });
        const [bought] = await booked(other);
        expect(await rowsOf(batch)).toMatchObject([
          { verdict: 'duplicate', action: 'skip', transactionId: bought?.id },
        ]);
      });

      it('takes nothing for a row that stands later in the file itself', async () => {
        // The twin comes first, and what the other import has brought comes a batch later.
        const between = Array.from({ length: 1_000 }, (_, i) =>
          aPreviewRow(i + 3, { values: { payee: `Shop ${i}a` } }),
        );
        const batch = await upload([tea(2, 'twin'), ...between, tea(1_003, 'known')]);
        await commit(await upload([tea(2, 'known')]));
        expect(await commit(batch)).toMatchObject({ inserted: 1_001, duplicates: 1 });
      });

      it('takes nothing that a row of the preview is already', async () => {
        const known = await upload([tea(2, 'known')]);
        await commit(known);
        const [transactionId = null] = (await booked(known)).map(({ id }) => id);
        const duplicate = { verdict: 'duplicate', action: 'skip', transactionId } as const;
        const batch = await upload([tea(2, 'twin'), tea(3, 'reworded', duplicate)], { createdAt: new Date(0) });
        expect(await commit(batch)).toMatchObject({ inserted: 1, duplicates: 1 });
      });
    });

    it('inserts a repeated row once more where a person chose so', async () => {
      await commit(await upload([aPreviewRow(2)]));
      const again = await upload([aPreviewRow(2, { verdict: 'duplicate', actionChosen: true })]);
      expect(await commit(again)).toMatchObject({ inserted: 1, duplicates: 0 });
    });

    it('inserts a row whose proposed match is gone', async () => {
      const batch = await upload([aPreviewRow(2, { verdict: 'similar', action: 'match', transactionId: giro.id })]);
      expect(await commit(batch)).toMatchObject({ inserted: 1, matched: 0 });
    });

    it('inserts a row whose proposed match has another amount now', async () => {
      const other = aTransaction(giro, { amount: Money.of(999n, 'EUR') });
      await run(() => ledger.transactions.add([other]));
      const batch = await upload([aPreviewRow(2, { verdict: 'similar', action: 'match', transactionId: other.id })]);
      expect(await commit(batch)).toMatchObject({ inserted: 1, matched: 0 });
    });

    it('leaves a row uncategorised whose proposed category is gone, archived or of another kind', async () => {
      const [archived, income] = [
        aCategory(ledgerId, 'Old', { archived: true }),
        aCategory(ledgerId, 'Pay', { kind: 'income' }),
      ];
      await run(() => ledger.categories.add([archived, income]));
      const proposed = [giro.id, archived.id, income.id];
      const batch = await upload(proposed.map((categoryId, i) => aPreviewRow(i + 2, { categoryId })));
      await commit(batch);
      expect((await booked(batch)).map(({ categoryId }) => categoryId)).toEqual([null, null, null]);
    });

    it('gives a row the category that was proposed where it is still fit', async () => {
      const food = aCategory(ledgerId, 'Food');
      await run(() => ledger.categories.add([food]));
      const batch = await upload([aPreviewRow(2, { categoryId: food.id })]);
      await commit(batch);
      expect(await booked(batch)).toMatchObject([{ categoryId: food.id }]);
    });
  });

  describe('of a file that names an account which the ledger does not have', () => {
    const accountNames = async () =>
      (await ledger.accountQueries.list(ledgerId, null, 10)).map(({ name }) => name).sort();

    it('opens it as of its first row, and notes that it did', async () => {
      const rows = ['2026-03-09', '2026-03-02'].map((date, i) => aPreviewRow(i + 2, { values: { date } }));
      const batch = await upload(rows, { accounts: [missing('Savings')] });
      await commit(batch);
      const [target] = (await ledger.imports.find(ledgerId, batch.id))?.accounts ?? [];
      expect(target).toMatchObject({ name: 'Savings', created: true });
      const opened = await ledger.accounts.find(ledgerId, target?.accountId ?? '');
      expect(opened).toMatchObject({ name: 'Savings', openingDate: '2026-03-02' });
      expect(await booked(batch)).toHaveLength(2);
    });

    it('takes the one that somebody has opened since', async () => {
      const batch = await upload([aPreviewRow(2)], { accounts: [missing('Savings')] });
      const savings = anAccount(ledgerId, { name: 'Savings' });
      await run(() => ledger.accounts.add(savings));
      await commit(batch);
      const after = await ledger.imports.find(ledgerId, batch.id);
      expect(after?.accounts).toMatchObject([{ accountId: savings.id, created: false }]);
    });

    it('refuses where the one of that name is archived', async () => {
      const batch = await upload([aPreviewRow(2)], { accounts: [missing('Savings')] });
      await run(() => ledger.accounts.add(anAccount(ledgerId, { name: 'Savings', archived: true })));
      await expect(commit(batch)).rejects.toThrow(ImportAccountArchived);
    });

    it('opens none whose rows are all left out', async () => {
      const rows = [aPreviewRow(2), aPreviewRow(3, { target: 1, action: 'skip' })];
      const there = missing('Giro', { accountId: giro.id, text: null });
      await commit(await upload(rows, { accounts: [there, missing('Savings')] }));
      expect(await accountNames()).toEqual(['Giro']);
    });

    it('opens the default account of a currency for rows that name none', async () => {
      const row = aPreviewRow(2, { values: { amount: Money.of(500n, 'USD') } });
      const accounts = [missing('Main account USD', { currency: 'USD', text: null })];
      await commit(await upload([row], { accounts }));
      expect(await accountNames()).toEqual(['Giro', 'Main account USD']);
    });
  });

  it('leaves by what its rows are known again: their cells, and what they said', async () => {
    const batch = await upload([aPreviewRow(2, { identity: { raw: 'a', bank: 'b', pending: true } })]);
    await commit(batch);
    const [row] = await booked(batch);
    const leg = { accountId: giro.id, transactionId: row?.id, deleted: false };
    const { transactionId, deleted } = leg;
    expect(await ledger.claims.find(ledgerId, [{ accountId: giro.id, identity: 'a' }])).toEqual(
      new Map([[claimKey(giro.id, 'a'), { transactionId, deleted }]]),
    );
    const days = { accountId: giro.id, signedMinor: -1_000n, from: '2026-04-01', to: '2026-04-01' };
    expect(await ledger.claims.claimedRows(ledgerId, [days])).toEqual([
      { ...leg, signedMinor: -1_000n, date: '2026-04-01', text: 'Bakery', bank: 'b', pending: true },
    ]);
  });

  it('lets a row that a person had entered keep the identity of the row that was matched with it', async () => {
    const entered = aTransaction(giro);
    await run(() => ledger.transactions.add([entered]));
    await commit(await upload([aPreviewRow(2, { action: 'match', transactionId: entered.id })]));
    expect(await ledger.claims.unclaimed(ledgerId, [giro.id], '2026-01-01', '2026-12-31')).toEqual([]);
  });

  describe('that goes on after its request was answered', () => {
    const finish = ({ id }: ImportBatch) => commitImportOn(ledger).finish(owner, id);

    it('commits what is committing', async () => {
      const batch = await upload([aPreviewRow(2)], { state: 'committing' });
      await finish(batch);
      expect(await ledger.imports.find(ledgerId, batch.id)).toMatchObject({ state: 'committed' });
    });

    it.each(['preview', 'committed', 'undone', 'failed'] as const)('does nothing to what is %s', async (state) => {
      const batch = await upload([aPreviewRow(2)], { state });
      await finish(batch);
      expect(await ledger.imports.find(ledgerId, batch.id)).toEqual(batch);
      expect(await booked(batch)).toEqual([]);
    });
  });
});

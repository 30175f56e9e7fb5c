import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Account } from '../../src/domain/account/account';
import type { ImportBatch, ImportBatchState } from '../../src/domain/import/import-batch';
import type { NewClaim } from '../../src/domain/import/import-repository';
import { claimKey } from '../../src/domain/import/row/judge-rows';
import type { PreviewRow } from '../../src/domain/import/row/preview-row';
import type { RowDetails } from '../../src/domain/import/row/row-details';
import type { Transaction } from '../../src/domain/transaction/transaction';
import { anAccount, anImport, aPreviewRow, aTransaction, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

const bytes = new TextEncoder().encode('Date,Payee,Amount\n');

async function* inBatches(...batches: readonly PreviewRow[][]): AsyncIterable<readonly PreviewRow[]> {
  yield* batches;
}

const transferTo = (target: number): RowDetails => ({
  originalAmount: null,
  tags: [],
  splits: [],
  transfer: { target, amount: Money.of(1_000n, 'EUR') },
});
const withoutCells = (row: PreviewRow) => ({ ...row, source: null });

/** Uploaded files with their rows, and by what imported rows are known again. */
export function describeImports(engine: string, open: () => LedgerPorts): void {
  let ledger: LedgerPorts;
  let ledgerId: string;
  let giro: Account;
  const prepare = async () => {
    ledger = open();
    ledgerId = uuidv7();
    giro = anAccount(ledgerId);
    await run(() => ledger.accounts.add(giro));
  };
  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);

  async function upload(rows: PreviewRow[], more: Partial<ImportBatchState> = {}): Promise<ImportBatch> {
    const batch = anImport(giro, rows, more);
    await run(() => ledger.imports.add(batch, bytes, inBatches(rows.slice(0, 2), rows.slice(2))));
    return batch;
  }

  describe(`imports on ${engine}`, () => {
    beforeEach(prepare);

    it('loads an import and its file as they were stored, in its ledger alone', async () => {
      const batch = await upload([aPreviewRow(2)]);
      expect(await ledger.imports.find(ledgerId, batch.id)).toEqual(batch);
      expect(await ledger.imports.find(uuidv7(), batch.id)).toBeNull();
      expect(Buffer.from((await ledger.imports.file(ledgerId, batch.id)) ?? [])).toEqual(Buffer.from(bytes));
      await run(() => ledger.imports.forgetFile(ledgerId, batch.id));
      expect(await ledger.imports.file(ledgerId, batch.id)).toBeNull();
    });

    it('refuses to write over an import whose version is not the one read', async () => {
      const batch = await upload([aPreviewRow(2)]);
      const after = batch.corrected({ firstDate: '2026-03-01' });
      await run(() => ledger.imports.change(batch, after));
      expect(await ledger.imports.find(ledgerId, batch.id)).toEqual(after);
      await expect(run(() => ledger.imports.change(batch, after))).rejects.toThrow('0 rows instead of 1');
    });

    it('removes an import with its file and its rows', async () => {
      const batch = await upload([aPreviewRow(2)]);
      await run(() => ledger.imports.remove(batch));
      expect(await ledger.imports.find(ledgerId, batch.id)).toBeNull();
      expect(await ledger.imports.file(ledgerId, batch.id)).toBeNull();
      expect(await ledger.imports.rowsAfter(ledgerId, batch.id, 0, 10)).toEqual([]);
      await expect(run(() => ledger.imports.remove(batch))).rejects.toThrow('0 rows instead of 1');
    });

    it('gives rows in the order of the file, after a number and without their cells, so many at a time', async () => {
      const rows = [aPreviewRow(2), aPreviewRow(3, { values: null, verdict: 'error', action: 'skip' }), aPreviewRow(5)];
      const { id } = await upload(rows);
      expect(await ledger.imports.rowsAfter(ledgerId, id, 0, 2)).toEqual(rows.slice(0, 2).map(withoutCells));
      expect(await ledger.imports.rowsAfter(ledgerId, id, 2, 2)).toEqual(rows.slice(2).map(withoutCells));
    });

    it('gives the rows of numbers and on lines, and all on a line of which a person chose one, with their cells', async () => {
      const rows = [
        aPreviewRow(2, { reasonCode: 'pending', verdict: 'ignored', action: 'skip' }),
        aPreviewRow(3, { actionChosen: true }),
        aPreviewRow(4, { line: 3 }),
        aPreviewRow(5, { categoryChosen: true }),
      ];
      const { id } = await upload(rows);
      expect(await ledger.imports.rowsAt(ledgerId, id, { numbers: [4, 1, 9], lines: [] })).toEqual([rows[0], rows[3]]);
      expect(await ledger.imports.rowsAt(ledgerId, id, { numbers: [1], lines: [3, 9] })).toEqual(rows.slice(0, 3));
      expect(await ledger.imports.rowsOnChosenLines(ledgerId, id)).toEqual(rows.slice(1));
    });

    it('keeps the parts, tags, foreign amount and other account of a row', async () => {
      const splits = [
        { categoryId: uuidv7(), amount: Money.of(700n, 'EUR'), note: 'bread' },
        { categoryId: null, amount: Money.of(300n, 'EUR'), note: null },
      ];
      const originalAmount = Money.of(1_200n, 'JPY');
      const rows = [
        aPreviewRow(2, { values: { details: { originalAmount, tags: ['trip'], splits, transfer: null } } }),
        aPreviewRow(3, { values: { details: transferTo(1) } }),
      ];
      const { id } = await upload(rows);
      expect(await ledger.imports.rowsAfter(ledgerId, id, 0, 10)).toEqual(rows.map(withoutCells));
    });

    it('knows the first day of each account that rows with an action go to', async () => {
      const { id } = await upload([
        aPreviewRow(2, { values: { date: '2026-04-05' } }),
        aPreviewRow(3, { values: { date: '2026-04-03' } }),
        aPreviewRow(4, { values: { date: '2026-04-01' }, action: 'skip' }),
        aPreviewRow(5, { target: 1, action: 'skip' }),
        aPreviewRow(6, { target: 2, action: 'match', values: { date: '2026-04-07' } }),
        aPreviewRow(7, { values: { date: '2026-04-08', details: transferTo(3) } }),
        aPreviewRow(8, { values: { date: '2026-04-01', details: transferTo(4) }, action: 'skip' }),
      ]);
      expect(await ledger.imports.targetsInUse(ledgerId, id)).toEqual(
        new Map([
          [0, '2026-04-03'],
          [2, '2026-04-07'],
          [3, '2026-04-08'],
        ]),
      );
    });

    it('stores what was decided of rows, and nothing else of them', async () => {
      const rows = [aPreviewRow(2), aPreviewRow(3)];
      const { id } = await upload(rows);
      const decided = {
        verdict: 'duplicate' as const,
        reason: 'Known.',
        action: 'skip' as const,
        actionChosen: true,
        categoryChosen: true,
        categoryId: uuidv7(),
        transactionId: uuidv7(),
      };
      const changed = aPreviewRow(3, { ...decided, values: { payee: 'Somebody else' } });
      await run(() => ledger.imports.changeRows(ledgerId, id, [changed]));
      expect(await ledger.imports.rowsAt(ledgerId, id, { numbers: [1, 2], lines: [] })).toEqual([
        rows[0],
        { ...rows[1], ...decided },
      ]);
    });

    it('keeps nothing of what is done to a row that it gave, until it is told to', async () => {
      const row = aPreviewRow(2);
      const { id } = await upload([row]);
      const [given] = await ledger.imports.rowsAfter(ledgerId, id, 0, 1);
      Object.assign(given ?? {}, { action: 'skip' });
      expect(await ledger.imports.rowsAfter(ledgerId, id, 0, 1)).toEqual([withoutCells(row)]);
    });

    it('gives it to those of which the name of the payee contains the text, too', async () => {
      const { id } = await upload([
        aPreviewRow(2, { values: { payee: 'BKR 0815', payeeName: 'Bakery' } }),
        aPreviewRow(3, { values: { payee: 'BKR 0815', payeeName: 'BKR' } }),
      ]);
      const categoryId = uuidv7();
      expect(await run(() => ledger.imports.categorize(ledgerId, id, 'expense', 'bakery', categoryId))).toBe(1);
      const rows = await ledger.imports.rowsAfter(ledgerId, id, 0, 10);
      expect(rows.map((row) => [row.values?.payeeName, row.categoryId])).toEqual([
        ['Bakery', categoryId],
        ['BKR', null],
      ]);
    });

    it('gives a category to the readable rows of a type whose payee contains a text in any case', async () => {
      const { id } = await upload([
        aPreviewRow(2, { values: { payee: 'Bakery Mill' } }),
        aPreviewRow(3, { values: { payee: 'Butcher' } }),
        aPreviewRow(4, { values: { payee: 'BAKERY', type: 'income' } }),
      ]);
      const categoryId = uuidv7();
      const categorize = () => ledger.imports.categorize(ledgerId, id, 'expense', 'bakery', categoryId);
      expect(await run(categorize)).toBe(1);
      const rows = await ledger.imports.rowsAfter(ledgerId, id, 0, 10);
      expect(rows.map((row) => [row.categoryId, row.categoryChosen])).toEqual([
        [categoryId, true],
        [null, false],
        [null, false],
      ]);
    });

    it('knows which transaction an inserted row has become, and no other row', async () => {
      const { id } = await upload([
        aPreviewRow(2),
        aPreviewRow(3, { action: 'match', transactionId: uuidv7() }),
        aPreviewRow(4),
      ]);
      const inserted = [
        { number: 1, transactionId: uuidv7() },
        { number: 3, transactionId: uuidv7() },
      ];
      expect(await ledger.imports.insertedAfter(ledgerId, id, 0, 10)).toEqual([]);
      await run(() => ledger.imports.markInserted(ledgerId, id, inserted));
      expect(await ledger.imports.insertedAfter(ledgerId, id, 0, 10)).toEqual(inserted);
      expect(await ledger.imports.insertedAfter(ledgerId, id, 1, 10)).toEqual(inserted.slice(1));
    });

    it('puts other rows in the place of those that are there', async () => {
      const { id } = await upload([aPreviewRow(2), aPreviewRow(3)]);
      await run(() => ledger.imports.replaceRows(ledgerId, id, inBatches([aPreviewRow(7)])));
      expect(await ledger.imports.rowsAfter(ledgerId, id, 0, 10)).toEqual([withoutCells(aPreviewRow(7))]);
    });

    it('remembers the newest mapping of a shape, each for whom it was corrected', async () => {
      const { reading } = anImport(giro, []);
      if (!reading || !('mapping' in reading)) throw new Error('the sample has been read');
      const by = (delimiter: ',' | ';') => ({
        reading: { ...reading, mapping: { ...reading.mapping, delimiter } },
        confirmed: ['date-order'],
      });
      expect(await ledger.imports.presets(ledgerId, 'a')).toEqual(new Map());
      for (const [preset, whose] of [
        [by(','), ['giro', 'savings']],
        [by(';'), ['giro']],
      ] as const)
        await run(() => ledger.imports.rememberPreset(ledgerId, 'a', whose, preset, SAMPLES_MADE_AT));
      expect(await ledger.imports.presets(ledgerId, 'a')).toEqual(
        new Map([
          ['giro', by(';')],
          ['savings', by(',')],
        ]),
      );
      expect(await ledger.imports.presets(ledgerId, 'b')).toEqual(new Map());
    });

    it('knows the newest committed import of a file, and where its rows went that named no account', async () => {
      const committed = (day: number, more: Partial<ImportBatchState> = {}) => {
        const committedAt = new Date(`2026-05-0${day}T00:00:00.000Z`);
        return upload([], { state: 'committed', fileDigest: 'file', fileName: `${day}.csv`, committedAt, ...more });
      };
      expect(await ledger.imports.sameFile(ledgerId, 'file')).toBeNull();
      const named = { name: 'Savings', currency: 'EUR', accountId: uuidv7(), text: 'Savings', rows: 1, created: false };
      const here = { ...named, accountId: giro.id, text: null };
      await committed(1);
      const newest = await committed(2, { accounts: [named, here, { ...here, accountId: null }] });
      await committed(3, { state: 'undone' });
      await committed(4, { fileDigest: 'another file' });
      expect(await ledger.imports.sameFile(ledgerId, 'file')).toEqual({
        fileName: '2.csv',
        committedAt: newest.committedAt,
        account: { id: giro.id, name: 'Giro', currency: 'EUR', type: 'checking' },
      });
      await committed(5, { accounts: [here, { ...here, accountId: named.accountId }] });
      expect(await ledger.imports.sameFile(ledgerId, 'file')).toMatchObject({ fileName: '5.csv', account: null });
      await run(() => ledger.accounts.change(giro, giro.changed({ archived: true }, SAMPLES_MADE_AT)));
      await committed(6, { accounts: [here] });
      expect(await ledger.imports.sameFile(ledgerId, 'file')).toMatchObject({ fileName: '6.csv', account: null });
      expect(await ledger.imports.sameFile(uuidv7(), 'file')).toBeNull();
    });

    it('knows whether another import was committed since a moment', async () => {
      const committedAt = new Date('2026-05-02T00:00:00.000Z');
      const { id } = await upload([], { state: 'committed', committedAt });
      const since = (moment: string, exceptId = uuidv7()) =>
        ledger.imports.committedSince(ledgerId, exceptId, new Date(moment));
      expect(await since('2026-05-01T00:00:00.000Z')).toBe(true);
      expect(await since('2026-05-01T00:00:00.000Z', id)).toBe(false);
      expect(await since('2026-05-03T00:00:00.000Z')).toBe(false);
    });

    it('lets matched rows of transactions count as inserted', async () => {
      const [mine, other] = [uuidv7(), uuidv7()];
      const { id } = await upload([
        aPreviewRow(2, { action: 'match', transactionId: mine }),
        aPreviewRow(3, { action: 'match', transactionId: other }),
        aPreviewRow(4, { action: 'skip', transactionId: mine }),
      ]);
      await run(() => ledger.imports.takeOver(ledgerId, id, [mine]));
      expect(await ledger.imports.insertedAfter(ledgerId, id, 0, 10)).toEqual([{ number: 1, transactionId: mine }]);
    });

    it('counts what is not committed yet, and knows the oldest of the others', async () => {
      expect(await ledger.imports.open(ledgerId)).toEqual({ count: 0, bytes: 0, oldest: null });
      const newer = await upload([aPreviewRow(2)], { createdAt: new Date('2026-05-02T00:00:00.000Z') });
      const older = await upload([aPreviewRow(2)], { fileName: 'older.csv' });
      await upload([aPreviewRow(2)], { state: 'committed', createdAt: new Date('2026-01-01T00:00:00.000Z') });
      const open = await ledger.imports.open(ledgerId);
      expect(open).toMatchObject({
        count: 2,
        oldest: { id: older.id, fileName: 'older.csv', createdAt: SAMPLES_MADE_AT },
      });
      expect(open.bytes).toBeGreaterThanOrEqual(2 * bytes.length);
      expect((await ledger.imports.open(ledgerId, older.id)).oldest?.id).toBe(newer.id);
    });

    it('finds previews of all ledgers that are older than a moment, page by page', async () => {
      const before = new Date('1999-01-02T00:00:00.000Z');
      const createdAt = new Date('1999-01-01T00:00:00.000Z');
      const [first, second] = [await upload([], { createdAt }), await upload([], { createdAt, state: 'failed' })];
      await upload([], { createdAt, state: 'undone' });
      const pages = [
        await ledger.imports.openBefore(before, null, 1),
        await ledger.imports.openBefore(before, first.id, 5),
      ];
      expect(pages).toEqual([[{ ledgerId, id: first.id }], [{ ledgerId, id: second.id }]]);
      expect(await ledger.imports.openBefore(createdAt, null, 5)).toEqual([]);
      await run(async () => {
        for (const batch of [first, second]) await ledger.imports.remove(batch);
      });
    });
  });

  describe(`claims of imports on ${engine}`, () => {
    beforeEach(prepare);

    const claim = (identity: string, transactionId: string, more: Partial<NewClaim> = {}): NewClaim => ({
      accountId: giro.id,
      identity,
      transactionId,
      date: '2026-04-01',
      signedMinor: -1_000n,
      text: 'Bakery',
      bank: null,
      pending: false,
      ...more,
    });
    const found = async (...identities: string[]) =>
      ledger.claims.find(
        ledgerId,
        identities.map((identity) => ({ accountId: giro.id, identity })),
      );

    it('finds by account and identity what was claimed, and knows whether it is still there', async () => {
      const row = aTransaction(giro);
      const gone = uuidv7();
      await run(async () => {
        await ledger.transactions.add([row]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('a', row.id), claim('b', gone)]);
      });
      expect(await found('a', 'b', 'c')).toEqual(
        new Map([
          [claimKey(giro.id, 'a'), { transactionId: row.id, deleted: false }],
          [claimKey(giro.id, 'b'), { transactionId: gone, deleted: true }],
        ]),
      );
      expect(await ledger.claims.find(ledgerId, [{ accountId: uuidv7(), identity: 'a' }])).toEqual(new Map());
      expect(await ledger.claims.find(uuidv7(), [{ accountId: giro.id, identity: 'a' }])).toEqual(new Map());
    });

    it('finds what was imported of an amount on some days, with what it said', async () => {
      const row = aTransaction(giro);
      const [gone, importId] = [uuidv7(), uuidv7()];
      await run(async () => {
        await ledger.transactions.add([row]);
        await ledger.claims.add(ledgerId, importId, [
          claim('a', row.id, { bank: 'id', text: null }),
          claim('b', gone, { date: '2026-04-05' }),
          claim('c', row.id, { date: '2026-04-06' }),
          claim('d', row.id, { signedMinor: 1_000n }),
          claim('e', row.id, { accountId: uuidv7() }),
        ]);
      });
      const days = { accountId: giro.id, signedMinor: -1_000n, from: '2026-04-01', to: '2026-04-05' };
      const [first, second] = await ledger.claims.claimedRows(ledgerId, [days]);
      const { accountId, signedMinor } = days;
      const said = { accountId, signedMinor, pending: false };
      expect(first).toEqual({
        ...said,
        date: '2026-04-01',
        text: null,
        bank: 'id',
        transactionId: row.id,
        deleted: false,
      });
      expect(second).toEqual({
        ...said,
        date: '2026-04-05',
        text: 'Bakery',
        bank: null,
        transactionId: gone,
        deleted: true,
      });
      expect(await ledger.claims.claimedRows(ledgerId, [days])).toHaveLength(2);
      expect(await ledger.claims.claimedRows(ledgerId, [days], uuidv7())).toHaveLength(2);
      expect(await ledger.claims.claimedRows(ledgerId, [days], importId)).toEqual([]);
      expect(await ledger.claims.claimedRows(uuidv7(), [days])).toEqual([]);
      expect(await ledger.claims.claimedRows(ledgerId, [])).toEqual([]);
    });

    it('knows what is pending still, and what was booked since', async () => {
      const [open, booked] = [aTransaction(giro), aTransaction(giro)];
      await run(async () => {
        await ledger.transactions.add([open, booked]);
        await ledger.claims.add(ledgerId, uuidv7(), [
          claim('a', open.id, { pending: true }),
          claim('b', booked.id, { pending: true, date: '2026-04-02' }),
        ]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('c', booked.id, { date: '2026-04-04' })]);
      });
      const pending = await ledger.claims.pending(ledgerId, [open.id, booked.id]);
      expect(pending.map(({ transactionId }) => transactionId)).toEqual([open.id]);
      const days = { accountId: giro.id, signedMinor: -1_000n, from: '2026-04-01', to: '2026-04-02' };
      const found = await ledger.claims.claimedRows(ledgerId, [days]);
      expect(found.map((each) => [each.transactionId, each.pending])).toEqual([
        [open.id, true],
        [booked.id, false],
      ]);
    });

    it('knows which other import holds a transaction', async () => {
      const [mine, other] = [uuidv7(), uuidv7()];
      const [alone, shared] = [uuidv7(), uuidv7()];
      await run(async () => {
        await ledger.claims.add(ledgerId, mine, [claim('a', alone), claim('b', shared)]);
        await ledger.claims.add(ledgerId, other, [claim('c', shared)]);
      });
      expect(await ledger.claims.otherHolders(ledgerId, mine, [alone, shared])).toEqual(new Map([[shared, other]]));
    });

    it('knows what an import has reworded of the rows of another one', async () => {
      const importId = uuidv7();
      const [row, own] = [aTransaction(giro, { payee: 'reserved' }), aTransaction(giro, { importId })];
      const after = row.reworded({ date: '2026-04-03', payee: 'Bakery' }, SAMPLES_MADE_AT);
      await run(async () => {
        await ledger.transactions.add([row, own]);
        await ledger.claims.add(ledgerId, importId, [claim('a', row.id), claim('b', own.id)]);
        const cause = { by: 'import' as const, ref: importId };
        await ledger.transactions.change([{ before: row, after }], cause);
        const before = own;
        await ledger.transactions.change([{ before, after: own.reworded({ note: 'rolls' }, SAMPLES_MADE_AT) }], cause);
      });
      expect(await ledger.claims.reworded(ledgerId, importId)).toMatchObject([
        {
          transactionId: row.id,
          was: { date: '2026-04-01', payee: 'reserved' },
          is: { date: '2026-04-03', valueDate: null, payee: 'Bakery', note: null },
        },
      ]);
    });

    it('finds the account that has most of some rows, and its newest import of them', async () => {
      const [older, newer] = [
        await upload([], { fileName: 'older.csv', state: 'committed', committedAt: new Date('2026-05-01T00:00:00Z') }),
        await upload([], { fileName: 'newer.csv', state: 'committed', committedAt: new Date('2026-05-02T00:00:00Z') }),
      ];
      const savings = anAccount(ledgerId);
      await run(async () => {
        await ledger.accounts.add(savings);
        await ledger.claims.add(ledgerId, older?.id ?? '', [claim('a', uuidv7()), claim('x', uuidv7())]);
        await ledger.claims.add(ledgerId, newer?.id ?? '', [
          claim('b', uuidv7()),
          claim('a', uuidv7(), { accountId: savings.id }),
        ]);
      });
      expect(await ledger.claims.elsewhere(ledgerId, ['a', 'b', 'c'], [])).toEqual({
        accountId: giro.id,
        rows: 2,
        fileName: 'newer.csv',
        committedAt: newer?.committedAt,
      });
      expect(await ledger.claims.elsewhere(ledgerId, ['a', 'b'], [giro.id])).toMatchObject({ accountId: savings.id });
      expect(await ledger.claims.elsewhere(ledgerId, ['c'], [])).toBeNull();
      expect(await ledger.claims.elsewhere(uuidv7(), ['a'], [])).toBeNull();
    });

    it('lets a claim stay where it is, unless its transaction was deleted', async () => {
      const [first, second] = [aTransaction(giro), aTransaction(giro)];
      await run(async () => {
        await ledger.transactions.add([first, second]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('a', first.id)]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('a', second.id)]);
      });
      expect((await found('a')).get(claimKey(giro.id, 'a'))?.transactionId).toBe(first.id);
      await run(async () => {
        await ledger.transactions.remove([first]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('a', second.id)]);
      });
      expect((await found('a')).get(claimKey(giro.id, 'a'))?.transactionId).toBe(second.id);
    });

    it('releases what an import has claimed, and counts the transactions of others among it', async () => {
      const importId = uuidv7();
      const [own, other] = [aTransaction(giro, { importId }), aTransaction(giro)];
      await run(async () => {
        await ledger.transactions.add([own, other]);
        await ledger.claims.add(ledgerId, importId, [claim('a', own.id), claim('b', other.id), claim('c', other.id)]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('d', other.id)]);
      });
      expect(await run(() => ledger.claims.release(ledgerId, importId))).toBe(1);
      expect([...(await found('a', 'b', 'c', 'd')).keys()]).toEqual([claimKey(giro.id, 'd')]);
    });

    it('finds the legs in some accounts and days that nothing has claimed, the earliest first', async () => {
      const savings = anAccount(ledgerId);
      const amount = Money.of(1_000n, 'EUR');
      const leg = ({ id, date, payee }: Transaction, more: object) => {
        return { transactionId: id, signedMinor: 1_000n, date, payee, ...more };
      };
      const transfer = aTransaction(giro, {
        type: 'transfer',
        toAccountId: savings.id,
        toAmount: amount,
        date: '2026-04-03',
      });
      const income = aTransaction(giro, { type: 'income', date: '2026-04-02', payee: 'Employer' });
      await run(async () => {
        await ledger.accounts.add(savings);
        await ledger.transactions.add([transfer, income, aTransaction(giro, { date: '2026-04-09' })]);
        await ledger.claims.add(ledgerId, uuidv7(), [claim('a', transfer.id)]);
      });
      const unclaimed = await ledger.claims.unclaimed(ledgerId, [giro.id, savings.id], '2026-04-02', '2026-04-03');
      expect(unclaimed).toEqual([
        leg(income, { accountId: giro.id, otherAccountId: null }),
        leg(transfer, { accountId: savings.id, otherAccountId: giro.id }),
      ]);
      expect(await ledger.claims.unclaimed(ledgerId, [uuidv7()], '2026-04-02', '2026-04-03')).toEqual([]);
    });

    it('names the rows of an import that a person has edited since, the earliest first, and none that only lost a category', async () => {
      const importId = uuidv7();
      const rows = ['2026-04-03', '2026-04-01', '2026-04-02'].map((date) => aTransaction(giro, { importId, date }));
      const [late, early, moved] = rows;
      await run(async () => {
        await ledger.transactions.add(rows, { by: 'import', ref: importId });
        const edits = [late, early].flatMap((before) =>
          before ? [{ before, after: before.categorized(uuidv7(), SAMPLES_MADE_AT) }] : [],
        );
        await ledger.transactions.change(edits);
        if (moved) {
          const after = moved.categorized(uuidv7(), SAMPLES_MADE_AT);
          await ledger.transactions.change([{ before: moved, after }], { by: 'category-moved', ref: uuidv7() });
        }
      });
      expect(await ledger.claims.edited(ledgerId, importId)).toEqual([early?.id, late?.id]);
      expect(await ledger.claims.edited(ledgerId, uuidv7())).toEqual([]);
    });
  });
}

import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { ImportBatch, type LateState } from '../../../domain/import/import-batch';
import { SqlImportRepository } from './import.repository';
import { SqlLateWork } from './import.late-work';

const ADA = '00000000-0000-7000-8000-00000000000a';
const BOB = '00000000-0000-7000-8000-00000000000b';
const CYD = '00000000-0000-7000-8000-00000000000c';

describe('whose turn it is among what goes on after its request', () => {
  let database: LedgerDatabase;
  let lateWork: SqlLateWork;
  let lastId: number;

  beforeAll(async () => {
    database = await startLedgerDatabase();
    lateWork = new SqlLateWork(database.dataSource);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    lastId = 0;
    await database.dataSource.query('DELETE FROM import');
  });

  async function unread(ledgerId: string): Promise<string> {
    const id = `00000000-0000-7000-8000-0000000001${String(++lastId).padStart(2, '0')}`;
    const file = { ledgerId, id, fileName: 'a.csv', chosenAccountId: null };
    const asked = { timeZone: 'UTC', actor: ledgerId, baseCurrency: 'EUR', locale: 'en', usePreset: true };
    const imports = new SqlImportRepository(database.unitOfWork);
    async function* noRows() {}
    await database.unitOfWork.run(ledgerId, () =>
      imports.add(ImportBatch.uploadUnread(file, asked, new Date()), new Uint8Array([65]), noRows()),
    );
    return id;
  }
  const take = (after: string | null = null, busy: string[] = [], state: LateState = 'reading') =>
    lateWork.take(state, { after, busy }, 30_000);
  const done = (id: string) => database.dataSource.query('DELETE FROM import WHERE id = $1', [id]);

  it('is what was asked for, the oldest of a ledger first', async () => {
    const first = await unread(ADA);
    await unread(ADA);
    expect(await take()).toEqual({
      ledgerId: ADA,
      id: first,
      state: 'reading',
      timeZone: 'UTC',
      actor: ADA,
      baseCurrency: 'EUR',
      locale: 'en',
      usePreset: true,
      attempts: 1,
      heldUntil: expect.any(String) as string,
    });
  });

  it('is read as for an English one where it was asked for before locales were part of it', async () => {
    const id = await unread(ADA);
    await database.dataSource.query(`UPDATE import SET commit_asked = commit_asked - 'locale' WHERE id = $1`, [id]);
    expect(await take()).toMatchObject({ id, locale: 'en', baseCurrency: 'EUR' });
  });

  it('is one work a ledger at a time', async () => {
    const first = await unread(ADA);
    const second = await unread(ADA);
    await take();
    expect(await take()).toBeNull();
    await done(first);
    expect(await take()).toMatchObject({ id: second });
  });

  it('goes round the ledgers, so that many files of one person delay those of another by one at most', async () => {
    for (let file = 0; file < 4; file++) await unread(ADA);
    await unread(BOB);
    await unread(CYD);
    const served: string[] = [];
    for (let after: string | null = null; ;) {
      const taken = await take(after);
      if (!taken) break;
      served.push(taken.ledgerId);
      after = taken.ledgerId;
      await done(taken.id);
    }
    expect(served).toEqual([ADA, BOB, CYD, ADA, ADA, ADA]);
  });

  it('is nobody whose work is still being done here, though it is held no longer', async () => {
    await unread(ADA);
    const other = await unread(BOB);
    expect(await take(null, [ADA])).toMatchObject({ id: other });
    expect(await take(null, [ADA, BOB])).toBeNull();
  });

  it('comes again when nobody has held it for the time of the lease, and is counted', async () => {
    const id = await unread(ADA);
    expect(await take()).toMatchObject({ id, attempts: 1 });
    await lateWork.hold({ ledgerId: ADA, id }, 60_000);
    expect(await take()).toBeNull();
    await lateWork.hold({ ledgerId: ADA, id }, -1);
    expect(await take()).toMatchObject({ id, attempts: 2 });
  });

  it('is of one kind at a time: who commits reads nothing', async () => {
    await unread(ADA);
    expect(await take(null, [], 'committing')).toBeNull();
  });
});

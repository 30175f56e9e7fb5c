import { importHousehold } from './import-household';
import { type LedgerDatabase, startLedgerDatabase } from './ledger-database';
import { drawHousehold } from './overlapping-exports';
import { sqlLedger } from './sql-ledger';

describe('exports that overlap, on PostgreSQL', () => {
  let database: LedgerDatabase;
  beforeAll(async () => {
    database = await startLedgerDatabase();
  });
  afterAll(() => database.stop());

  it.each([6_001, 6_002, 6_003])('leave the truth, and nothing once they are undone: household %i', async (seed) => {
    const household = drawHousehold(seed);
    const all = household.truth.length;
    expect(await importHousehold(sqlLedger(database), household)).toEqual({
      doubled: [],
      dropped: [],
      leftAfterUndo: 0,
      newAfterUndo: [all, all],
    });
    expect(await database.rows('SELECT FROM import_identity', [])).toEqual([]);
  });
});

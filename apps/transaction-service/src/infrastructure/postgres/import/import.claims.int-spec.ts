import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { SqlImportClaims } from './import.claims';
import { CreateImport1764000001000 } from '../migrations/create-import.migration';
import { CreateLedger1764000000000 } from '../migrations/create-ledger.migration';
import { NarrowIdentityIndexes1764000005000 } from '../migrations/narrow-identity-indexes.migration';

const COMMITTED = 10_000;
const ASKED = 200;

describe('what a commit looks up of the rows that it may know', () => {
  let database: LedgerDatabase;
  let claims: SqlImportClaims;

  beforeAll(async () => {
    database = await startLedgerDatabase([
      CreateLedger1764000000000,
      CreateImport1764000001000,
      NarrowIdentityIndexes1764000005000,
    ]);
    claims = new SqlImportClaims(database.unitOfWork);
    // A few ledgers are all that the statistics know, row by row; the one that imports now is none of them.
    await database.rows(
      `INSERT INTO import_identity (ledger_id, account_id, identity, import_id, transaction_id)
       SELECT md5('ledger ' || i % 12)::uuid, md5('account ' || i % 12)::uuid, 'known ' || i, md5('import ' || i % 12)::uuid,
              gen_random_uuid()
       FROM generate_series(1, 1500) AS i`,
      [],
    );
    await database.rows('ALTER TABLE import_identity SET (autovacuum_enabled = false)', []);
    await database.rows('ANALYZE import_identity', []);
  });
  afterAll(() => database.stop());

  /** How many identities are read to find none of those asked for, late in the transaction of a long commit. */
  async function readLateInACommit(): Promise<number> {
    const [ledgerId, accountId, importId] = [randomUUID(), randomUUID(), randomUUID()];
    const rowsRead = async () => {
      const [row] = (await database.unitOfWork.manager.query(
        `SELECT (idx_tup_fetch + seq_tup_read)::integer AS n FROM pg_stat_xact_user_tables
         WHERE relid = 'import_identity'::regclass`,
      )) as { n: number }[];
      return row?.n ?? 0;
    };
    let read = NaN;
    const undo = new Error('nothing is kept');
    const work = async () => {
      const brought = Array.from({ length: COMMITTED }, (_, i) => ({
        accountId,
        identity: `row ${i}`,
        transactionId: randomUUID(),
      }));
      await claims.add(ledgerId, importId, brought);
      const before = await rowsRead();
      const asked = Array.from({ length: ASKED }, (_, i) => ({ accountId, identity: `next row ${i}` }));
      expect(await claims.find(ledgerId, asked)).toEqual(new Map());
      read = (await rowsRead()) - before;
      throw undo;
    };
    await expect(database.unitOfWork.run(ledgerId, work)).rejects.toBe(undo);
    return read;
  }

  it('is read row by row, although the statistics know nothing of the ledger yet', async () => {
    expect(await readLateInACommit()).toBeLessThan(ASKED);
  });

  it('would be all identities of the ledger for each row, if another index began with the ledger', async () => {
    await database.rows('CREATE INDEX begins_alike ON import_identity (ledger_id, import_id)', []);
    try {
      expect(await readLateInACommit()).toBeGreaterThan(ASKED * COMMITTED * 0.9);
    } finally {
      await database.rows('DROP INDEX begins_alike', []);
    }
  });

  it('tells a row that was deleted since from one that is there', async () => {
    const [ledgerId, accountId, transactionId] = [randomUUID(), randomUUID(), randomUUID()];
    const entry = { accountId, identity: 'a row' };
    await database.unitOfWork.run(ledgerId, () => claims.add(ledgerId, randomUUID(), [{ ...entry, transactionId }]));
    expect([...(await claims.find(ledgerId, [entry])).values()]).toEqual([{ transactionId, deleted: true }]);
  });
});

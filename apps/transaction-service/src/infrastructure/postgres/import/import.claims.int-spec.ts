import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import type { NewClaim } from '../../../domain/import/import-repository';
import { SqlImportClaims } from './import.claims';

const COMMITTED = 10_000;
const ASKED = 200;

function aClaim(accountId: string, identity: string, more: Partial<NewClaim> = {}): NewClaim {
  const transactionId = randomUUID();
  const said = { date: '2026-04-01', signedMinor: -1_000n, text: 'Bakery', bank: null, pending: false };
  return { accountId, identity, transactionId, ...said, ...more };
}

describe('what a commit looks up of the rows that it may know', () => {
  let database: LedgerDatabase;
  let claims: SqlImportClaims;

  beforeAll(async () => {
    database = await startLedgerDatabase();
    claims = new SqlImportClaims(database.unitOfWork);
    // A few ledgers are all that the statistics know, row by row; the one that imports now is none of them.
    await database.rows(
      `INSERT INTO import_identity
         (ledger_id, account_id, identity, import_id, transaction_id, date, signed_minor, text, pending)
       SELECT md5('ledger ' || i % 12)::uuid, md5('account ' || i % 12)::uuid, 'known ' || i, md5('import ' || i % 12)::uuid,
              gen_random_uuid(), '2026-03-14', i, 'Bakery', false
       FROM generate_series(1, 1500) AS i`,
      [],
    );
    await database.rows('ALTER TABLE import_identity SET (autovacuum_enabled = false)', []);
    await database.rows('ANALYZE import_identity', []);
  });
  afterAll(() => database.stop());

  /** How many identities are read to find none of those asked for, late in the transaction of a long commit. */
  async function readLateInACommit(look: (ledgerId: string, accountId: string) => Promise<void>): Promise<number> {
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
      const brought = Array.from({ length: COMMITTED }, (_, i) =>
        aClaim(accountId, `row ${i}`, { signedMinor: BigInt(i) }),
      );
      await claims.add(ledgerId, importId, brought);
      const before = await rowsRead();
      await look(ledgerId, accountId);
      read = (await rowsRead()) - before;
      throw undo;
    };
    await expect(database.unitOfWork.run(ledgerId, work)).rejects.toBe(undo);
    return read;
  }

  const byCells = async (ledgerId: string, accountId: string) => {
    const asked = Array.from({ length: ASKED }, (_, i) => ({ accountId, identity: `next row ${i}` }));
    expect(await claims.find(ledgerId, asked)).toEqual(new Map());
  };
  const byAmount = async (ledgerId: string, accountId: string) => {
    const days = { accountId, from: '2026-04-02', to: '2026-04-10' };
    const asked = Array.from({ length: ASKED }, (_, i) => ({ ...days, signedMinor: BigInt(i) }));
    expect(await claims.claimedRows(ledgerId, asked)).toEqual([]);
  };

  it.each([
    ['cells', byCells],
    ['amount and day', byAmount],
  ])('is read row by row, by %s, although the statistics know nothing of the ledger yet', async (_, look) => {
    expect(await readLateInACommit(look)).toBeLessThan(ASKED);
  });

  it('would be all identities of the ledger for each row, if another index began with the ledger', async () => {
    await database.rows('CREATE INDEX begins_alike ON import_identity (ledger_id, import_id)', []);
    try {
      expect(await readLateInACommit(byCells)).toBeGreaterThan(ASKED * COMMITTED * 0.9);
    } finally {
      await database.rows('DROP INDEX begins_alike', []);
    }
  });

  it('tells a row that was deleted since from one that is there', async () => {
    const [ledgerId, accountId, transactionId] = [randomUUID(), randomUUID(), randomUUID()];
    const entry = { accountId, identity: 'a row' };
    await database.unitOfWork.run(ledgerId, () =>
      claims.add(ledgerId, randomUUID(), [{ ...aClaim(accountId, 'a row'), transactionId }]),
    );
    expect([...(await claims.find(ledgerId, [entry])).values()]).toEqual([{ transactionId, deleted: true }]);
  });
});

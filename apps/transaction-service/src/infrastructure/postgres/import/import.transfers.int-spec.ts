import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { SqlImportTransfers } from './import.transfers';

const ROWS = 30_000;
const ASKED = 1_000;

describe('the other legs of transfers', () => {
  let database: LedgerDatabase;
  let transfers: SqlImportTransfers;
  const [giro, savings] = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    database = await startLedgerDatabase();
    transfers = new SqlImportTransfers(database.unitOfWork);
    // A few ledgers are all that the statistics know; the one that is asked about is none of them.
    await insertRows(1_500, `md5('ledger ' || i % 12)::uuid`, `md5('account ' || i % 12)::uuid`);
    await database.rows('ALTER TABLE transaction SET (autovacuum_enabled = false)', []);
    await database.rows('ANALYZE transaction', []);
  });
  afterAll(() => database.stop());

  /** Expenses of i cents, a hundred a day. */
  const insertRows = (count: number, ledger: string, account: string) =>
    database.rows(
      `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, tags, has_splits, created_at, updated_at, version)
       SELECT ${ledger}, gen_random_uuid(), 'expense', i, 'EUR', date '2025-01-01' + i / 100, ${account}, '{}', false, now(), now(), 1
       FROM generate_series(1, ${count}) AS i`,
      [],
    );

  /** How many rows of the ledger are read to answer, in a transaction of its own. */
  async function rowsRead(look: (ledgerId: string) => Promise<number>): Promise<[found: number, read: number]> {
    const ledgerId = randomUUID();
    await insertRows(ROWS, `'${ledgerId}'::uuid`, `'${giro}'::uuid`);
    return database.unitOfWork.run(ledgerId, async () => {
      const found = await look(ledgerId);
      const [row] = (await database.unitOfWork.manager.query(
        `SELECT (idx_tup_fetch + seq_tup_read)::integer AS n FROM pg_stat_xact_user_tables WHERE relid = 'transaction'::regclass`,
      )) as { n: number }[];
      return [found, row?.n ?? NaN];
    });
  }

  /** Every thirtieth row is there on those days, every other amount on others. */
  const wanted = Array.from({ length: ASKED }, (_, index) => {
    const minor = 1 + index * (ROWS / ASKED);
    const day = new Date(Date.UTC(2025, 0, 1 + Math.floor(minor / 100) + (index % 2 ? 0 : 40)));
    const date = day.toISOString().slice(0, 10);
    return { signedMinor: BigInt(-minor), from: date, to: date };
  });
  const byAmount = async (ledgerId: string) => (await transfers.legs(ledgerId, [giro, savings], wanted)).length;

  it('are read one by one, although the statistics know nothing of the ledger yet', async () => {
    const [found, read] = await rowsRead(byAmount);
    expect(found).toBe(ASKED / 2);
    expect(read).toBeLessThanOrEqual(2 * ASKED);
  });

  it('would be the ledger again and again without the index of amounts', async () => {
    await database.rows('DROP INDEX transaction_of_amount', []);
    const [, read] = await rowsRead(async (ledgerId) => {
      return (await transfers.legs(ledgerId, [giro, savings], wanted.slice(0, 20))).length;
    });
    expect(read).toBeGreaterThan(2 * ASKED);
    await database.rows('CREATE INDEX transaction_of_amount ON transaction (amount_minor, account_id, date)', []);
  });
});

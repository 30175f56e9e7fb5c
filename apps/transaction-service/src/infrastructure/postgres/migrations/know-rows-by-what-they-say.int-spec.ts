import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { InMemoryLedger } from '../../../../test/in-memory-ledger';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { sqlLedger } from '../../../../test/sql-ledger';
import { importLedgersOn } from '../../../../test/ledger-use-cases';
import { anAccount } from '../../../../test/ledger-samples';
import { readImport } from '../../../application/import/reading/read-import';
import { ledgerMigrations } from '../../../transaction-service.module';
import { openStatement, statementReaders } from '../../import-file/detect-format';
import { Sha256Digest } from '../../import-file/sha-256-digest';
import { KnowRowsByWhatTheySay1764800000000 } from './know-rows-by-what-they-say.migration';

const HEADER = 'Date,Description,Transaction Reference,Amount,Balance\n';
/** What was imported before: a purchase, two equal coffees of which one was deleted by hand, and a standing order. */
const OLD = [
  ['2026-03-10', 'Bakery Sun', '', '-3.20', '996.80'],
  ['2026-03-12', 'Coffee', '', '-2.80', '994.00'],
  ['2026-03-12', 'Coffee', '', '-2.80', '994.00'],
  ['2026-03-14', 'Landlord', 'RENT FLAT 4', '-800.00', '194.00'],
] as const;

/** As a service that starts does it: in one transaction, and with all the time it takes. */
async function migrated({ dataSource }: LedgerDatabase, work: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const runner = dataSource.createQueryRunner();
  await runner.query('SET statement_timeout = 0');
  await runner.startTransaction();
  await work(runner);
  await runner.commitTransaction();
  await runner.query('RESET statement_timeout');
  await runner.release();
}

describe('rows that were imported before a claim kept what they said', () => {
  const digest = new Sha256Digest();
  const [importId, ledgerId] = [randomUUID(), randomUUID()];
  const giro = anAccount(ledgerId);
  const transactionIds: string[] = OLD.map(() => randomUUID());
  const migration = new KnowRowsByWhatTheySay1764800000000();
  let database: LedgerDatabase;
  let claimsBefore: unknown[];

  beforeAll(async () => {
    const before = ledgerMigrations.slice(0, ledgerMigrations.indexOf(KnowRowsByWhatTheySay1764800000000));
    database = await startLedgerDatabase(before);
    const { unitOfWork, accounts } = sqlLedger(database);
    await unitOfWork.run(ledgerId, () => accounts.add(giro));
    await database.rows(
      `INSERT INTO import (ledger_id, id, state, file_name, shape, file_columns, preset_used, mapping_corrected, reading, accounts,
         counts, warnings, created_at, committed_at, version)
       VALUES ($1, $2, 'committed', 'old.csv', 'shape', '[]', false, true, '{"format": "csv"}', $3, '{}', '[]', now(), now(), 2)`,
      [
        ledgerId,
        importId,
        JSON.stringify([{ name: 'Giro', currency: 'EUR', accountId: giro.id, text: null, rows: 4 }]),
      ],
    );
    await database.rows(
      `INSERT INTO import_preset (ledger_id, shape, reading, updated_at)
       VALUES ($1, 'shape', '{"format": "csv"}', now()), ($1, 'of nobody', '{"format": "csv"}', now())`,
      [ledgerId],
    );
    for (const [index, cells] of OLD.entries()) {
      const [date, payee, reference, amount] = cells;
      const minor = String(Math.round(-Number(amount) * 100));
      const occurrence = index === 2 ? 2 : 1;
      const raw = digest.of(`raw:${occurrence}:${JSON.stringify(cells)}`);
      const bank = reference === '' ? null : digest.of(`bank:${reference}`);
      await database.rows(
        `INSERT INTO import_row (ledger_id, import_id, line, raw, verdict, action, action_chosen, category_chosen, date, type,
           amount_minor, currency, payee, target, transaction_id, raw_identity, bank_identity)
         VALUES ($1, $2, $3, NULL, 'new', 'insert', false, false, $4, 'expense', $5, 'EUR', $6, 0, $7, $8, $9)`,
        [ledgerId, importId, index + 2, date, minor, payee, transactionIds[index], raw, bank],
      );
      for (const identity of [raw, ...(bank === null ? [] : [bank])])
        await database.rows(
          `INSERT INTO import_identity (ledger_id, account_id, identity, import_id, transaction_id) VALUES ($1, $2, $3, $4, $5)`,
          [ledgerId, giro.id, identity, importId, transactionIds[index]],
        );
      if (index === 2) continue;
      await database.rows(
        `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, payee, tags, has_splits, import_id,
           created_at, updated_at, version)
         VALUES ($1, $2, 'expense', $3, 'EUR', $4, $5, $6, '{}', false, $7, now(), now(), 1)`,
        [ledgerId, transactionIds[index], minor, date, giro.id, `${payee}, renamed since`, importId],
      );
    }
    claimsBefore = await claims();
    await migrated(database, (runner) => migration.up(runner));
  });
  afterAll(() => database.stop());

  const claims = () =>
    database.rows(
      'SELECT ledger_id, account_id, identity, import_id, transaction_id FROM import_identity ORDER BY identity',
      [],
    );

  async function verdicts(rows: readonly (readonly string[])[]): Promise<string[]> {
    // Transfers between files and renamed payees came later; this ledger has one account and no table of them.
    const { clock, ids, transfers, payeeAliases } = new InMemoryLedger();
    const ledgers = importLedgersOn({ ...sqlLedger(database), transfers, payeeAliases, clock, ids });
    const text = HEADER + rows.map((cells) => `${cells.join(',')}\n`).join('');
    const file = openStatement(statementReaders({ maxRows: 100, maxColumns: 10 }), Buffer.from(text), null);
    const wish = {
      baseCurrency: 'EUR',
      locale: 'en',
      today: '2026-05-01',
      latestDate: '2036-12-31',
      account: { id: giro.id, currency: 'EUR', type: 'checking' },
      known: null,
      usePreset: false,
    };
    const read = await readImport(file, 'another file', wish, ledgers.of(ledgerId), digest);
    return [...read.rows].map(({ verdict, transactionId }) => {
      const index = transactionIds.indexOf(transactionId ?? '');
      return index < 0 ? verdict : `${verdict} of row ${index}`;
    });
  }

  it('are known by their cells as before, what was deleted by hand too', async () => {
    expect(await verdicts(OLD)).toEqual([
      'duplicate of row 0',
      'duplicate of row 1',
      'duplicate',
      'duplicate of row 3',
    ]);
  });

  it('are known with another balance, by what the file said and not by what a person has renamed', async () => {
    const later = OLD.map(([date, payee, reference, amount]) => [date, payee, reference, amount, '1.00']);
    expect(await verdicts(later)).toEqual([
      'duplicate of row 0',
      'duplicate of row 1',
      'duplicate',
      'duplicate of row 3',
    ]);
  });

  it("are known by the bank's id with amount and day, and the next month's order is new", async () => {
    const order = (date: string, amount: string) => [
      [date, 'Reworded', 'RENT FLAT 4', amount, '0.00'],
      ['2026-04-20', 'Power Co', 'CUST-778', '-65.00', '0.00'],
    ];
    expect(await verdicts(order('2026-03-16', '-800.00'))).toEqual(['duplicate of row 3', 'new']);
    expect(await verdicts(order('2026-04-14', '-800.00'))).toEqual(['new', 'new']);
    expect(await verdicts(order('2026-03-14', '-801.00'))).toEqual(['new', 'new']);
  });

  it('keep the corrected reading for the account that they went to', async () => {
    const presets = await database.rows('SELECT shape, whose FROM import_preset', []);
    expect(presets).toEqual([{ shape: 'shape', whose: giro.id }]);
  });

  it('have the claims of before where the migration is taken back', async () => {
    await migrated(database, (runner) => migration.down(runner));
    expect(await claims()).toEqual(claimsBefore);
  });
});

describe('a ledger of many imported rows', () => {
  const ROWS = process.env.TEST_LONG === '1' ? 500_000 : 20_000;

  it('knows them by what they say after a few seconds, each with its own words', async () => {
    const before = ledgerMigrations.slice(0, ledgerMigrations.indexOf(KnowRowsByWhatTheySay1764800000000));
    const database = await startLedgerDatabase(before);
    try {
      await database.rows('SET statement_timeout = 0', []);
      await database.rows(
        `WITH part AS (SELECT i, md5('import ' || i / 5000)::uuid AS import_id FROM generate_series(1, ${ROWS}) AS i),
         imports AS (
           INSERT INTO import (ledger_id, id, state, file_name, shape, file_columns, preset_used, mapping_corrected, reading, accounts,
             counts, warnings, created_at, committed_at, version)
           SELECT DISTINCT md5('l')::uuid, import_id, 'committed', 'a.csv', 's', '[]'::jsonb, false, false, '{}'::jsonb, '[]'::jsonb,
             '{}'::jsonb, '[]'::jsonb, now(), now(), 2 FROM part
         ), rows AS (
           INSERT INTO import_row (ledger_id, import_id, line, raw, verdict, action, action_chosen, category_chosen, date, type,
             amount_minor, currency, payee, target, transaction_id, raw_identity, bank_identity)
           SELECT md5('l')::uuid, import_id, i, NULL, 'new', 'insert', false, false, date '2020-01-01' + i % 2000, 'expense', i, 'EUR',
             'Shop ' || i, 0, md5('t' || i)::uuid, 'raw ' || i, 'bank ' || i FROM part
         )
         INSERT INTO import_identity (ledger_id, account_id, identity, import_id, transaction_id)
         SELECT md5('l')::uuid, md5('a')::uuid, kind || ' ' || i, import_id, md5('t' || i)::uuid
         FROM part, unnest(ARRAY['raw', 'bank']) AS kind`,
        [],
      );
      const begun = performance.now();
      await migrated(database, (runner) => new KnowRowsByWhatTheySay1764800000000().up(runner));
      const seconds = (performance.now() - begun) / 1_000;
      const [found] = await database.rows<{ n: number; alike: number }>(
        `SELECT count(*)::integer AS n, count(*) FILTER (WHERE identity = 'raw ' || -signed_minor AND text = 'Shop ' || -signed_minor
           AND bank = 'bank ' || -signed_minor)::integer AS alike FROM import_identity`,
        [],
      );
      expect(found).toEqual({ n: ROWS, alike: ROWS });
      expect(seconds).toBeLessThan(60);
    } finally {
      await database.stop();
    }
  });
});

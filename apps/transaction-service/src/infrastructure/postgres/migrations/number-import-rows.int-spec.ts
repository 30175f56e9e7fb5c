import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { ledgerMigrations } from '../../../transaction-service.module';
import { SqlImportRepository } from '../import/import.repository';
import { NumberImportRows1764850000000 } from './number-import-rows.migration';

const ROWS = Number(process.env['MIGRATED_ROWS'] ?? 20_000);
const isLong = ROWS > 100_000;
if (isLong) jest.setTimeout(600_000);

describe('imports from before their rows had numbers', () => {
  let database: LedgerDatabase;
  let runner: QueryRunner;
  let imports: SqlImportRepository;
  const first = ledgerMigrations.indexOf(NumberImportRows1764850000000);
  // And all that come after: rows are looked at as the program of today reads them.
  const migrations = ledgerMigrations.slice(first).map((Migration) => new Migration());
  const [ledgerId, long, short] = [randomUUID(), randomUUID(), randomUUID()];
  const warnings = [
    { code: 'account-assumed', detail: 'a' },
    { code: 'date-order-unclear', detail: 'b' },
  ];

  beforeAll(async () => {
    database = await startLedgerDatabase(ledgerMigrations.slice(0, first));
    // As migrations run: with as much time as they take.
    runner = database.dataSource.createQueryRunner();
    await runner.query('SET statement_timeout = 0');
    for (const id of [long, short])
      await database.rows(
        `INSERT INTO import (ledger_id, id, state, file_name, shape, file_columns, preset_used, mapping_corrected, reading, accounts,
           counts, warnings, created_at, version)
         VALUES ($1, $2, 'preview', 'a.csv', 's', '[]', false, false, '{"format": "csv"}', '[{"rows": 1}]',
           '{"new": 1, "error": 0}', $3, now(), 1)`,
        [ledgerId, id, JSON.stringify(warnings)],
      );
    await runner.query(
      `INSERT INTO import_row (ledger_id, import_id, line, raw, verdict, action, action_chosen, category_chosen, date, type,
         amount_minor, currency, payee, target, raw_identity)
       SELECT $1::uuid, x.id, x.line, jsonb_build_array('14.03.2026', 'a payee as long as they are ' || x.line, '-2,80'), 'new', 'insert',
              x.line = 30, false, '2026-03-14', 'expense', 280, 'EUR', 'a payee as long as they are ' || x.line, 0, md5(x.line::text)
       FROM (SELECT $2::uuid AS id, i * 10 AS line FROM generate_series(1, $4::integer) AS i
             UNION ALL SELECT $3::uuid, i FROM unnest('{7,2,900}'::integer[]) AS i) x`,
      [ledgerId, long, short, ROWS],
    );
    await database.rows(
      `INSERT INTO import_preset (ledger_id, shape, whose, reading, updated_at) VALUES ($1, 's', 'giro', '{"format": "csv"}', now())`,
      [ledgerId],
    );
    const begun = performance.now();
    for (const migration of migrations) await migration.up(runner);
    if (isLong)
      process.stdout.write(`[figures] ${ROWS} rows numbered in ${Math.round(performance.now() - begun)} ms\n`);
    imports = new SqlImportRepository(database.unitOfWork);
  });
  afterAll(async () => {
    await runner.release();
    await database.stop();
  });

  it('have them from 1 on in the order of the lines, each import its own', async () => {
    const numbered = await imports.rowsAfter(ledgerId, short, 0, 10);
    expect(numbered.map(({ number, line, reasonCode }) => [number, line, reasonCode])).toEqual([
      [1, 2, null],
      [2, 7, null],
      [3, 900, null],
    ]);
    expect((await imports.rowsAfter(ledgerId, long, ROWS - 1, 10)).map(({ number, line }) => [number, line])).toEqual([
      [ROWS, ROWS * 10],
    ]);
    expect((await imports.rowsOnChosenLines(ledgerId, long)).map(({ number }) => number)).toEqual([3]);
  });

  it('have no open question, keep their doubt about the reading, and can be committed', async () => {
    const batch = await imports.find(ledgerId, short);
    expect(batch).toMatchObject({
      questions: [],
      confirmed: [],
      confidence: null,
      statements: [],
      warnings,
      doubts: [{ code: 'date-order-unclear' }],
      counts: { new: 1, ignored: 0, error: 0 },
      canCommit: true,
    });
    const presets = await imports.presets(ledgerId, 's');
    expect([...presets]).toEqual([['giro', { reading: { format: 'csv' }, confirmed: [] }]]);
  });

  it('are as they were where the migrations are taken back, and rows that share a line have lines of their own', async () => {
    await database.rows(
      `UPDATE import_row SET line = 2, verdict = 'ignored', reason_code = 'void', action = 'skip'
      WHERE import_id = $1 AND number < 3`,
      [short],
    );
    for (const migration of [...migrations].reverse()) await migration.down(runner);
    const rows = await database.rows('SELECT line, verdict FROM import_row WHERE import_id = $1 ORDER BY line', [
      short,
    ]);
    expect(rows).toEqual([
      { line: 1, verdict: 'error' },
      { line: 2, verdict: 'error' },
      { line: 3, verdict: 'new' },
    ]);
    const [last] = await database.rows('SELECT max(line) AS line FROM import_row WHERE import_id = $1', [long]);
    expect(last).toEqual({ line: ROWS * 10 });
    expect(await database.rows('SELECT counts FROM import WHERE id = $1', [short])).toEqual([
      { counts: { new: 1, error: 0 } },
    ]);
  });
});

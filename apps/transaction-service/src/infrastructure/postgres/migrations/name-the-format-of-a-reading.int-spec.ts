import { randomUUID } from 'node:crypto';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { ledgerMigrations } from '../../../transaction-service.module';
import { SqlImportRepository } from '../import/import.repository';
import { NameTheFormatOfAReading1764000008000 } from './name-the-format-of-a-reading.migration';

const mapping = {
  charset: 'utf-8',
  delimiter: ';',
  headerLine: null,
  decimal: ',',
  dateFormat: 'DD.MM.YYYY',
  columns: { date: 0, amount: 1 },
};

describe('imports from before a reading said its format', () => {
  let database: LedgerDatabase;
  const migration = new NameTheFormatOfAReading1764000008000();
  const [ledgerId, read, unread] = [randomUUID(), randomUUID(), randomUUID()];

  beforeAll(async () => {
    const before = ledgerMigrations.slice(0, ledgerMigrations.indexOf(NameTheFormatOfAReading1764000008000));
    database = await startLedgerDatabase(before);
    for (const [id, state, was] of [
      [read, 'preview', mapping],
      [unread, 'failed', null],
    ] as const) {
      await database.rows(
        `INSERT INTO import (ledger_id, id, state, file_name, shape, file_columns, preset_used, mapping_corrected, mapping, accounts,
           counts, warnings, created_at, version)
         VALUES ($1, $2, $3, 'a.csv', 's', '[]', false, false, $4, '[]', '{}', '[]', now(), 1)`,
        [ledgerId, id, state, was && JSON.stringify(was)],
      );
    }
    await database.rows(
      'INSERT INTO import_preset (ledger_id, shape, mapping, updated_at) VALUES ($1, $2, $3, now())',
      [ledgerId, 's', JSON.stringify(mapping)],
    );
    await migration.up(database.dataSource.createQueryRunner());
  });
  afterAll(() => database.stop());

  it('are CSV by the mapping that they had, as are the readings that were remembered', async () => {
    const imports = new SqlImportRepository(database.unitOfWork);
    expect((await imports.find(ledgerId, read))?.reading).toEqual({ format: 'csv', mapping });
    expect((await imports.find(ledgerId, unread))?.reading).toBeNull();
    const presets = await database.rows('SELECT reading FROM import_preset', []);
    expect(presets).toEqual([{ reading: { format: 'csv', mapping } }]);
  });

  it('have their mapping back where the migration is taken back', async () => {
    await migration.down(database.dataSource.createQueryRunner());
    const rows = await database.rows('SELECT mapping FROM import ORDER BY mapping IS NULL', []);
    expect(rows).toEqual([{ mapping }, { mapping: null }]);
    expect(await database.rows('SELECT mapping FROM import_preset', [])).toEqual([{ mapping }]);
  });
});

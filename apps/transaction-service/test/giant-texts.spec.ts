import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@pft/kernel';
import { readImport } from '../src/application/import/reading/read-import';
import { latestDay } from '../src/domain/ledger-date';
import { openStatement, statementReaders } from '../src/infrastructure/import-file/detect-format';
import { Sha256Digest } from '../src/infrastructure/import-file/sha-256-digest';
import { readRowBatches, writeRows } from '../src/infrastructure/import-file/thread/rows-file';
import { rowToJson } from '../src/infrastructure/postgres/import/import.rows';
import { ledgerWith } from './growth';
import { seededRandom } from './import-drawn-file';

const GIANT = 300_000;
/** Letters of an import, of which a list answers many, and of a row, of which a page answers 200. */
const MOST_OF_IMPORT = 60_000;
const MOST_OF_ROW = 20_000;
const TODAY = '2026-11-27';
const folder = join(__dirname, '../src/infrastructure/import-file/fixtures/ok');
const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
const wish = {
  baseCurrency: 'EUR',
  locale: 'en-US',
  today: TODAY,
  latestDate: latestDay(TODAY),
  account: null,
  known: null,
  usePreset: true,
};

/** What the import says, and the longest of its rows, in letters; null where the file is refused. */
async function lettersOf(text: string): Promise<{ ofImport: number; ofRow: number } | null> {
  const path = join(tmpdir(), `pft-giant-${process.pid}`);
  try {
    const file = openStatement(readers, Buffer.from(text), null, wish);
    const { rows, ...said } = await readImport(file, 'digest', wish, ledgerWith(0), new Sha256Digest());
    let ofRow = 0;
    for await (const batch of readRowBatches(path, writeRows(path, rows)))
      for (const row of batch) ofRow = Math.max(ofRow, JSON.stringify(rowToJson(row)).length);
    return { ofImport: JSON.stringify(said).length, ofRow };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  } finally {
    rmSync(path, { force: true });
  }
}

describe('what an import says of a file', () => {
  const formats = [
    /^(?!peer-).*\.csv$/,
    /^peer-.*\.csv$/,
    /\.(?:ofx|qfx)$/,
    /\.xml$/,
    /\.(?:sta|940)$/,
    /\.qif$/,
    /\.xls$/,
  ];

  it.each(formats)('%s stays short where a text in the file is a giant', async (pattern) => {
    const random = seededRandom(7);
    const names = readdirSync(folder).filter((name) => pattern.test(name));
    let read = 0;
    for (let round = 0; round < 60; round++) {
      const text = readFileSync(join(folder, names[Math.floor(random() * names.length)] ?? ''), 'utf8');
      const words = [...text.matchAll(/[\p{L}\p{N}]{2,}/gu)];
      const { index = 0, 0: word = '' } = words[Math.floor(random() * words.length)] ?? {};
      const end = index + word.length;
      const giant = text.slice(0, end) + 'x'.repeat(GIANT) + text.slice(end);
      const letters = await lettersOf(giant);
      if (!letters) continue;
      read++;
      const around = JSON.stringify(text.slice(Math.max(0, index - 60), end));
      if (letters.ofImport > MOST_OF_IMPORT || letters.ofRow > MOST_OF_ROW)
        throw new Error(`${letters.ofImport} letters and ${letters.ofRow} of a row after ${around}`);
    }
    expect(read).toBeGreaterThan(10);
  });
});

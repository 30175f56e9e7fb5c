import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarDate, DomainError, MAX_AMOUNT_MINOR, Money } from '@pft/kernel';
import { fuzzRequests, fuzzSeed } from '@pft/testing';
import { readImport, type ReadImport } from '../src/application/import/reading/read-import';
import { EARLIEST_DAY, latestDay } from '../src/domain/ledger-date';
import type { PreviewRow } from '../src/domain/import/row/preview-row';
import { openStatement, statementReaders } from '../src/infrastructure/import-file/detect-format';
import { Sha256Digest } from '../src/infrastructure/import-file/sha-256-digest';
import { damagedAnyhow } from './damaged-files/damage';
import { damagedArchive } from './damaged-files/damaged-archive';
import { PIECES } from './damaged-files/pieces';
import { drawTable } from './drawn-tables/draw-table';
import { cpuMs, ledgerWith } from './growth';
import { seededRandom } from './import-drawn-file';

const FILES = fuzzRequests(1_000);
/** Of the processor's time, for a file of some kilobytes. */
const SLOWEST_MS = 2_000;
const FEW_BYTES = 300;
const TODAY = '2026-11-27';
const wish = {
  baseCurrency: 'EUR',
  locale: 'en-US',
  today: TODAY,
  latestDate: latestDay(TODAY),
  account: { id: 'giro', currency: 'EUR', type: 'checking' },
  known: null,
  usePreset: true,
};
const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });

const folder = join(__dirname, '../src/infrastructure/import-file/fixtures/ok');
const fixtures = (pattern: RegExp) =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(folder, name)));
/** A few lines of each are enough, and quick. */
const beginningOf = (file: Buffer) => file.subarray(0, file.indexOf('\n', FEW_BYTES) + 1 || undefined);
const drawnTables = () => Array.from({ length: 40 }, (_, index) => Buffer.from(drawTable(index + 1).bytes));

const formats: readonly {
  name: string;
  files: readonly Buffer[];
  pieces?: readonly string[];
  damage?: typeof damagedAnyhow;
}[] = [
  {
    name: 'tables',
    files: [...fixtures(/^(?!peer-).*\.csv$/), ...drawnTables()].map(beginningOf),
    pieces: PIECES.table,
  },
  { name: 'exports of other programs', files: fixtures(/^peer-.*\.csv$/).map(beginningOf), pieces: PIECES.peer },
  { name: 'OFX and QFX', files: fixtures(/\.(?:ofx|qfx)$/), pieces: PIECES.ofx },
  { name: 'CAMT', files: fixtures(/\.xml$/), pieces: PIECES.camt },
  { name: 'MT940 and MT942', files: fixtures(/\.(?:sta|940)$/), pieces: PIECES.mt940 },
  { name: 'QIF', files: fixtures(/\.qif$/), pieces: PIECES.qif },
  { name: 'Excel', files: fixtures(/\.xlsx$/), pieces: PIECES.sheet, damage: damagedArchive },
  { name: 'tables named .xls', files: fixtures(/\.xls$/), pieces: PIECES.html },
  { name: 'archives', files: fixtures(/\.zip$/), damage: damagedArchive },
];

describe('damaged files', () => {
  it.each(formats)(
    'of $name are read or refused with a reason, and what is read can be booked',
    async ({ files, pieces, damage = damagedAnyhow }) => {
      const seed = fuzzSeed();
      const random = seededRandom(seed);
      const came = { read: 0, rows: 0, refused: 0 };
      let slowest = 0;
      for (let index = 0; index < FILES; index++) {
        const original = files[Math.floor(random() * files.length)] ?? Buffer.alloc(0);
        const bytes = damage(original, { random, others: files, ...(pieces && { pieces }) });
        const named = (what: string) => `Seed ${seed}, file ${index}${what}: ${bytes.toString('base64')}`;
        const before = performance.now();
        const rows = await rowsIn(bytes).catch((cause: unknown) => {
          throw new Error(named(''), { cause });
        });
        const tookMs = performance.now() - before;
        // By the clock it may have been another program that took the time; the file is read again by the processor's.
        if (tookMs > SLOWEST_MS && (await cpuMs(async () => void (await rowsIn(bytes)))) > SLOWEST_MS)
          throw new Error(named(' takes too long'));
        slowest = Math.max(slowest, tookMs);
        if (rows === null) came.refused++;
        else came.read++;
        came.rows += rows ?? 0;
      }
      console.log(
        `[figures] seed ${seed}: ${came.read} read (${came.rows} rows), ${came.refused} refused, ${Math.round(slowest)} ms at most`,
      );
      // A fuzz that reads nothing, or nothing wrong, proves nothing.
      expect(came.read).toBeGreaterThan(FILES / 4);
      expect(came.refused).toBeGreaterThan(0);
    },
    1_800_000,
  );
});

/** How many there are, or null where the file is refused; anything that is wrong is thrown. */
async function rowsIn(bytes: Buffer): Promise<number | null> {
  try {
    const file = openStatement(readers, bytes, null, wish);
    file.size();
    const found = await readImport(file, 'digest', wish, ledgerWith(0), new Sha256Digest());
    const rows = [...found.rows];
    const wrong = [...wrongInPreview(found), ...rows.flatMap(wrongInRow)];
    if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('\n'));
    return rows.length;
  } catch (error) {
    if (error instanceof DomainError && isExplained(error)) return null;
    throw error;
  }
}

const isExplained = ({ code, message }: DomainError) => /^import-/.test(code) && /[.!?]$/.test(message);
const isDay = (date: string) => CalendarDate.is(date) && date >= EARLIEST_DAY && date <= wish.latestDate;
const isAmount = ({ amountMinor }: Money) => amountMinor > 0n && amountMinor <= MAX_AMOUNT_MINOR;
/** No half of a letter, and no NUL. */
const isStorable = (text: string) => Buffer.from(text).toString() === text && !text.includes('\0');
const isText = (text: string | null, most: number) =>
  text === null || (text !== '' && isStorable(text) && [...text].length <= most);

/** All texts that are stored or answered as JSON. */
function wrongInPreview({ preview, fileColumns }: ReadImport): string[] {
  const found: string[] = [];
  JSON.stringify([preview, fileColumns], (key, value: unknown) => {
    if (typeof value === 'string' && !isStorable(value)) found.push(`${key} ${JSON.stringify(value)}`);
    return typeof value === 'bigint' ? 0 : value;
  });
  return found;
}

/** What the ledger relies on, whatever the file. */
function wrongInRow({ line, source, verdict, reason, values, target }: PreviewRow): string[] {
  const found: string[] = [];
  const wants = (holds: boolean, what: string) => void (holds || found.push(`line ${line}: ${what}`));
  wants(line >= 1, 'no line');
  wants(source?.cells.every(isStorable) ?? false, `cells ${JSON.stringify(source?.cells)}`);
  wants(verdict !== 'error' || (reason?.endsWith('.') ?? false), `reason ${reason}`);
  if (!values) return found;
  const { date, valueDate, amount, payee, payeeName, note, details } = values;
  wants(target !== null, 'no account');
  wants(isDay(date), `date ${date}`);
  wants(valueDate === null || CalendarDate.is(valueDate), `value date ${valueDate}`);
  wants(isAmount(amount), `amount ${String(amount)}`);
  wants(isText(payee, 500) && isText(payeeName, 200) && isText(note, 1_000), `texts ${JSON.stringify(values.payee)}`);
  const parts = details?.splits ?? [];
  const sum = parts.reduce((left, part) => left.minus(part.amount), amount);
  wants(parts.length === 0 || (parts.length > 1 && sum.isZero()), `parts ${JSON.stringify(parts)}`);
  return found;
}

import { DomainError } from '@pft/kernel';
import { openStatement, statementReaders } from '../src/infrastructure/import-file/detect-format';
import { drawTable } from './drawn-tables/draw-table';
import { seededRandom } from './import-drawn-file';

const FILES = process.env.TEST_LONG === '1' ? 20_000 : 1_000;
const SEED = Number(process.env.READING_SEED ?? 1);
/** Statements that are mangled again and again. */
const STATEMENTS = 100;
const SLOWEST_MS = 2_000;

const context = { locale: 'de', baseCurrency: 'EUR', account: null, today: '2026-11-27' };
const readers = statementReaders({ maxRows: 100_000, maxColumns: 1_000 });

/** Reads a file to its end, or is refused; anything else is thrown. */
function read(bytes: Uint8Array): number {
  const before = process.cpuUsage();
  try {
    const file = openStatement(readers, bytes, null, context);
    file.size();
    file.columns();
    file.shape();
    const { reading } = file.propose(context);
    const entries = file.read(reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' }).entries;
    for (const entry of entries) void entry.source.cells;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function mangled(bytes: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = () => Math.floor(random() * copy.length);
  for (let i = Math.floor(random() * 30); i >= 0; i--) {
    if (random() < 0.5) copy[at()] = Math.floor(random() * 256);
    else copy.copyWithin(at(), at(), Math.min(copy.length, at() + 60));
  }
  return random() < 0.1 ? copy.subarray(0, at()) : copy;
}

describe(`mangled statements from seed ${SEED}`, () => {
  const statements = Array.from({ length: STATEMENTS }, (_, i) => drawTable(SEED + i).bytes);

  it(`are read or refused, ${FILES} of them, none with an unforeseen error and none for long`, () => {
    const random = seededRandom(SEED);
    let slowest = 0;
    for (let i = 0; i < FILES; i++) {
      const statement = statements[i % STATEMENTS] ?? Buffer.alloc(0);
      slowest = Math.max(slowest, read(mangled(statement, random)));
    }
    console.log(`[figures] ${FILES} mangled statements, the slowest took ${Math.round(slowest)} ms of the processor`);
    expect(slowest).toBeLessThan(SLOWEST_MS);
  });

  it.each([
    ['10 MiB in one cell', `Date,Text,Amount\n2026-01-01,"${'x'.repeat(10_485_760)}",-1.00\n`],
    [
      'a million delimiters',
      `Date;Amount\n${';'.repeat(900)}\n${'01.01.2026;1,00\n'.repeat(3)}${';\n'.repeat(500_000)}`,
    ],
    [
      'quotes that are not doubled, a megabyte of them',
      `Date,Text,Amount\n${'2026-01-02,"b"c"d",2.00\n'.repeat(45_000)}`,
    ],
    [
      '200 columns of figures',
      Array.from({ length: 200 }, (_, row) =>
        ['2026-01-01', ...Array.from({ length: 199 }, (__, column) => (column * 7.13 + row).toFixed(2))].join(','),
      ).join('\n'),
    ],
    [
      'columns that pair with each other',
      Array.from({ length: 300 }, (_, row) =>
        ['2026-01-01', ...Array.from({ length: 60 }, (__, column) => ((row + column) % 2 === 0 ? '1.00' : ''))].join(
          ',',
        ),
      ).join('\n'),
    ],
    [
      'dates and amounts that are nearly such',
      'Date,Text,Amount\n' + "99/99/9999 99:99:99 mon,1-2-3,(1.2,3'4-)\n".repeat(30_000),
    ],
    ['nothing', ''],
    ['one NUL', '\0'],
  ])('reads or refuses %s within ten seconds', (_name, text) => {
    expect(read(Buffer.from(text))).toBeLessThan(10_000);
  });
});

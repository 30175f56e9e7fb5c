import { DomainError } from '@pft/kernel';
import { openStatement, statementReaders } from '../src/infrastructure/import-file/detect-format';

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

describe('tables that are meant to harm', () => {
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

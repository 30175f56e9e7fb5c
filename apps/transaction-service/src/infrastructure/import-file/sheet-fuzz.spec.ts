import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { CalendarDate, DomainError } from '@pft/kernel';
import { fuzzRequests, fuzzSeed } from '@pft/testing';
import { seededRandom } from '../../../test/import-drawn-file';
import { zipOf } from '../../../test/workbook';
import type { StatementEntry } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures', 'ok');
const seeds = readdirSync(folder)
  .filter((name) => /\.(?:xlsx|xls|zip)$/.test(name))
  .map((name) => readFileSync(join(folder, name)));

/** What workbooks and tables of HTML are made of, put where it does not belong. */
const PIECES = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '&',
    ';',
    '"',
    '=',
    '\0',
    '\r',
    ' ',
    '-',
    ',',
    '.',
    '0',
    '9',
    'x',
    'é',
    '_x0000_',
    '_xD800_',
  ],
  ...[
    '<row>',
    '</row>',
    '<row r="0">',
    '<row r="9999999">',
    '<c r="ZZZ9">',
    '<c>',
    '</c>',
    ' t="s"',
    ' t="e"',
    ' t="d"',
  ],
  ...[
    ' t="inlineStr"',
    ' s="999"',
    ' r="-1"',
    '<v>',
    '</v>',
    '<v>1e308</v>',
    '<v>-1</v>',
    '<v>NaN</v>',
    '<v>2958466</v>',
  ],
  ...['<is><t>', '</t></is>', '<f>', '</f>', '<si>', '</si>', '<rPh>', '</sheetData>', '<mergeCell ref="A1:Z99"/>'],
  ...['formatCode="[h]:mm"', 'formatCode="\\"', 'numFmtId="14"', 'date1904="1"', 'state="hidden"', 'Target="../a"'],
  ...[
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td>',
    '<td colspan=9999>',
    '<td rowspan="-1">',
    '</td>',
    '<br>',
    '<script>',
  ],
  ...[
    '&nbsp;',
    '&#0;',
    '&#xD800;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a>',
    '<?',
    '9'.repeat(400),
    '1904-02-30',
  ],
];

function damaged(random: () => number, original: Buffer): Buffer {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  let bytes = original;
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) {
    const at = Math.floor(random() * bytes.length);
    const length = Math.floor(random() ** 3 * 60);
    const kind = random();
    const put = kind < 0.7 ? Buffer.from(pick(PIECES)) : bytes.subarray(at, at + length);
    const rest = kind < 0.2 || kind > 0.8 ? at + length : at;
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(rest)]);
  }
  return bytes;
}

/** Damaged in what the archive holds, which is more than its bytes let through, or in the bytes themselves. */
function drawn(random: () => number): Buffer {
  const original = seeds[Math.floor(random() * seeds.length)] ?? Buffer.alloc(0);
  if (original[0] !== 0x50 || random() < 0.15) return damaged(random, original);
  const files = new AdmZip(original, { noSort: true }).getEntries();
  if (files.some(({ header }) => header.encrypted)) return damaged(random, original);
  const hit = Math.floor(random() * files.length);
  const sheets = files.findIndex(({ entryName }) => entryName.includes('sheet1'));
  const target = random() < 0.5 && sheets >= 0 ? sheets : hit;
  return zipOf(
    Object.fromEntries(
      files.map((file, at) => [file.entryName, at === target ? damaged(random, file.getData()) : file.getData()]),
    ),
  );
}

/** No half of a letter, and no NUL. */
const isStorable = (text: string) => Buffer.from(text).toString() === text && !text.includes('\0');

/** What the ledger relies on, whatever the file. */
function requireSound(entry: StatementEntry): void {
  expect(entry.line).toBeGreaterThanOrEqual(1);
  expect(entry.source.cells.every(isStorable)).toBe(true);
  if (!('values' in entry)) return;
  const { date, valueDate, amount, payee, note } = entry.values;
  expect(CalendarDate.is(date) && (valueDate === null || CalendarDate.is(valueDate))).toBe(true);
  expect(amount.isPositive()).toBe(true);
  expect([payee, note].every((text) => text === null || (text !== '' && isStorable(text)))).toBe(true);
}

describe('workbooks, tables of HTML and archives with something wrong in them', () => {
  it('are read or refused, and never anything else', () => {
    const seed = fuzzSeed();
    const random = seededRandom(seed);
    const context = { locale: 'en-US', baseCurrency: 'EUR', account: null, today: '2026-11-27' };
    let [read, refused] = [0, 0];
    for (let index = 0; index < fuzzRequests(1_000); index++) {
      const bytes = drawn(random);
      try {
        const file = openStatement(statementReaders({ maxRows: 1_000, maxColumns: 100 }), bytes, null, context);
        file.size();
        file.columns();
        const { reading } = file.propose(context);
        const { entries } = file.read(reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' });
        entries.forEach(requireSound);
        read++;
      } catch (error) {
        if (error instanceof DomainError) refused++;
        else throw new Error(`Seed ${seed}, file ${index}: ${bytes.toString('base64')}`, { cause: error });
      }
    }
    // A fuzz that reads nothing, or nothing wrong, proves nothing.
    expect(read).toBeGreaterThan(fuzzRequests(1_000) / 5);
    expect(refused).toBeGreaterThan(fuzzRequests(1_000) / 20);
  }, 600_000);
});

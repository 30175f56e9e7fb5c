import { cell, partsOf, rowOf, zipOf } from './workbook';

const MIB = 1024 * 1024;
/** With room for what stands around it in an upload of 10 MiB. */
const ALMOST = 10 * MIB - 1_000;
const HEADER = 'Date,Payee,Amount\n';

export interface HostileFile {
  name: string;
  make: () => string | Buffer;
  /** What its sender is answered: the status, and the code of the problem where it is refused. */
  status: number;
  code?: string;
}

/** The text again and again, so often as fits. */
const filled = (text: string, start = '', end = '') =>
  start + text.repeat(Math.floor((ALMOST - start.length - end.length) / text.length)) + end;
const camt = (content: string) => `<Document><BkToCstmrStmt><Stmt>${content}</Stmt></BkToCstmrStmt></Document>`;
const bomb = `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 60 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('')}]>`;
const workbook = (rows: string, others = {}) =>
  zipOf(partsOf(rowOf(...['Date', 'Payee', 'Amount'].map(cell)) + rows, others));
const sheet1 = 'xl/worksheets/sheet1.xml';

/** The same archive, whose list says of a file that it is smaller than it is. */
function lying(archive: Buffer, file: string): Buffer {
  const lie = Buffer.from(archive);
  lie.writeUInt32LE(1_000, archive.lastIndexOf(file) - 46 + 24);
  return lie;
}

/** Files that are made to take time or memory, or to have something read that is not in them. */
export const hostileFiles: readonly HostileFile[] = [
  {
    name: 'an entity bomb in CAMT',
    make: () => `${bomb}${camt('<Ntry>&a60;</Ntry>')}`,
    status: 422,
    code: 'import-format-unsupported',
  },
  {
    name: 'an entity bomb in OFX',
    make: () => `${bomb}<OFX><STMTTRN><NAME>&a60;</STMTTRN></OFX>`,
    status: 422,
    code: 'import-format-unsupported',
  },
  {
    name: 'an entity bomb in a workbook',
    make: () => workbook('', { [sheet1]: Buffer.from(`${bomb}<worksheet>&a60;</worksheet>`) }),
    status: 422,
    code: 'import-format-unsupported',
  },
  {
    name: 'a DTD that names a file of the machine',
    make: () => `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${camt('<Ntry>&b;</Ntry>')}`,
    status: 422,
    code: 'import-format-unsupported',
  },
  {
    name: 'an entity bomb in a table of HTML',
    make: () => `${bomb}<table><tr><td>2026-01-01</td><td>&a60;</td><td>1.00</td></tr></table>`,
    status: 201,
  },
  {
    name: 'elements in each other',
    make: () => filled('<a>', '<Document><BkToCstmrStmt>'),
    status: 422,
    code: 'import-too-complex',
  },
  { name: '10 MiB of one cell', make: () => `${HEADER}2026-01-01,"${'x'.repeat(ALMOST)}",-1.00\n`, status: 201 },
  { name: '10 MiB of one amount', make: () => `${HEADER}2026-01-01,Tea,${'9'.repeat(ALMOST)}\n`, status: 201 },
  {
    name: '10 MiB in one cell of a workbook',
    make: () => workbook(rowOf(cell('2026-01-01'), cell('x'.repeat(10 * MIB)), cell(-1))),
    status: 201,
  },
  {
    name: 'a million delimiters in a row',
    make: () => `${HEADER}${','.repeat(MIB)}\n`,
    status: 413,
    code: 'import-too-many-columns',
  },
  { name: 'a million rows of delimiters', make: () => filled(',,\n', `${HEADER}2026-01-01,Tea,1.00\n`), status: 201 },
  {
    name: 'a quote that is never closed',
    make: () => filled('2026-01-01,Tea,1.00\n', `${HEADER}2026-01-01,"Tea,1.00\n`),
    status: 422,
    code: 'import-quote-unclosed',
  },
  {
    name: 'days and amounts that are nearly such',
    make: () => HEADER + "99/99/9999 99:99 mon,Tea,(1.2'3,4-)\n".repeat(10_000),
    status: 201,
  },
  {
    name: 'days and amounts without end',
    make: () => HEADER + `${'1'.repeat(50)}.${'2'.repeat(50)}.2026,Tea,${'1,2.3'.repeat(100)}\n`.repeat(2_000),
    status: 201,
  },
  {
    name: 'bytes of all kinds',
    make: () => Buffer.alloc(ALMOST, Buffer.from(Array.from({ length: 256 }, (_, at) => (at + 65) % 256))),
    status: 422,
    code: 'import-not-text',
  },
  {
    name: 'a zip bomb',
    make: () => zipOf({ 'a.csv': Buffer.alloc(60 * MIB, ' ') }),
    status: 413,
    code: 'import-archive-too-large',
  },
  {
    name: 'a zip bomb that says to be small',
    make: () => lying(zipOf({ 'a.csv': Buffer.alloc(60 * MIB, ' ') }), 'a.csv'),
    status: 422,
    code: 'import-archive-unreadable',
  },
  {
    name: 'archives in each other',
    make: () => zipOf({ 'a.zip': zipOf({ 'b.zip': zipOf({ 'c.csv': HEADER }) }) }),
    status: 422,
    code: 'import-archive-unreadable',
  },
  {
    name: 'an archive of more than a thousand files',
    make: () => zipOf(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`${at}.csv`, HEADER]))),
    status: 413,
    code: 'import-archive-too-large',
  },
  {
    name: 'a workbook bomb',
    make: () => workbook(' '.repeat(60 * MIB)),
    status: 413,
    code: 'import-archive-too-large',
  },
  {
    name: 'a workbook that says to be small',
    make: () => lying(workbook(' '.repeat(49 * MIB)), sheet1),
    status: 422,
    code: 'import-archive-broken',
  },
  {
    name: 'a workbook whose row has the number of a billion',
    make: () => workbook('<row r="1000000000"><c><v>1</v></c></row>'),
    status: 413,
    code: 'import-too-many-rows',
  },
  {
    name: 'a workbook of a million empty rows',
    make: () => workbook('<row/>'.repeat(1_100_000)),
    status: 413,
    code: 'import-too-many-rows',
  },
  {
    name: 'a workbook that says to have a billion cells',
    make: () =>
      zipOf(
        partsOf(
          Buffer.from(
            `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rowOf(cell('2026-01-01'), cell('Tea'), cell(1))}</sheetData></worksheet>`,
          ),
        ),
      ),
    status: 201,
  },
  {
    name: 'a workbook whose cells all name one long text',
    make: () =>
      workbook(rowOf('<c t="s"><v>0</v></c>'.repeat(900)).repeat(100), {
        'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>`,
      }),
    status: 422,
    code: 'import-too-complex',
  },
  {
    name: 'an MT940 entry without end',
    make: () => filled('?20x\n', ':20:a\n:25:1\n:60F:C260101EUR1,\n:61:260102D1,NTRFa\n:86:'),
    status: 201,
  },
  {
    name: 'a QIF entry of a million parts',
    make: () => filled('SFood\n$1.00\n', "!Type:Bank\nD1/2'26\nT-1.00\n", '^\n'),
    status: 422,
    code: 'import-too-complex',
  },
  {
    name: 'an OFX entry of a million values',
    make: () => filled('<A>1', 'OFXHEADER:100\n<OFX><STMTRS><STMTTRN>'),
    status: 422,
    code: 'import-too-complex',
  },
];

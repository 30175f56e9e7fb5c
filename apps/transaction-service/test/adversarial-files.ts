import { adversarialMarkup } from './adversarial-markup';
import { adversarialText } from './adversarial-text';

// Files that nobody's bank sends: each asks one question of whatever reads it. `make` takes a size, roughly in bytes.

export interface AdversarialFile {
  name: string;
  make: (size: number) => string;
  /** How many rows made by hand, of one day, amount and account, the ledger is to have. */
  ledgerRows?: number;
}

const HEADER = 'Date,Payee,Amount\n';
const ROW = '2026-03-14,Tea,1.00\n';
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: Math.max(count, 1) }, (_, index) => make(index)).join('');
const fill = (text: string, size: number) => text.repeat(Math.ceil(size / text.length));
const plain = (size: number) => HEADER + fill(ROW, size);
/** A table with one header and rows, as many as come to the size. */
const table = (header: string, row: (index: number) => string, size: number) => {
  const length = Math.max(row(0).length, 1);
  return `${header}\n${times(size / length, row)}`;
};
/** As many columns as come to the size with so many rows, at most the thousand that are read. */
const columns = (size: number, rows: number, cell: number) =>
  Math.min(Math.max(Math.ceil(size / (rows * cell)), 2), 999);
const rowsOf = (count: number, row: (index: number) => string) => times(count, (index) => `${row(index)}\n`);
const day = (index: number) => `2026-0${1 + (index % 9)}-${10 + (index % 19)}`;

export const adversarialFiles: readonly AdversarialFile[] = [
  { name: 'a header cell of euro signs', make: (size) => `date,${'€'.repeat(size)}x\n2026-01-01,5.00` },
  {
    name: 'a header cell of pound signs and letters by turns',
    make: (size) => `date,${'£a'.repeat(size / 2)}\n2026-01-01,5.00`,
  },
  { name: 'a header cell of spaces', make: (size) => `date,amount${' '.repeat(size)}x\n2026-01-01,5.00\n` },
  { name: 'a header cell of brackets', make: (size) => `date,amount ${'('.repeat(size)}\n2026-01-01,5.00\n` },
  {
    name: 'many header cells of euro signs',
    make: (size) => `date,amount,${times(Math.min(size / 200, 900), () => `${'€'.repeat(199)},`)}\n2026-01-01,5.00\n`,
  },
  {
    name: 'columns of amounts without a header',
    make: (size) =>
      rowsOf(
        200,
        (row) => `${day(row)}${times(columns(size, 200, 5), (column) => `,${(row * 7 + column * 3) % 90}.50`)}`,
      ),
  },
  {
    name: 'columns of running balances',
    make: (size) =>
      rowsOf(200, (row) => `${day(row)}${times(columns(size, 200, 7), (column) => `,${row * (column + 1)}.00`)}`),
  },
  {
    name: 'columns of the same amounts',
    make: (size) => rowsOf(200, (row) => `${day(row)}${',1.00'.repeat(columns(size, 200, 5))}`),
  },
  {
    name: 'other account names in each row',
    make: (size) => table('Date,Payee,Amount,Account Name', (row) => `2026-03-14,Tea,1.00,Account ${row}\n`, size),
  },
  {
    name: 'other currencies and accounts in each row',
    make: (size) =>
      table(
        'Date,Payee,Amount,Currency,Account',
        (row) => `2026-03-14,Tea,1.00,${['EUR', 'USD', 'JPY'][row % 3]},A${row}\n`,
        size,
      ),
  },
  {
    name: 'a header of 200 columns with one giant cell',
    make: (size) => `date,amount,${'c,'.repeat(198)}${'x'.repeat(size)}\n2026-01-01,5.00${',1'.repeat(199)}\n`,
  },
  {
    name: 'columns named id',
    make: (size) =>
      `Date,Amount${',id'.repeat(200)}\n${rowsOf(size / 1_400, (row) => `${day(row)},-1.00${times(200, (column) => `,x${row}y${column}`)}`)}`,
  },
  {
    name: 'columns named id that repeat in the last row',
    make: (size) => {
      const row = (index: number) => `${day(index)},-1.00${times(200, (column) => `,x${index}y${column}`)}`;
      return `Date,Amount${',id'.repeat(200)}\n${rowsOf(size / 1_400, row)}${row(0)}\n`;
    },
  },
  {
    name: 'rows against hand-made rows of one day that agree with none',
    make: (size) => table('Date,Payee,Amount', (row) => `2026-03-14,Stranger ${row} of nowhere,-1.00\n`, size),
    ledgerRows: 200,
  },
  {
    name: 'rows of one payee against hand-made rows',
    make: (size) => table('Date,Payee,Amount', () => '2026-03-14,Stranger,-1.00\n', size),
    ledgerRows: 5_000,
  },
  {
    name: 'rows without a payee against hand-made rows',
    make: (size) => table('Date,Amount', () => '2026-03-14,-1.00\n', size),
    ledgerRows: 5_000,
  },
  {
    name: 'payees of many words against hand-made rows',
    make: (size) => table('Date,Payee,Amount', (row) => `2026-03-14,${fill(`w${row % 50} `, 400)},-1.00\n`, size),
    ledgerRows: 200,
  },
  { name: 'a giant cell in the middle', make: (size) => `${HEADER}${ROW}2026-03-14,${'x'.repeat(size)},1.00\n${ROW}` },
  { name: 'a giant amount', make: (size) => `${HEADER}2026-03-14,Tea,${'9'.repeat(size)}\n${ROW}` },
  { name: 'a giant amount of groups', make: (size) => `${HEADER}2026-03-14,Tea,"1${',000'.repeat(size / 4)}"\n${ROW}` },
  { name: 'a giant amount of spaces', make: (size) => `${HEADER}2026-03-14,Tea,1${' '.repeat(size)}2\n${ROW}` },
  { name: 'a giant date', make: (size) => `${HEADER}${'2026-03-14 '.repeat(size / 11)},Tea,1.00\n${ROW}` },
  {
    name: 'dates that are none',
    make: (size) =>
      table('Date,Payee,Amount', (row) => `${row % 99}.${row % 77}.20${row % 100} 1${row % 9}:99,Tea,1.00\n`, size),
  },
  {
    name: 'dates with month names',
    make: (size) =>
      table(
        'Date,Payee,Amount',
        (row) => `${10 + (row % 19)} ${['mar', 'märz', 'xxxxxxxxxxxx'][row % 3]} 2026,Tea,1.00\n`,
        size,
      ),
  },
  {
    name: 'dates in every format by turns',
    make: (size) =>
      table(
        'Date,Payee,Amount',
        (row) => `${['01/02/2026', '1.2.26', '2026-02-01', '20260201', '1 Feb 2026'][row % 5]},Tea,1.00\n`,
        size,
      ),
  },
  {
    name: 'amounts in every form by turns',
    make: (size) =>
      table(
        'Date;Payee;Amount',
        (row) => `2026-03-14;Tea;${['1.234,56', '1,234.56', '(5)', '- 5 EUR', '5,00 CR', "1'000", '€5'][row % 7]}\n`,
        size,
      ),
  },
  { name: 'quotes that never close', make: (size) => `${HEADER}${ROW}2026-03-14,"${'x\n'.repeat(size / 2)}` },
  { name: 'doubled quotes', make: (size) => `${HEADER}2026-03-14,"${'""'.repeat(size / 2)}",1.00\n` },
  { name: 'quotes that are not doubled', make: (size) => `${HEADER}2026-03-14,"${'a"b '.repeat(size / 4)}",1.00\n` },
  { name: 'quotes with spaces behind them', make: (size) => `${HEADER}2026-03-14,"${'" x'.repeat(size / 3)}",1.00\n` },
  {
    name: 'a quote before a long run of spaces',
    make: (size) => `${HEADER}2026-03-14,"a"${' '.repeat(size)}b",1.00\n`,
  },
  {
    name: 'quoted cells of many lines',
    make: (size) => `${HEADER}${times(size / 2_000, () => `2026-03-14,"${'line\r\n'.repeat(330)}",1.00\n`)}`,
  },
  { name: 'delimiters only', make: (size) => ',;\t|'.repeat(size / 4) },
  { name: 'rows of delimiters', make: (size) => fill(`${',;|\t'.repeat(20)}x\n`, size) },
  { name: 'line ends only', make: (size) => '\n'.repeat(size) },
  { name: 'line ends of all kinds below a table', make: (size) => plain(200) + '\r\n\r\n\n\r'.repeat(size / 6) },
  {
    name: 'a long preamble',
    make: (size) => `${fill('Dear customer, this is your statement\n', size)}${plain(1_000)}`,
  },
  { name: 'headers again and again', make: (size) => fill(`${HEADER}${ROW}`, size) },
  { name: 'combining marks', make: (size) => `${HEADER}2026-03-14,e${'\u0301'.repeat(size / 2)},1.00\n` },
  {
    name: 'a header of combining marks',
    make: (size) => `Date,Payee,Amount a${'\u0323\u0301'.repeat(size / 4)}\n${ROW}`,
  },
  { name: 'halves of characters', make: (size) => `${HEADER}2026-03-14,${'😀'.repeat(size / 4)},1.00\n` },
  {
    name: 'notes of many characters in each row',
    make: (size) => table('Date,Payee,Amount,Note', () => `2026-03-14,Tea,1.00,${'n😀'.repeat(700)}\n`, size),
  },
  { name: 'a note of the delimiter that goes on', make: (size) => `sep=;${'sep=;'.repeat(size / 5)}\n${plain(500)}` },
  {
    name: 'categories of many levels',
    make: (size) => table('Date,Payee,Amount,Category', () => `2026-03-14,Tea,1.00,${'a > '.repeat(25)}b\n`, size),
  },
  {
    name: 'categories of spaces',
    make: (size) => table('Date,Payee,Amount,Category', () => `2026-03-14,Tea,1.00,a${' '.repeat(97)}b\n`, size),
  },
  {
    name: 'letters of signs that pair with none',
    make: (size) => table('Date,Payee,Amount,Type', (row) => `2026-03-14,Tea,1.00,${'cdhsio'[row % 6]}\n`, size),
  },
  {
    name: 'ragged rows',
    make: (size) => `${HEADER}${times(size / 60, (row) => `2026-03-14,Tea,1.00${',x'.repeat(row % 40)}\n`)}`,
  },
  { name: 'equal rows', make: plain },
  {
    name: 'other rows each',
    make: (size) =>
      table('Date,Payee,Amount', (row) => `${day(row)},Payee ${row},-${row % 900}.${10 + (row % 90)}\n`, size),
  },
  ...adversarialMarkup,
  ...adversarialText,
];

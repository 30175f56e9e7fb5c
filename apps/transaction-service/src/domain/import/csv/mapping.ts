import type { DecimalSign } from './cells/amount-text';
import { parseDateFormat } from './cells/date-text';
import { ImportMappingInvalid } from '../import-errors';
import { DELIMITERS } from './table';

/** A column without a sign of its own says by its value whether money came in or went out. */
export interface SignColumn {
  column: number;
  in: string[];
  out: string[];
}

/** Roles of columns, counted from 0. */
export interface ImportColumns {
  date: number;
  valueDate?: number;
  payee?: number;
  note?: number;
  amount?: number;
  debit?: number;
  credit?: number;
  sign?: SignColumn;
  currency?: number;
  account?: number;
  category?: number;
  bankId?: number;
}

/** How a file is read. `headerLine` is physical, counted from 1; null says that the table begins at the first line. */
export interface ImportMapping {
  charset: string;
  delimiter: string;
  headerLine: number | null;
  decimal: DecimalSign;
  dateFormat: string;
  columns: ImportColumns;
}

/** The charsets whose decoders are tested with bank files; each is a label of the WHATWG Encoding Standard. */
const CHARSETS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
] as const;

type Nullable<T> = { [K in keyof T]?: T[K] | null };
export type ImportMappingPatch = Partial<Omit<ImportMapping, 'columns'>> & { columns?: Nullable<ImportColumns> };

const SINGLE_COLUMNS = [
  'date',
  'valueDate',
  'payee',
  'note',
  'amount',
  'debit',
  'credit',
  'currency',
  'account',
  'category',
  'bankId',
] as const;

/** A merge patch: what is absent stays, null clears. Naming `amount` drops `debit` and `credit`, and the reverse. */
export function patchMapping(mapping: ImportMapping, patch: ImportMappingPatch): ImportMapping {
  const changes = patch.columns ?? {};
  const columns: Nullable<ImportColumns> = { ...mapping.columns, ...withoutUndefined(changes) };
  if (isColumn(changes.amount)) {
    if (!isColumn(changes.debit)) delete columns.debit;
    if (!isColumn(changes.credit)) delete columns.credit;
  } else if (isColumn(changes.debit) || isColumn(changes.credit)) {
    delete columns.amount;
    if (changes.sign === undefined) delete columns.sign;
  }
  for (const key of Object.keys(columns) as (keyof ImportColumns)[]) if (columns[key] === null) delete columns[key];
  const { columns: _, ...rest } = patch;
  return { ...mapping, ...withoutUndefined(rest), columns: columns as ImportColumns };
}

/** @throws ImportMappingInvalid naming the field, when the mapping contradicts itself or the table's width */
export function checkMapping(mapping: ImportMapping, width: number): void {
  const fail = (message: string, field: string): never => {
    throw new ImportMappingInvalid(message, {}, `mapping.${field}`);
  };
  if (!(CHARSETS as readonly string[]).includes(mapping.charset))
    fail(`The charset must be one of ${CHARSETS.join(', ')}.`, 'charset');
  if (!(DELIMITERS as readonly string[]).includes(mapping.delimiter))
    fail('The delimiter must be a comma, a semicolon, a tab or a bar.', 'delimiter');
  if (!parseDateFormat(mapping.dateFormat))
    fail(
      'Send day (DD), month (MM or MMM) and year (YYYY or YY) with one separator, such as DD.MM.YYYY.',
      'dateFormat',
    );
  const { columns } = mapping;
  for (const role of SINGLE_COLUMNS) {
    const column = columns[role];
    if (column !== undefined && column >= width)
      fail(`The table has ${width} columns, counted from 0.`, `columns.${role}`);
  }
  if (columns.date === undefined) fail('One column must hold the date.', 'columns.date');
  const pair = columns.debit !== undefined && columns.credit !== undefined;
  const half = columns.debit !== undefined || columns.credit !== undefined;
  if (columns.amount === undefined && !pair)
    fail('Name an amount column, or one for debit and one for credit.', 'columns.amount');
  if (columns.amount !== undefined && half) fail('Name either amount, or debit and credit.', 'columns.amount');
  if (columns.sign) checkSign(columns.sign, columns, width, fail);
}

function checkSign(
  sign: SignColumn,
  columns: ImportColumns,
  width: number,
  fail: (message: string, field: string) => never,
): void {
  if (columns.amount === undefined) fail('A sign column goes with an amount column.', 'columns.sign');
  if (sign.column >= width) fail(`The table has ${width} columns, counted from 0.`, 'columns.sign.column');
  if (sign.in.length + sign.out.length === 0) fail('Name the values that mean in or out.', 'columns.sign.in');
  const inside = new Set(sign.in.map(flagKey));
  if (sign.out.some((value) => inside.has(flagKey(value))))
    fail('A value cannot mean both in and out.', 'columns.sign.out');
}

/** How values of a sign column are compared. */
export function flagKey(value: string): string {
  return value.normalize('NFC').trim().toLowerCase();
}

function isColumn(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

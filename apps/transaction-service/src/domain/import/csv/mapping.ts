import type { DecimalSign } from './cells/amount-text';
import { wordKey } from './cells/clean-text';
import { parseDateFormat } from './cells/date-format';
import type { BalanceOrder } from './evidence/balance-steps';
import { ImportMappingInvalid } from '../import-errors';
import { DELIMITERS, type QuoteStyle } from './table';
import { isCharset } from './charsets';

/** A column without a sign of its own says by its value whether money came in or went out. */
export interface SignColumn {
  column: number;
  in: string[];
  out: string[];
}

/** A column that says of a row that it is not booked: not yet, or never. Rows with another word are booked. */
export interface StateColumn {
  column: number;
  pending: string[];
  void: string[];
}

/** Of several columns of amounts, one a currency. */
export interface CurrencyAmount {
  column: number;
  currency: string;
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
  /** In place of `amount`: each row fills one of them. */
  amounts?: CurrencyAmount[];
  sign?: SignColumn;
  /** What is taken besides the amount. */
  fee?: number;
  /** The running balance. */
  balance?: number;
  state?: StateColumn;
  currency?: number;
  originalAmount?: number;
  originalCurrency?: number;
  account?: number;
  category?: number;
  bankId?: number;
}

/** What the running balance is used for. */
export interface BalanceUse {
  /** In which order the rows happened. */
  order: BalanceOrder;
  /** The figures have no sign, each takes that of its step of the balance; before the first row there is none, so it is said here. */
  firstRow?: 'in' | 'out';
  /** Rows that no balance counts in are not booked yet; those of which no balance says anything are what is said here. */
  blanks?: 'pending' | 'booked';
}

/** How a file is read. `headerLine` is physical, counted from 1; null says that the table begins at the first line. */
export interface ImportMapping {
  charset: string;
  delimiter: string;
  /** The sheet of the workbook that is read. */
  sheet?: string;
  /** Absent: doubled. */
  quotes?: QuoteStyle;
  headerLine: number | null;
  decimal: DecimalSign;
  dateFormat: string;
  columns: ImportColumns;
  /** Money out is positive, as on a card's statement. */
  inverted?: boolean;
  /** Only money in carries a mark; figures without one are money out. */
  unmarked?: 'out';
  balance?: BalanceUse;
  /** How a fee is booked: within its row, or as a row of its own. Absent: within. */
  fees?: 'own';
}

type Nullable<T> = { [K in keyof T]?: T[K] | null };
type BalanceUsePatch = Nullable<Omit<BalanceUse, 'order'>> & { order?: BalanceOrder };
type Cleared = 'quotes' | 'inverted' | 'unmarked' | 'balance' | 'fees';
export type ImportMappingPatch = Partial<Omit<ImportMapping, 'columns' | Cleared>> &
  Nullable<Pick<ImportMapping, Exclude<Cleared, 'balance'>>> & {
    columns?: Nullable<ImportColumns>;
    balance?: BalanceUsePatch | null;
  };

const SINGLE_COLUMNS = [
  'date',
  'valueDate',
  'payee',
  'note',
  'amount',
  'debit',
  'credit',
  'fee',
  'balance',
  'currency',
  'originalAmount',
  'originalCurrency',
  'account',
  'category',
  'bankId',
] as const;

/** A merge patch: what is absent stays, null clears. Naming `amount` drops `debit`, `credit` and `amounts`, and so on. */
export function patchMapping(mapping: ImportMapping, patch: ImportMappingPatch): ImportMapping {
  const changes = patch.columns ?? {};
  const columns: Nullable<ImportColumns> = { ...mapping.columns, ...withoutUndefined(changes) };
  if (isNamed(changes.amount)) drop(columns, changes, ['debit', 'credit', 'amounts']);
  else if (isNamed(changes.debit) || isNamed(changes.credit)) {
    drop(columns, changes, ['amount', 'amounts']);
    if (changes.sign === undefined) delete columns.sign;
  } else if (isNamed(changes.amounts)) drop(columns, changes, ['amount', 'debit', 'credit', 'sign']);
  const { columns: _, ...rest } = patch;
  const patched: object = { ...mapping, ...withoutUndefined(rest), ...balanceOf(mapping, patch, columns) };
  return withoutNull({ ...patched, columns: withoutNull(columns) }) as ImportMapping;
}

/** What the balance gave a sign to may have one now, and a balance that has no column any more is no use. */
function balanceOf(
  { balance }: ImportMapping,
  patch: ImportMappingPatch,
  columns: Nullable<ImportColumns>,
): { balance?: BalanceUsePatch | null } {
  if (patch.balance) return { balance: withoutNull({ ...balance, ...withoutUndefined(patch.balance) }) };
  if (patch.balance === null || !balance) return {};
  if (!isNamed(columns.balance)) return { balance: null };
  const { firstRow: _, ...use } = balance;
  return columns.sign || !isNamed(columns.amount) ? { balance: use } : {};
}

function drop(
  columns: Nullable<ImportColumns>,
  changes: Nullable<ImportColumns>,
  keys: readonly ('amount' | 'debit' | 'credit' | 'amounts' | 'sign')[],
): void {
  for (const key of keys) if (!isNamed(changes[key])) delete columns[key];
}

type Fail = (message: string, field: string) => never;

/** @throws ImportMappingInvalid naming the field, when the mapping contradicts itself or the table's width */
export function checkMapping(mapping: ImportMapping, width: number): void {
  const fail: Fail = (message, field) => {
    throw new ImportMappingInvalid(message, {}, `mapping.${field}`);
  };
  if (!isCharset(mapping.charset))
    fail('Send a charset of the Encoding Standard, such as utf-8, or cp437, cp850 or cp852.', 'charset');
  if (!(DELIMITERS as readonly string[]).includes(mapping.delimiter))
    fail('The delimiter must be a comma, a semicolon, a tab or a bar.', 'delimiter');
  if (!parseDateFormat(mapping.dateFormat))
    fail(
      'Send day (DD), month (MM or MMM) and year (YYYY or YY) with one separator, such as DD.MM.YYYY.',
      'dateFormat',
    );
  checkColumns(mapping, width, fail);
}

function checkColumns({ columns, balance, fees }: ImportMapping, width: number, fail: Fail): void {
  const within = (column: number, field: string) => {
    if (column >= width) fail(`The table has ${width} columns, counted from 0.`, `columns.${field}`);
  };
  for (const role of SINGLE_COLUMNS) within(columns[role] ?? 0, role);
  if (columns.date === undefined) fail('One column must hold the date.', 'columns.date');
  const half = columns.debit !== undefined || columns.credit !== undefined;
  const ways = [columns.amount !== undefined, half, columns.amounts !== undefined].filter(Boolean).length;
  if (ways === 0) fail('Name an amount column, or one for debit or for credit.', 'columns.amount');
  if (ways > 1) fail('Name either amount, or debit and credit.', 'columns.amount');
  if (columns.sign) checkSign(columns.sign, columns, within, fail);
  if (columns.state) checkState(columns.state, within, fail);
  for (const { column } of columns.amounts ?? []) within(column, 'amounts');
  const order: unknown = balance?.order;
  if (balance && !order) fail('Send in which order the rows happened.', 'balance.order');
  if (balance && columns.balance === undefined) fail('Name the column of the balance.', 'columns.balance');
  if (balance?.firstRow && columns.amount === undefined)
    fail('Signs by the balance go with an amount column.', 'balance');
  if (fees && columns.fee === undefined) fail('Name the column of the fee.', 'columns.fee');
}

type Within = (column: number, field: string) => void;

function checkSign(sign: SignColumn, columns: ImportColumns, within: Within, fail: Fail): void {
  if (columns.amount === undefined) fail('A sign column goes with an amount column.', 'columns.sign');
  within(sign.column, 'sign.column');
  if (sign.in.length + sign.out.length === 0) fail('Name the values that mean in or out.', 'columns.sign.in');
  if (overlap(sign.in, sign.out)) fail('A value cannot mean both in and out.', 'columns.sign.out');
}

function checkState(state: StateColumn, within: Within, fail: Fail): void {
  within(state.column, 'state.column');
  if (overlap(state.pending, state.void)) fail('A value cannot mean both.', 'columns.state.void');
}

function overlap(some: readonly string[], others: readonly string[]): boolean {
  const keys = new Set(some.map(wordKey));
  return others.some((value) => keys.has(wordKey(value)));
}

const isNamed = (value: unknown): boolean => value !== null && value !== undefined;

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

function withoutNull(value: object): object {
  // No header is a null of its own.
  return Object.fromEntries(
    Object.entries(value).filter(([key, entry]) => (entry !== null && entry !== undefined) || key === 'headerLine'),
  );
}

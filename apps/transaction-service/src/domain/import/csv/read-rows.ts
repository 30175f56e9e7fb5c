import { CalendarDate, currencyExponent, isCurrency, Money, MAX_AMOUNT_MINOR } from '@pft/kernel';
import {
  currencyOfSymbol,
  readAmount,
  significantFraction,
  type DecimalSign,
  type WrittenAmount,
} from './cells/amount-text';
import { dateReader, parseDateFormat } from './cells/date-text';
import { currencyOfHeader } from './detect-mapping';
import type { FoundTable } from './find-table';
import { flagKey, type ImportMapping } from './mapping';
import { EARLIEST_DAY } from '../../ledger-date';
import type { EntryValues, ReadingRules, StatementEntry } from '../statement';
import type { TableRow } from './table';

const PAYEE_LENGTH = 500;
const NOTE_LENGTH = 1000;
const NAME_LENGTH = 100;

class RowProblem extends Error {}

/** Reads every row by the mapping; what cannot be read becomes the row's problem, in words for a person. */
export function readRows(table: FoundTable, mapping: ImportMapping, rules: ReadingRules): StatementEntry[] {
  const reader = new RowReader(table, mapping, rules);
  return table.rows.map((row) => readRow(row, reader));
}

function readRow(row: TableRow, reader: RowReader): StatementEntry {
  try {
    // The cells are asked for once and looked at many times.
    const once = { line: row.line, cells: row.cells };
    const values = reader.read(once);
    const cut = reader.cutOf(once, values);
    return { line: row.line, source: row, values, ...(cut.length > 0 && { cut }) };
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return { line: row.line, source: row, problem: error.message };
  }
}

class RowReader {
  private readonly date: (text: string) => CalendarDate | null;
  private readonly headerCurrency: string | null;
  private readonly in: ReadonlySet<string>;
  private readonly out: ReadonlySet<string>;
  /** Some banks write money out as negative although a flag or a column of its own says so already. */
  private readonly outIsNegative: boolean;

  constructor(
    private readonly table: FoundTable,
    private readonly mapping: ImportMapping,
    private readonly rules: ReadingRules,
  ) {
    const format = parseDateFormat(mapping.dateFormat);
    this.date = format ? dateReader(format) : () => null;
    this.headerCurrency = currencyOfHeader(table, mapping.columns);
    this.in = new Set(mapping.columns.sign?.in.map(flagKey));
    this.out = new Set(mapping.columns.sign?.out.map(flagKey));
    this.outIsNegative = this.everyOutIsNegative();
  }

  read(row: TableRow): EntryValues {
    const { columns } = this.mapping;
    this.requireWidth(row);
    const date = this.readDate(this.cell(row, columns.date), 'date');
    const valueText = this.cell(row, columns.valueDate);
    const { amount, type } = this.readMoney(row);
    return {
      date,
      valueDate: valueText === '' ? null : this.readDate(valueText, 'value date'),
      type,
      amount,
      payee: textOf(row.cells[columns.payee ?? -1], PAYEE_LENGTH),
      note: textOf(row.cells[columns.note ?? -1], NOTE_LENGTH),
      accountText: textOf(this.cell(row, columns.account), NAME_LENGTH),
      categoryText: textOf(this.cell(row, columns.category), NAME_LENGTH),
      bankId: textOf(this.cell(row, columns.bankId), 200),
    };
  }

  cutOf({ cells }: TableRow, values: EntryValues): ('payee' | 'note')[] {
    return (['payee', 'note'] as const).filter((what) => {
      const text = cells[this.mapping.columns[what] ?? -1] ?? '';
      return values[what] !== null && text.length > values[what].length && storable(text).length > values[what].length;
    });
  }

  private cell(row: TableRow, column: number | undefined): string {
    return column === undefined ? '' : (row.cells[column] ?? '').trim();
  }

  private requireWidth({ cells }: TableRow): void {
    const { width } = this.table;
    if (cells.length < width) fail(`The row has ${cells.length} columns, the table has ${width}.`);
    if (cells.slice(width).some((cell) => cell.trim() !== ''))
      fail(`The row has ${cells.length} columns, the table has ${width}.`);
  }

  private readDate(text: string, what: string): string {
    if (text === '') fail(`The ${what} is missing.`);
    const date =
      this.date(text) ?? fail(`The ${what} «${short(text)}» is no day written as ${this.mapping.dateFormat}.`);
    if (date < EARLIEST_DAY || date > this.rules.latestDate)
      fail(`The ${what} ${date} is not between ${EARLIEST_DAY} and ${this.rules.latestDate}.`);
    return date;
  }

  private readMoney(row: TableRow): { amount: Money; type: 'income' | 'expense' } {
    const { columns, decimal } = this.mapping;
    const written = columns.amount === undefined ? this.pair(row) : this.single(row);
    const currency = this.currencyOf(row, written);
    const amount = money(written, currency, decimal);
    if (amount.isZero()) fail('The amount is zero: nothing was moved.');
    return { amount, type: written.negative ? 'expense' : 'income' };
  }

  private single(row: TableRow): WrittenAmount {
    const { columns } = this.mapping;
    const written = this.figure(this.cell(row, columns.amount));
    if (!columns.sign) return written;
    const text = this.cell(row, columns.sign.column);
    const flag = flagKey(text);
    if (!this.in.has(flag) && !this.out.has(flag)) {
      const known = [...columns.sign.in, ...columns.sign.out].map((value) => `«${value}»`).join(', ');
      fail(`The sign column holds ${text === '' ? 'nothing' : `«${short(text)}»`}, not one of ${known}.`);
    }
    if (this.in.has(flag)) return written;
    return { ...written, negative: this.outIsNegative ? written.negative : !written.negative };
  }

  /** Exactly one of debit and credit says something; a zero beside the figure is how some banks leave a cell empty. */
  private pair(row: TableRow): WrittenAmount {
    const { columns } = this.mapping;
    const [debitText, creditText] = [this.cell(row, columns.debit), this.cell(row, columns.credit)];
    const debit = debitText === '' ? null : this.figure(debitText);
    const credit = creditText === '' ? null : this.figure(creditText);
    const spent = debit && !isZero(debit) ? debit : null;
    const earned = credit && !isZero(credit) ? credit : null;
    if (spent && earned) fail('The row has both a debit and a credit.');
    if (earned) return earned;
    if (spent) return { ...spent, negative: this.outIsNegative ? spent.negative : !spent.negative };
    return debit ?? credit ?? fail('The row has neither a debit nor a credit.');
  }

  private figure(text: string): WrittenAmount {
    if (text === '') fail('The amount is missing.');
    const sign = this.mapping.decimal === '.' ? 'point' : 'comma';
    return readAmount(text, this.mapping.decimal) ?? fail(`«${short(text)}» is no amount with a decimal ${sign}.`);
  }

  private currencyOf(row: TableRow, written: WrittenAmount): string {
    const text = this.cell(row, this.mapping.columns.currency);
    if (text !== '') return currencyOfSymbol(text, isCurrency) ?? fail(`«${short(text)}» is no currency.`);
    const beside = written.currency ? currencyOfSymbol(written.currency, isCurrency) : null;
    return (
      beside ??
      this.headerCurrency ??
      this.rules.fallbackCurrency(textOf(this.cell(row, this.mapping.columns.account), NAME_LENGTH))
    );
  }

  private everyOutIsNegative(): boolean {
    const { columns, decimal } = this.mapping;
    let some = false;
    for (const row of this.table.rows) {
      const isOut = columns.sign
        ? this.out.has(flagKey(this.cell(row, columns.sign.column)))
        : columns.debit !== undefined;
      if (!isOut) continue;
      const written = readAmount(this.cell(row, columns.sign ? columns.amount : columns.debit), decimal);
      if (!written || isZero(written)) continue;
      if (!written.negative) return false;
      some = true;
    }
    return some;
  }
}

function money(written: WrittenAmount, currency: string, decimal: DecimalSign): Money {
  const exponent = currencyExponent(currency);
  const fraction = significantFraction(written.fraction, exponent);
  if (fraction.length > exponent) {
    const figure = `${written.whole}${decimal}${written.fraction}`;
    fail(`The amount ${figure} has ${fraction.length} decimals, ${currency} has ${exponent}.`);
  }
  const amountMinor = BigInt(written.whole + fraction.padEnd(exponent, '0'));
  if (amountMinor > MAX_AMOUNT_MINOR) fail('The amount is larger than a transaction can hold.');
  return Money.of(amountMinor, currency);
}

function isZero(written: WrittenAmount): boolean {
  return /^0*$/.test(written.whole + written.fraction);
}

/** U+0000 cannot be stored. */
const storable = (text: string): string => text.replaceAll('\u0000', '');

/** Text as the file has it, as long as it can be stored; null where nothing is left. */
function textOf(text: string | undefined, length: number): string | null {
  if (text === undefined) return null;
  const stored = storable(text);
  if (stored.trim() === '') return null;
  return stored.length > length ? firstSigns(stored, length) : stored;
}

function short(text: string): string {
  return text.length > 40 ? `${firstSigns(text, 40)}…` : text;
}

/** So many whole characters; a text of megabytes is not taken apart for its first ones. */
function firstSigns(text: string, count: number): string {
  return [...text.slice(0, 2 * count)].slice(0, count).join('');
}

function fail(problem: string): never {
  throw new RowProblem(problem);
}

import { currencyExponent } from '@pft/kernel';
import type { IgnoredReason, ReadingRules } from '../../statement';
import { figureOf, readAmount, significantFraction, splitAmount, type WrittenAmount } from '../cells/amount-text';
import { cleanText, isBlank, wordKey } from '../cells/clean-text';
import { currencyOf } from '../cells/currency-text';
import { dateOfDay, dayReader, parseDateFormat, type DayReader } from '../cells/date-format';
import { splitUnit } from '../cells/header-words';
import { sumWord } from '../cells/sum-words';
import type { FoundTable } from '../find-table';
import type { ImportMapping } from '../mapping';
import { isMovement, type Movement, type RowOutcome } from './row-outcome';
import { shortText, storedText, NAME_LENGTH } from './stored-text';
import { wholeColumns, writesThreeDecimals, type WholeColumns } from './whole-columns';
import { bookingDay, fail, minorOf, RowProblem } from './written-values';

/** A figure of the row and the currency that is known of it. */
interface SignedAmount {
  written: WrittenAmount;
  negative: boolean;
  currency: string | null;
}

/** Reads single rows by a mapping: what moved and when, or why that cannot be told, in words for a person. */
export class RowReader {
  private readonly day: DayReader;
  private readonly whole: WholeColumns;
  private readonly headerCurrency: string | null;
  private readonly in: ReadonlySet<string>;
  private readonly out: ReadonlySet<string>;
  private readonly states: ReadonlyMap<string, IgnoredReason>;
  /** Columns that hold no text. */
  private readonly values: ReadonlySet<number | undefined>;
  /** Whether a zero is the third decimal of a file that always writes three, and not the end of a thousand. */
  private spareDecimal: boolean | null = null;

  constructor(
    private readonly table: FoundTable,
    private readonly mapping: ImportMapping,
    private readonly rules: ReadingRules,
  ) {
    const { columns } = mapping;
    const format = parseDateFormat(mapping.dateFormat);
    this.day = format ? dayReader(format) : () => null;
    this.whole = wholeColumns(table.rows, mapping);
    this.headerCurrency = this.currencyOfHeader();
    this.in = new Set(columns.sign?.in.map(wordKey));
    this.out = new Set(columns.sign?.out.map(wordKey));
    this.states = new Map([
      ...(columns.state?.pending ?? []).map((word) => [wordKey(word), 'pending'] as const),
      ...(columns.state?.void ?? []).map((word) => [wordKey(word), 'void'] as const),
    ]);
    const { date, valueDate, amount, debit, credit, fee, balance, originalAmount } = columns;
    const amounts = columns.amounts?.map(({ column }) => column) ?? [];
    this.values = new Set([date, valueDate, amount, debit, credit, fee, balance, originalAmount, ...amounts]);
  }

  read(cells: readonly string[], index: number): RowOutcome {
    const sum = this.sumOf(cells);
    const ignored = this.ignored(cells, index);
    const balance = this.figure(cells, this.mapping.columns.balance);
    try {
      this.requireWidth(cells);
      return this.movement(cells, index, sum, ignored, balance);
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      return { problem: error.message, sum, ignored, balance, isText: this.isText(cells) };
    }
  }

  private isText(cells: readonly string[]): boolean {
    if (this.cell(cells, this.mapping.columns.date) !== '') return false;
    return [...this.values].every((column) => isBlank(this.cell(cells, column)));
  }

  private movement(
    cells: readonly string[],
    index: number,
    sum: Movement['sum'],
    ignored: IgnoredReason | null,
    balance: number,
  ): Movement {
    const { columns } = this.mapping;
    const valueDay = this.dayAt(cells, columns.valueDate);
    const valueDate = valueDay === null ? null : dateOfDay(valueDay);
    // What is not booked has no booking date yet.
    const isUndated = ignored !== null && this.cell(cells, columns.date) === '';
    const date = isUndated && valueDate !== null ? valueDate : this.readDate(cells);
    const { written, negative, currency: known } = this.signed(cells, index);
    const currency = this.currencyOf(cells, known, written);
    const amount = minorOf(written, currency, this.mapping.decimal);
    const fee = columns.fee === undefined ? 0n : this.feeOf(cells, currency);
    const feeMinor = this.mapping.fees === 'own' && amount !== 0n ? fee : 0n;
    const minor = (negative ? -amount : amount) - (fee - feeMinor);
    if (minor === 0n) fail('The amount is zero: nothing was moved.');
    const value = Number(minor) * 10 ** (4 - currencyExponent(currency));
    const original = this.original(cells);
    // One literal: there may be a hundred thousand of these.
    return { date, valueDate, minor, currency, feeMinor, original, value, balance, sum, ignored };
  }

  private cell(cells: readonly string[], column: number | undefined): string {
    return column === undefined ? '' : cleanText(cells[column] ?? '').trim();
  }

  private figure(cells: readonly string[], column: number | undefined): number {
    const amount = column === undefined ? null : splitAmount(this.cell(cells, column));
    const read = amount && figureOf(amount.body, this.mapping.decimal);
    if (!read) return NaN;
    return amount.negative || amount.mark === 'out' ? -read.value : read.value;
  }

  private requireWidth(cells: readonly string[]): void {
    const { width } = this.table;
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
      fail(`The row has ${cells.length} columns, the table has ${width}.`);
  }

  private sumOf(cells: readonly string[]): 'balance' | 'total' | null {
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column] ?? '';
      if (cell.length < 2 || cell.length > 80 || this.values.has(column)) continue;
      const word = sumWord(cell.trim());
      if (word) return word;
    }
    return null;
  }

  private ignored(cells: readonly string[], index: number): IgnoredReason | null {
    const { state } = this.mapping.columns;
    const byState = state && this.states.get(wordKey(cells[state.column] ?? ''));
    return byState ?? (this.whole.unbooked?.[index] === 1 ? 'pending' : null);
  }

  private dayAt(cells: readonly string[], column: number | undefined): number | null {
    const text = this.cell(cells, column);
    return text === '' ? null : this.day(text);
  }

  private readDate(cells: readonly string[]): string {
    return bookingDay(this.cell(cells, this.mapping.columns.date), this.day, this.mapping.dateFormat, this.rules);
  }

  private signed(cells: readonly string[], index: number): SignedAmount {
    const { columns } = this.mapping;
    if (columns.amounts) return this.ofCurrencies(cells, columns.amounts);
    return columns.amount === undefined ? this.pair(cells) : this.single(cells, index);
  }

  private single(cells: readonly string[], index: number): SignedAmount {
    const { columns, inverted, unmarked } = this.mapping;
    const text = this.cell(cells, columns.amount);
    if (isBlank(text)) return this.onlyFee(cells) ?? fail('The amount is missing.');
    const written = this.amount(text);
    const signed = (negative: boolean): SignedAmount => ({ written, negative, currency: null });
    if (this.whole.signs) {
      const sign = this.whole.signs[index] ?? 0;
      if (sign === 0 && !isZero(written)) fail('The balance does not say whether this came in or went out.');
      return signed(sign < 0);
    }
    if (columns.sign) return signed(this.bySign(cells, written));
    const isUnmarked = unmarked === 'out' && written.mark === null && !written.negative && !/^\+|\+$/.test(text);
    const negative = written.negative || isUnmarked;
    return signed(inverted ? !negative : negative);
  }

  private bySign(cells: readonly string[], written: WrittenAmount): boolean {
    const { sign } = this.mapping.columns;
    const text = this.cell(cells, sign?.column);
    const key = wordKey(text);
    if (this.in.has(key)) return written.negative;
    if (this.out.has(key)) return this.whole.outTurn === -1 ? written.negative : !written.negative;
    const known = [...(sign?.in ?? []), ...(sign?.out ?? [])].map((value) => `«${value}»`).join(', ');
    return fail(`The sign column holds ${text === '' ? 'nothing' : `«${shortText(text)}»`}, not one of ${known}.`);
  }

  /** Exactly one of debit and credit says something; a zero or a dash beside the figure is how some banks leave a cell empty. */
  private pair(cells: readonly string[]): SignedAmount {
    const { columns } = this.mapping;
    const [debit, credit] = [this.optional(cells, columns.debit), this.optional(cells, columns.credit)];
    const spent = debit && !isZero(debit) ? debit : null;
    const earned = credit && !isZero(credit) ? credit : null;
    if (spent && earned) fail('The row has both a debit and a credit.');
    // A minus that most figures of a column have says nothing; that of a single one turns it.
    const { debitTurn, creditTurn } = this.whole;
    if (earned) return { written: earned, negative: earned.negative !== (creditTurn === -1), currency: null };
    if (spent) return { written: spent, negative: spent.negative === (debitTurn === -1), currency: null };
    const fee = this.onlyFee(cells);
    if (fee) return fee;
    const zero = debit ?? credit ?? fail('The row has neither a debit nor a credit.');
    return { written: zero, negative: false, currency: null };
  }

  private ofCurrencies(
    cells: readonly string[],
    amounts: NonNullable<ImportMapping['columns']['amounts']>,
  ): SignedAmount {
    const filled = amounts.flatMap(({ column, currency }) => {
      const written = this.optional(cells, column);
      return written && !isZero(written) ? [{ written, negative: written.negative, currency }] : [];
    });
    if (filled.length > 1) fail('The row has amounts in several currencies.');
    const [amount] = filled;
    if (!amount) return fail('The amount is missing.');
    return this.mapping.inverted ? { ...amount, negative: !amount.negative } : amount;
  }

  /** A row on which nothing moved but the fee. */
  private onlyFee(cells: readonly string[]): SignedAmount | null {
    const fee = this.optional(cells, this.mapping.columns.fee);
    if (!fee || isZero(fee)) return null;
    return { written: { ...fee, whole: '0', fraction: '' }, negative: true, currency: null };
  }

  private feeOf(cells: readonly string[], currency: string): bigint {
    const fee = this.optional(cells, this.mapping.columns.fee);
    return fee ? minorOf(fee, currency, this.mapping.decimal) : 0n;
  }

  private original(cells: readonly string[]): Movement['original'] {
    const { columns, decimal } = this.mapping;
    if (columns.originalAmount === undefined) return null;
    const written = readAmount(this.cell(cells, columns.originalAmount), decimal);
    const header = this.table.header?.cells[columns.originalAmount] ?? '';
    const currency =
      currencyOf(this.cell(cells, columns.originalCurrency)) ??
      currencyOf(written?.unit) ??
      currencyOf(splitUnit(header).unit);
    if (!written || !currency || isZero(written)) return null;
    const fraction = significantFraction(written.fraction, currencyExponent(currency));
    if (fraction.length > currencyExponent(currency) || written.whole.length > 15) return null;
    return { minor: minorOf(written, currency, decimal), currency };
  }

  private optional(cells: readonly string[], column: number | undefined): WrittenAmount | null {
    const text = this.cell(cells, column);
    return isBlank(text) ? null : this.amount(text);
  }

  private amount(text: string): WrittenAmount {
    const { decimal } = this.mapping;
    const sign = decimal === '.' ? 'point' : 'comma';
    const written = readAmount(text, decimal) ?? fail(`«${shortText(text)}» is no amount with a decimal ${sign}.`);
    if (!/^\d\d0$/.test(written.fraction)) return written;
    this.spareDecimal ??= writesThreeDecimals(this.table.rows, this.mapping);
    return this.spareDecimal ? { ...written, fraction: written.fraction.slice(0, 2) } : written;
  }

  private currencyOf(cells: readonly string[], known: string | null, { unit }: WrittenAmount): string {
    if (known) return known;
    const { columns } = this.mapping;
    const text = this.cell(cells, columns.currency);
    if (text !== '' && !isBlank(text)) return currencyOf(text) ?? fail(`«${shortText(text)}» is no currency.`);
    const account = storedText(cells[columns.account ?? -1]?.trim(), NAME_LENGTH);
    return currencyOf(unit) ?? this.headerCurrency ?? this.rules.fallbackCurrency(account);
  }

  /** `Amount (GBP)` says what the file does not repeat in every row. */
  private currencyOfHeader(): string | null {
    const { amount, debit, credit } = this.mapping.columns;
    for (const column of [amount, debit, credit]) {
      const unit = column === undefined ? null : splitUnit(this.table.header?.cells[column] ?? '').unit;
      const currency = currencyOf(unit);
      if (currency) return currency;
    }
    return null;
  }
}

const isZero = ({ whole, fraction }: WrittenAmount): boolean => /^0*$/.test(whole + fraction);

/** One line for a person: what a row comes to. */
export function saidOf(outcome: RowOutcome): string {
  if (!isMovement(outcome)) return outcome.ignored ? `left out: ${outcome.ignored}` : outcome.problem;
  const { date, minor, currency, ignored } = outcome;
  if (ignored) return `left out: ${ignored}`;
  const exponent = currencyExponent(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const figure = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
  return `${date}, ${minor < 0n ? '-' : ''}${figure} ${currency}`;
}

import { isCurrency } from '@pft/kernel';
import { currencyOfSymbol, readAmount } from './cells/amount-text';
import { columnCounts, sampleRows, share, type ColumnCounts } from './column-counts';
import { detectDates, detectDecimal, textsOf, type CellAt } from './detect-values';
import type { FoundTable } from './find-table';
import { headerCurrency, headerKey, headerScores, OWN_ACCOUNT_WORDS, type ColumnRole } from './cells/header-words';
import { ImportColumnsUnclear, ImportEmpty, ImportHeaderOnly } from '../import-errors';
import type { ImportWarning } from '../statement';
import type { ImportColumns, ImportMapping, SignColumn } from './mapping';
import { flagKey } from './mapping';
import { arePlausibleSigns, partnerOf, signOf } from './cells/sign-words';
import type { TableRow } from './table';

export interface DetectedMapping {
  mapping: ImportMapping;
  warnings: ImportWarning[];
}

type Columns = readonly ColumnCounts[];
type SingleRole = Exclude<keyof ImportColumns, 'sign'>;

/**
 * Proposes what each column means, by the words above the columns and by what the cells hold.
 * @throws ImportEmpty, ImportHeaderOnly, ImportColumnsUnclear, ImportDecimalUnclear
 */
export function detectMapping(table: FoundTable, charset: string, delimiter: string): DetectedMapping {
  if (table.rows.length === 0) {
    if (table.header) throw new ImportHeaderOnly(table.header.line);
    throw new ImportEmpty();
  }
  const sample = sampleRows(table.rows);
  const all = columnCounts(sample, table.width);
  const columns = new ColumnChoice(table, all, sample).columns();
  const warnings: ImportWarning[] = [];
  const currency = soleCurrency(table, columns);
  const dates = detectDates(textsOf(table.rows, columns.date), currency);
  if (dates?.ambiguous) {
    warnings.push({
      code: 'date-order-unclear',
      detail: `Every date reads both day first and month first; ${dates.dateFormat} was chosen. Check the first rows.`,
    });
  }
  const decimal = detectDecimal(amountCells(table, columns), delimiter);
  const headerLine = table.header?.line ?? null;
  const dateFormat = dates?.dateFormat ?? 'YYYY-MM-DD';
  return { mapping: { charset, delimiter, headerLine, decimal, dateFormat, columns }, warnings };
}

function* amountCells(table: FoundTable, columns: ImportColumns): Generator<CellAt> {
  const amountColumns = [columns.amount, columns.debit, columns.credit].filter((column) => column !== undefined);
  for (const { line, cells } of table.rows) {
    const currencyText = columns.currency === undefined ? '' : (cells[columns.currency] ?? '');
    const currency = currencyText ? currencyOfSymbol(currencyText, isCurrency) : null;
    for (const column of amountColumns) {
      const text = cells[column]?.trim() ?? '';
      if (text !== '' && cells.length >= table.width) yield { line, text, currency };
    }
  }
}

/** The one currency that a file is in, where its header or a column says so. */
function soleCurrency(table: FoundTable, columns: ImportColumns): string | null {
  if (columns.currency !== undefined) {
    const codes = new Set(textsOf(table.rows, columns.currency).map((text) => currencyOfSymbol(text, isCurrency)));
    return codes.size === 1 ? ([...codes][0] ?? null) : null;
  }
  return currencyOfHeader(table, columns);
}

/** `Amount (GBP)` says what the file does not repeat in every row. */
export function currencyOfHeader(table: FoundTable, columns: ImportColumns): string | null {
  for (const column of [columns.amount, columns.debit, columns.credit]) {
    const text = column === undefined ? null : headerCurrency(table.header?.cells[column] ?? '');
    const code = text ? currencyOfSymbol(text, isCurrency) : null;
    if (code) return code;
  }
  return null;
}

/** Gives the roles out one by one, the surest first; a column has one role. */
class ColumnChoice {
  private readonly taken = new Set<number>();
  private readonly scores: readonly ReadonlyMap<ColumnRole, number>[];
  /** Columns that may be what moves a balance. A bank's file has two or three; a hundred of them are no bank's file. */
  private readonly moving: readonly number[];
  private readonly figures = new Map<number, readonly (bigint | null)[]>();

  constructor(
    private readonly table: FoundTable,
    private readonly all: Columns,
    private readonly sample: readonly TableRow[],
  ) {
    this.scores = table.header?.cells.map(headerScores) ?? [];
    const moving = all.filter(({ amounts, filled }) => amounts > 0 && amounts >= filled * 0.5);
    this.moving = moving.slice(0, MOST_MOVING).map(({ column }) => column);
  }

  columns(): ImportColumns {
    const chosen: Partial<ImportColumns> = {};
    const set = (role: SingleRole, column: number | undefined) => {
      if (column === undefined) return;
      chosen[role] = column;
      this.taken.add(column);
    };
    set('date', this.date());
    if (chosen.date === undefined) throw new ImportColumnsUnclear('date', this.firstLine());
    set('valueDate', this.valueDate());
    set(
      'currency',
      this.byContent('currency', (counts) => counts.currencies, 0.9),
    );
    const debit = this.money('debit');
    const credit = this.money('credit');
    const amount = this.amount();
    // Both a pair and an amount: the amount is the running balance or a sum of the two, the pair says more.
    if (debit !== undefined && credit !== undefined && debit !== credit && !this.namedAmount(amount)) {
      set('debit', debit);
      set('credit', credit);
    } else set('amount', amount);
    if (chosen.amount === undefined && chosen.debit === undefined)
      throw new ImportColumnsUnclear('amount', this.firstLine());
    if (chosen.amount !== undefined) {
      const sign = this.sign(chosen.amount);
      if (sign) {
        chosen.sign = sign;
        this.taken.add(sign.column);
      }
    }
    set('bankId', this.bankId());
    set('account', this.account());
    set(
      'category',
      this.byHeader('category', (counts) => counts.letters > 0 || counts.filled === 0),
    );
    set('payee', this.payee());
    set(
      'note',
      this.byHeader('note', () => true),
    );
    return chosen as ImportColumns;
  }

  private firstLine(): number {
    return this.table.header?.line ?? this.table.rows[0]?.line ?? 1;
  }

  private free(): ColumnCounts[] {
    return this.all.filter(({ column }) => !this.taken.has(column));
  }

  private score(column: number, role: ColumnRole): number {
    return this.scores[column]?.get(role) ?? 0;
  }

  /** The column whose header names the role best and whose cells do not speak against it. */
  private byHeader(role: ColumnRole, fits: (counts: ColumnCounts) => boolean): number | undefined {
    const named = this.free().filter((counts) => this.score(counts.column, role) > 0 && fits(counts));
    const filled = named.filter((counts) => counts.filled > 0);
    return best(filled.length > 0 ? filled : named, ({ column }) => this.score(column, role));
  }

  private byContent(role: ColumnRole, count: (counts: ColumnCounts) => number, least: number): number | undefined {
    const fits = (counts: ColumnCounts) => counts.filled > 0 && share(count(counts), counts) >= least;
    const named = this.byHeader(role, fits);
    if (named !== undefined || this.table.header) return named;
    return this.free().find((counts) => fits(counts) && counts.filled >= counts.sampled * 0.5)?.column;
  }

  private date(): number | undefined {
    const named = this.byHeader('date', (counts) => counts.filled === 0 || share(counts.dates, counts) >= 0.5);
    if (named !== undefined) return named;
    const dates = this.free().filter((counts) => counts.dates > 0 && share(counts.dates, counts) >= 0.5);
    const full = dates.filter((counts) => counts.filled >= counts.sampled * 0.5);
    if (full[0]) return full[0].column;
    // Dates that cannot be read are errors of their rows as long as the header says which column was meant.
    return dates[0]?.column ?? this.byHeader('date', (counts) => share(counts.amounts, counts) < 0.5);
  }

  private valueDate(): number | undefined {
    const isDate = (counts: ColumnCounts) => counts.dates > 0 && share(counts.dates, counts) >= 0.5;
    const named = this.byHeader('valueDate', isDate);
    if (named !== undefined || this.table.header) return named;
    return this.free().find((counts) => isDate(counts) && counts.filled >= counts.sampled * 0.5)?.column;
  }

  private money(role: 'debit' | 'credit'): number | undefined {
    return this.byHeader(role, (counts) => counts.filled === 0 || share(counts.amounts, counts) >= 0.5);
  }

  private namedAmount(column: number | undefined): boolean {
    if (column === undefined || this.score(column, 'amount') === 0) return false;
    const counts = this.all[column];
    return counts !== undefined && counts.filled >= counts.sampled * 0.9 && !this.isRunningBalance(counts);
  }

  private amount(): number | undefined {
    const isMoney = (counts: ColumnCounts) => counts.amounts > 0 && share(counts.amounts, counts) >= 0.5;
    const named = this.byHeader('amount', isMoney) ?? this.byHeader('amount', () => true);
    if (named !== undefined) return named;
    const money = this.free().filter(
      (counts) => isMoney(counts) && counts.filled >= counts.sampled * 0.5 && counts.letters < counts.filled * 5,
    );
    const moving = money.filter((counts) => !this.isRunningBalance(counts));
    return best(
      moving.length > 0 ? moving : money,
      (counts) => counts.fractions * 4 + counts.negatives * 2 + counts.distinct,
    );
  }

  /** Each figure is the one before it plus or minus another column's: a balance, not an amount. */
  private isRunningBalance(counts: ColumnCounts): boolean {
    const balances = this.figuresOf(counts.column);
    return this.moving.some((column) => column !== counts.column && movesBy(balances, this.figuresOf(column)));
  }

  private figuresOf(column: number): readonly (bigint | null)[] {
    let figures = this.figures.get(column);
    if (!figures) {
      figures = this.sample.slice(0, 200).map(({ cells }) => figureOf(cells[column]?.trim() ?? ''));
      this.figures.set(column, figures);
    }
    return figures;
  }

  /** A column that says in or out, needed only where the amounts themselves do not. */
  private sign(amountColumn: number): SignColumn | undefined {
    const amounts = this.all[amountColumn];
    if (!amounts || amounts.negatives > 0) return undefined;
    const candidates = this.free().filter(
      (counts) =>
        counts.signs > 0 &&
        share(counts.signs, counts) >= 0.9 &&
        counts.filled >= counts.sampled * 0.5 &&
        (this.score(counts.column, 'sign') > 0 || arePlausibleSigns(textsOf(this.sample, counts.column))),
    );
    const named = candidates.filter(({ column }) => this.score(column, 'sign') > 0);
    const column = best(
      named.length > 0 ? named : candidates,
      (counts) => counts.signs + this.score(counts.column, 'sign') / 10_000,
    );
    return column === undefined ? undefined : signColumn(this.table.rows, column);
  }

  /** The bank's id is a real one when it is in every row, never twice, and no mere counting of rows. */
  private bankId(): number | undefined {
    const named = this.free()
      .map(({ column }) => column)
      .filter((column) => this.score(column, 'bankId') > 0)
      .sort((a, b) => this.score(b, 'bankId') - this.score(a, 'bankId'))
      .filter((column) => areDistinct(textsOf(this.sample, column)));
    return realIds(this.table.rows, named.slice(0, MOST_IDS))[0];
  }

  private account(): number | undefined {
    const own = ({ column }: ColumnCounts) => OWN_ACCOUNT_WORDS.has(headerKey(this.table.header?.cells[column] ?? ''));
    const clear = this.byHeader('account', (counts) => own(counts) && share(counts.dates, counts) < 0.5);
    if (clear !== undefined) return clear;
    // `IBAN` or `Kontonummer` alone may be the other side's; the own account is the same in row after row.
    const rows = this.sample.length;
    return this.byHeader(
      'account',
      ({ distinct, filled }) => filled >= rows * 0.9 && rows >= 2 && distinct * 10 <= Math.max(rows, 10),
    );
  }

  private payee(): number | undefined {
    const readable = (counts: ColumnCounts) =>
      counts.filled === 0 || (counts.letters > 0 && share(counts.dates, counts) < 0.5);
    const named = this.byHeader('payee', readable);
    if (named !== undefined) return named;
    const texts = this.free().filter(
      (counts) =>
        counts.letters > 0 &&
        counts.dates + counts.amounts + counts.ibans < counts.filled * 0.5 &&
        counts.filled >= counts.sampled * 0.3,
    );
    return best(texts, (counts) => counts.letters / counts.sampled + counts.distinct / counts.sampled);
  }
}

/** Columns of ids that are looked through from the first row to the last one. */
const MOST_IDS = 5;
const MOST_MOVING = 50;

/** In ten thousandths, so that two columns with other numbers of decimals compare. */
function figureOf(text: string): bigint | null {
  const amount = readAmount(text, ',') ?? readAmount(text, '.');
  if (!amount) return null;
  const value = BigInt(amount.whole + amount.fraction.padEnd(4, '0').slice(0, 4));
  return amount.negative ? -value : value;
}

function movesBy(balances: readonly (bigint | null)[], figures: readonly (bigint | null)[]): boolean {
  const most = balances.length * 0.1;
  let steps = 0;
  let missed = 0;
  for (let index = 1; index < balances.length && missed <= most; index++) {
    const [before, after] = [balances[index - 1] ?? null, balances[index] ?? null];
    const here = figures[index] ?? null;
    if (before === null || after === null || here === null) continue;
    const above = figures[index - 1] ?? here;
    steps++;
    const moved = after - before;
    if (moved !== here && moved !== -here && moved !== above && moved !== -above) missed++;
  }
  return steps >= 2 && steps - missed >= steps * 0.9;
}

const areDistinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** Those of the columns whose cells are an id: all rows are read once, however many columns there are. */
function realIds(rows: readonly TableRow[], columns: readonly number[]): number[] {
  let open = columns.map((column) => ({ column, seen: new Set<string>(), empty: 0, counting: true }));
  for (const { cells } of rows) {
    open = open.filter((ids) => {
      const id = cells[ids.column]?.trim() ?? '';
      if (id === '') return rows.length - ++ids.empty >= rows.length * 0.9;
      ids.counting &&= /^\d{1,6}$/.test(id);
      return ids.seen.size < ids.seen.add(id).size;
    });
    if (open.length === 0) break;
  }
  return open.filter(({ counting }) => !counting).map(({ column }) => column);
}

/** The values of a sign column as the file writes them, each pair made whole where the file shows one direction only. */
function signColumn(rows: readonly TableRow[], column: number): SignColumn {
  const values = new Map<string, string>();
  for (const text of textsOf(rows, column)) if (signOf(text)) values.set(flagKey(text), text);
  const sign: SignColumn = { column, in: [], out: [] };
  for (const text of values.values()) sign[signOf(text) as 'in' | 'out'].push(text);
  for (const side of ['in', 'out'] as const) {
    const other = side === 'in' ? sign.out : sign.in;
    if (sign[side].length === 0) sign[side] = other.map(partnerOf).filter((value) => value !== null);
  }
  return sign;
}

function best(columns: readonly ColumnCounts[], value: (counts: ColumnCounts) => number): number | undefined {
  let chosen: ColumnCounts | undefined;
  for (const candidate of columns) if (!chosen || value(candidate) > value(chosen)) chosen = candidate;
  return chosen?.column;
}

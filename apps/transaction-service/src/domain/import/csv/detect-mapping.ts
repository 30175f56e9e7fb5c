import { isCurrency } from '@pft/kernel';
import { currencyOfSymbol, readAmount } from './cells/amount-text';
import { columnFacts, sampleRows, share, type ColumnFacts } from './column-counts';
import { detectDates, detectDecimal, textsOf, type CellAt } from './detect-values';
import type { FoundTable } from './find-table';
import { headerCurrency, headerKey, headerScores, OWN_ACCOUNT_WORDS, type ColumnRole } from './cells/header-words';
import { ImportColumnsUnclear, ImportEmpty, ImportHeaderOnly } from '../import-errors';
import type { ImportColumns, ImportMapping, SignColumn } from './mapping';
import { flagKey } from './mapping';
import { arePlausibleSigns, partnerOf, signOf } from './cells/sign-words';
import type { TableRow } from './table';

export interface ImportWarning {
  code: string;
  detail: string;
}

export interface DetectedMapping {
  mapping: ImportMapping;
  warnings: ImportWarning[];
}

type Facts = readonly ColumnFacts[];
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
  const facts = columnFacts(sample, table.width);
  const columns = new ColumnChoice(table, facts, sample).columns();
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
    private readonly facts: Facts,
    private readonly sample: readonly TableRow[],
  ) {
    this.scores = table.header?.cells.map(headerScores) ?? [];
    const moving = facts.filter(({ amounts, filled }) => amounts > 0 && amounts >= filled * 0.5);
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
      this.byContent('currency', (facts) => facts.currencies, 0.9),
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
      this.byHeader('category', (facts) => facts.letters > 0 || facts.filled === 0),
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

  private free(): ColumnFacts[] {
    return this.facts.filter(({ column }) => !this.taken.has(column));
  }

  private score(column: number, role: ColumnRole): number {
    return this.scores[column]?.get(role) ?? 0;
  }

  /** The column whose header names the role best and whose cells do not speak against it. */
  private byHeader(role: ColumnRole, fits: (facts: ColumnFacts) => boolean): number | undefined {
    const named = this.free().filter((facts) => this.score(facts.column, role) > 0 && fits(facts));
    const filled = named.filter((facts) => facts.filled > 0);
    return best(filled.length > 0 ? filled : named, ({ column }) => this.score(column, role));
  }

  private byContent(role: ColumnRole, count: (facts: ColumnFacts) => number, least: number): number | undefined {
    const fits = (facts: ColumnFacts) => facts.filled > 0 && share(count(facts), facts) >= least;
    const named = this.byHeader(role, fits);
    if (named !== undefined || this.table.header) return named;
    return this.free().find((facts) => fits(facts) && facts.filled >= facts.sampled * 0.5)?.column;
  }

  private date(): number | undefined {
    const named = this.byHeader('date', (facts) => facts.filled === 0 || share(facts.dates, facts) >= 0.5);
    if (named !== undefined) return named;
    const dates = this.free().filter((facts) => facts.dates > 0 && share(facts.dates, facts) >= 0.5);
    const full = dates.filter((facts) => facts.filled >= facts.sampled * 0.5);
    if (full[0]) return full[0].column;
    // Dates that cannot be read are errors of their rows as long as the header says which column was meant.
    return dates[0]?.column ?? this.byHeader('date', (facts) => share(facts.amounts, facts) < 0.5);
  }

  private valueDate(): number | undefined {
    const isDate = (facts: ColumnFacts) => facts.dates > 0 && share(facts.dates, facts) >= 0.5;
    const named = this.byHeader('valueDate', isDate);
    if (named !== undefined || this.table.header) return named;
    return this.free().find((facts) => isDate(facts) && facts.filled >= facts.sampled * 0.5)?.column;
  }

  private money(role: 'debit' | 'credit'): number | undefined {
    return this.byHeader(role, (facts) => facts.filled === 0 || share(facts.amounts, facts) >= 0.5);
  }

  private namedAmount(column: number | undefined): boolean {
    if (column === undefined || this.score(column, 'amount') === 0) return false;
    const facts = this.facts[column];
    return facts !== undefined && facts.filled >= facts.sampled * 0.9 && !this.isRunningBalance(facts);
  }

  private amount(): number | undefined {
    const isMoney = (facts: ColumnFacts) => facts.amounts > 0 && share(facts.amounts, facts) >= 0.5;
    const named = this.byHeader('amount', isMoney) ?? this.byHeader('amount', () => true);
    if (named !== undefined) return named;
    const money = this.free().filter(
      (facts) => isMoney(facts) && facts.filled >= facts.sampled * 0.5 && facts.letters < facts.filled * 5,
    );
    const moving = money.filter((facts) => !this.isRunningBalance(facts));
    return best(
      moving.length > 0 ? moving : money,
      (facts) => facts.fractions * 4 + facts.negatives * 2 + facts.distinct,
    );
  }

  /** Each figure is the one before it plus or minus another column's: a balance, not an amount. */
  private isRunningBalance(facts: ColumnFacts): boolean {
    const balances = this.figuresOf(facts.column);
    return this.moving.some((column) => column !== facts.column && movesBy(balances, this.figuresOf(column)));
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
    const amounts = this.facts[amountColumn];
    if (!amounts || amounts.negatives > 0) return undefined;
    const candidates = this.free().filter(
      (facts) =>
        facts.signs > 0 &&
        share(facts.signs, facts) >= 0.9 &&
        facts.filled >= facts.sampled * 0.5 &&
        (this.score(facts.column, 'sign') > 0 || arePlausibleSigns(textsOf(this.sample, facts.column))),
    );
    const named = candidates.filter(({ column }) => this.score(column, 'sign') > 0);
    const column = best(
      named.length > 0 ? named : candidates,
      (facts) => facts.signs + this.score(facts.column, 'sign') / 10_000,
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
    const own = ({ column }: ColumnFacts) => OWN_ACCOUNT_WORDS.has(headerKey(this.table.header?.cells[column] ?? ''));
    const clear = this.byHeader('account', (facts) => own(facts) && share(facts.dates, facts) < 0.5);
    if (clear !== undefined) return clear;
    // `IBAN` or `Kontonummer` alone may be the other side's; the own account is the same in row after row.
    const rows = this.sample.length;
    return this.byHeader(
      'account',
      ({ distinct, filled }) => filled >= rows * 0.9 && rows >= 2 && distinct * 10 <= Math.max(rows, 10),
    );
  }

  private payee(): number | undefined {
    const readable = (facts: ColumnFacts) =>
      facts.filled === 0 || (facts.letters > 0 && share(facts.dates, facts) < 0.5);
    const named = this.byHeader('payee', readable);
    if (named !== undefined) return named;
    const texts = this.free().filter(
      (facts) =>
        facts.letters > 0 &&
        facts.dates + facts.amounts + facts.ibans < facts.filled * 0.5 &&
        facts.filled >= facts.sampled * 0.3,
    );
    return best(texts, (facts) => facts.letters / facts.sampled + facts.distinct / facts.sampled);
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

function best(facts: readonly ColumnFacts[], value: (facts: ColumnFacts) => number): number | undefined {
  let chosen: ColumnFacts | undefined;
  for (const candidate of facts) if (!chosen || value(candidate) > value(chosen)) chosen = candidate;
  return chosen?.column;
}

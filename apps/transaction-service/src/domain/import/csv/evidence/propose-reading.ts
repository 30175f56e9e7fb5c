import { CalendarDate } from '@pft/kernel';
import { latestDay } from '../../../ledger-date';
import type { ImportQuestion, ImportWarning, ReadingConfidence, ReadingContext } from '../../statement';
import { splitAmount } from '../cells/amount-text';
import type { SerialFormat } from '../cells/date-format';
import type { DateOrder } from '../cells/date-text';
import { isBlank } from '../cells/clean-text';
import { currencyOf } from '../cells/currency-text';
import type { FoundTable } from '../find-table';
import { sumWord } from '../cells/sum-words';
import type { ImportColumns, ImportMapping } from '../mapping';
import { shortText } from '../reading/stored-text';
import type { SeenRow } from '../table';
import { balanceProofs } from './balance-proof';
import { chooseBookingDate } from './booking-date';
import { role, titleOf, type ColumnFacts } from './column-facts';
import { chooseCurrency, originalAmount } from './currency-roles';
import { chooseOrder, type ChosenOrder } from './date-order';
import { dayColumns, dayFacts, formatOf, NO_DAY, serialColumns, type DayColumn } from './day-columns';
import { chooseDecimal } from './decimal-sign';
import { MoneyView, type MoneyReading } from './money-view';
import { askForOddRow } from './odd-row';
import { sayOrder } from './order-question';
import { provenReading } from './proven-reading';
import type { OpenQuestion } from './questions';
import {
  askForUnexplained,
  chooseBooked,
  findStateColumn,
  followsDirection,
  mayBeStates,
  signsOfRows,
  stateRole,
  type BookedRows,
} from './row-states';
import { TableView } from './table-view';
import { testQuestions } from './tested-questions';
import { textRoles } from './text-roles';
import { unprovenReading } from './unproven-reading';

export interface ProposedMapping {
  mapping: ImportMapping;
  warnings: ImportWarning[];
  questions: ImportQuestion[];
  confidence: ReadingConfidence;
}

interface Written extends Pick<ImportMapping, 'charset' | 'delimiter' | 'quotes'> {
  serial?: SerialFormat;
}

/** Proposes how a table is to be read, by all that its cells, its header and its context are evidence of. */
export function proposeReading(table: FoundTable, written: Written, context: ReadingContext): ProposedMapping {
  return new Proposing(table, written, context).propose();
}

/** Columns of dates and of figures that are looked at: a statement has a few, another kind of table may have hundreds. */
const MOST_DATES = 4;
const MOST_MONEY = 16;
const MOST_SIGNS = 8;
const MONEY_ROLES = ['amount', 'debit', 'credit', 'balance', 'fee'] as const;

interface Dates {
  columns: DayColumn[];
  order: ChosenOrder;
  date: number | undefined;
  valueDate: number | undefined;
}

class Proposing {
  private readonly view: TableView;
  private readonly tomorrow: number;
  private readonly open: OpenQuestion[] = [];
  private readonly warnings: ImportWarning[] = [];
  private readonly ask = (question: OpenQuestion) => void this.open.push(question);
  private readonly warn = (code: string, detail: string) => void this.warnings.push({ code, detail });

  constructor(
    private readonly table: FoundTable,
    private readonly written: Written,
    private readonly context: ReadingContext,
  ) {
    this.view = new TableView(table);
    this.tomorrow = CalendarDate.toEpochDay(context.today) + 1;
  }

  propose(): ProposedMapping {
    if (this.table.widerThanHeader) this.warn('rows-wider', 'Rows have more columns than the header.');
    const dates = this.dates();
    const view = this.moneyView(dates);
    const proofs = balanceProofs(view);
    const [proof = null] = proofs;
    const reading = proof ? provenReading(view, proofs, this.ask) : this.unproven(view);
    const money = this.readingOrGuess(reading, dates);
    const odd = proof || view.state ? null : askForOddRow(view, money.columns, this.ask);
    const booked = odd ? { state: odd, isText: true } : chooseBooked(view, view.state, proof, money, this.ask);
    const mapping = this.mappingOf(dates, view, money, booked);
    if (!reading) this.warn('columns-unclear', 'No column holds amounts. Choose the column of the amount.');
    if (proof && proof.agree < proof.of)
      this.warn('balance-gaps', `${proof.agree} of ${proof.of} steps of the balance agree with the amounts.`);
    const rules = {
      fallbackCurrency: () => this.ownCurrency(),
      latestDate: latestDay(this.context.today),
    };
    const { questions, readable, rows } = testQuestions(this.table, mapping, this.open, rules, this.warn);
    const confidence: ReadingConfidence = proof
      ? { proof: 'balance', agree: proof.agree, of: proof.of }
      : { proof: this.isNamed(mapping.columns) ? 'header' : 'content', agree: readable, of: rows };
    return { mapping, warnings: this.warnings, questions, confidence };
  }

  private ownCurrency(): string {
    return this.context.account?.currency ?? this.context.baseCurrency;
  }

  private dates(): Dates {
    const { facts } = this.view;
    const { rows } = this.table;
    const isNamed = (column: ColumnFacts) => role(column, 'date', 'valueDate') > 0;
    const full = facts.filter((column) => column.isDate && column.filled >= column.sampled * 0.25);
    const some =
      full.length > 0
        ? full
        : facts.filter((column) => column.dates > 0 && (isNamed(column) || column.dates >= column.filled * 0.5));
    const isSerial = (column: ColumnFacts) =>
      column.filled > 0 && [...column.values.keys()].every((value) => /^[345]\d{4}(?:[.,]\d+)?$/.test(value));
    const serial =
      some.length > 0 ? [] : facts.filter((column) => isSerial(column) && (isNamed(column) || !this.table.header));
    const chosen = likeliest(
      some.length > 0 ? some : serial,
      MOST_DATES,
      (column) => role(column, 'date', 'valueDate') + column.filled / column.sampled,
    );
    const at = chosen.map(({ column }) => column);
    const columns = some.length > 0 ? dayColumns(rows, at) : serialColumns(rows, at, this.written.serial ?? 'serial');
    const order = chooseOrder(columns, this.context, this.tomorrow);
    const dated = chosen.flatMap((column, i) => {
      const days = columns[i]?.days[order.order];
      return days ? [{ facts: column, days, found: dayFacts(days, this.tomorrow) }] : [];
    });
    const booking = chooseBookingDate(dated, this.ask);
    const dates = { columns, order, date: booking?.date, valueDate: booking?.valueDate };
    const said = columns.find((each) => each.column === dates.date) ?? columns[0];
    if (said) sayOrder(said, order, this.tomorrow, { ask: this.ask, warn: this.warn });
    return dates;
  }

  private moneyView({ columns, order, date }: Dates): MoneyView {
    const { facts, window } = this.view;
    const taken = new Set(columns.map(({ column }) => column));
    const figures = withoutNumbers(facts.filter((column) => column.isMoney && !taken.has(column.column)));
    const money = likeliest(figures, MOST_MONEY, (column) => role(column, ...MONEY_ROLES) * 1_000 + column.fractions);
    money.sort((a, b) => a.column - b.column);
    const decimal = chooseDecimal(this.view, money, this.context, this.written.delimiter, {
      ask: this.ask,
      warn: this.warn,
    });
    const stateColumn = findStateColumn(facts);
    const stopped = stateColumn ? stateRole(this.view, stateColumn) : undefined;
    const words = new Set([...(stopped?.pending ?? []), ...(stopped?.void ?? [])]);
    const isUndated = undated(columns, order.order, window);
    const skip = Uint8Array.from(window, ({ cells }, i) =>
      isUndated(i) || (stopped && words.has(cells[stopped.column] ?? '')) ? 1 : 0,
    );
    const signColumns = facts.filter((column) => column !== stateColumn && mayBeSign(column)).slice(0, MOST_SIGNS);
    const days = columns.find(({ column }) => column === date)?.days[order.order].subarray(0, window.length);
    const none = new Int32Array(window.length).fill(NO_DAY);
    return new MoneyView({
      rows: window,
      money,
      facts,
      signColumns,
      stateColumn,
      state: stopped,
      days: days ?? none,
      isUndated,
      skip,
      decimal,
      context: this.context,
    });
  }

  private unproven(view: MoneyView): MoneyReading | null {
    const balance =
      view.money.find((column) => role(column, 'balance') > role(column, 'amount', 'credit', 'debit')) ?? null;
    const reading = unprovenReading(view, balance, this.ask, this.warn);
    if (balance && reading && view.rows.length > 2)
      this.warn('balance-mismatch', `The balance in ${titleOf(balance)} does not follow the amounts.`);
    return balance && reading ? { ...reading, columns: { ...reading.columns, balance: balance.column } } : reading;
  }

  /** Where nothing holds amounts some column has to be named all the same: each row then says what is wrong with it. */
  private readingOrGuess(reading: MoneyReading | null, { date }: Dates): MoneyReading {
    if (reading) return reading;
    const others = this.view.facts.filter(({ column }) => column !== (date ?? 0));
    const [likely] = likeliest(
      others,
      1,
      (column) => role(column, 'amount', 'debit', 'credit') * 2 + column.money / column.sampled,
    );
    return { columns: { amount: likely?.column ?? 0 } };
  }

  private mappingOf(dates: Dates, view: MoneyView, reading: MoneyReading, booked: BookedRows): ImportMapping {
    const { facts } = this.view;
    const money = reading.columns;
    const date = dates.date ?? this.guessDate(money);
    const currency = chooseCurrency(this.view, money, this.ownCurrency(), this.ask);
    if (currency.isAssumed && view.money.length > 0) this.warnOfCurrency(view, money);
    const taken = new Set([
      date,
      ...dates.columns.map(({ column }) => column),
      money.amount,
      money.debit,
      money.credit,
      money.fee,
      money.balance,
      money.sign?.column,
      ...(money.amounts ?? []).map(({ column }) => column),
      currency.currency,
      booked.isText ? undefined : (booked.state?.column ?? view.stateColumn?.column),
    ]);
    const original = originalAmount(facts, taken);
    const texts = textRoles(
      facts,
      this.table.rows,
      new Set([...taken, original.originalAmount, original.originalCurrency]),
    );
    const named = new Set(Object.values(texts));
    const isProven = money.balance !== undefined && !this.warnings.some(({ code }) => code === 'balance-mismatch');
    const signs = signsOfRows(view, money);
    const isExplained = (facts: ColumnFacts) =>
      taken.has(facts.column) ||
      (named.has(facts.column) && !mayBeStates(view, facts)) ||
      followsDirection(view, facts, signs);
    if (!isProven) askForUnexplained(view, isExplained, this.ask, signColumns(this.open));
    const balance = reading.balance && { ...reading.balance, ...(booked.blanks && { blanks: booked.blanks }) };
    return {
      charset: this.written.charset,
      delimiter: this.written.delimiter,
      ...(this.written.quotes && this.written.quotes !== 'doubled' && { quotes: this.written.quotes }),
      headerLine: this.table.header?.line ?? null,
      decimal: view.decimal,
      dateFormat: this.dateFormat(dates, date),
      columns: defined({
        date,
        valueDate: dates.valueDate,
        ...texts,
        ...money,
        state: booked.state,
        currency: currency.currency,
        ...original,
      }),
      ...(reading.inverted && { inverted: true }),
      ...(reading.unmarked && { unmarked: reading.unmarked }),
      ...(balance && { balance }),
    };
  }

  private dateFormat({ columns, order }: Dates, date: number): string {
    const column = columns.find((each) => each.column === date);
    return column ? formatOf(column, order.order) : 'YYYY-MM-DD';
  }

  private guessDate({ amount }: MoneyReading['columns']): number {
    this.warn('columns-unclear', 'No column holds dates. Choose the column of the date.');
    const [likely] = likeliest(
      this.view.facts.filter(({ column }) => column !== amount),
      1,
      (column) => role(column, 'date', 'valueDate') * 2 + column.dates / column.sampled,
    );
    return likely?.column ?? 0;
  }

  private warnOfCurrency(view: MoneyView, { amount, debit, credit }: MoneyReading['columns']): void {
    const { account } = this.context;
    const taken = this.ownCurrency();
    const other = this.otherCurrency(view, taken);
    if (account && other === null) return;
    const at = [amount, debit, credit].filter((column) => column !== undefined);
    const isBare = view.rows.some(({ cells }) =>
      at.some((column) => {
        const parts = splitAmount(cells[column] ?? '');
        return parts !== null && currencyOf(parts.unit) === null;
      }),
    );
    const said = other === null ? 'The file names no currency' : `A column of currencies says «${shortText(other)}»`;
    if (isBare) this.warn('currency-assumed', `${said}; the amounts are taken for ${taken}.`);
  }

  /** What a column that is named a currency says, where it is not the one that the amounts are taken for. */
  private otherCurrency(view: MoneyView, taken: string): string | null {
    const named = view.facts.filter((column) => role(column, 'currency') > Math.max(0.5, role(column, 'foreign')));
    const isTaken = (text: string) => currencyOf(text) === taken || (taken === 'EUR' && /^euros?$/i.test(text));
    for (const { column } of named)
      for (const { cells } of view.rows) {
        const text = cells[column] ?? '';
        if (!isBlank(text) && !isTaken(text)) return text;
      }
    return null;
  }

  private isNamed({ amount, debit, credit }: ImportColumns): boolean {
    return [amount, debit, credit].some((column) => {
      const facts = column === undefined ? undefined : this.view.facts[column];
      return facts !== undefined && role(facts, 'amount', 'debit', 'credit') > 0;
    });
  }
}

/** The columns whose words a question takes for the direction. */
function signColumns(open: readonly OpenQuestion[]): Set<number> {
  const changes = open.flatMap(({ options }) => options.map(({ change }) => change.columns?.sign?.column));
  return new Set(changes.filter((column) => column !== undefined));
}

function likeliest(
  columns: readonly ColumnFacts[],
  most: number,
  liking: (column: ColumnFacts) => number,
): ColumnFacts[] {
  return [...columns].sort((a, b) => liking(b) - liking(a) || a.column - b.column).slice(0, most);
}

/** Rows without a date that are called a sum or a balance, or are a bank's summary below all others: they say nothing of how money moves. */
function undated(columns: readonly DayColumn[], order: DateOrder, rows: readonly SeenRow[]): (row: number) => boolean {
  const isDated = (row: number) => columns.some(({ days }) => days[order][row] !== NO_DAY);
  const isSum = (row: number) => rows[row]?.cells.some((cell) => sumWord(cell) !== null) ?? false;
  const last = rows.findLastIndex((_, row) => isDated(row));
  const isOther = (row: number) =>
    last >= 0 && row > last && columns.some(({ column }) => !isBlank(rows[row]?.cells[column] ?? ''));
  const found = Uint8Array.from(rows, (_, row) => (!isDated(row) && (isSum(row) || isOther(row)) ? 1 : 0));
  return (row) => found[row] === 1;
}

/** A bank that writes decimals writes them in every amount: beside amounts with them whole numbers under no name of money are none. */
function withoutNumbers(figures: readonly ColumnFacts[]): readonly ColumnFacts[] {
  const isWritten = (column: ColumnFacts) =>
    column.fractions > 0 &&
    column.fractions + column.zeros >= column.money &&
    role(column, 'amount', 'debit', 'credit') > 0;
  if (!figures.some(isWritten)) return figures;
  return figures.filter(
    (column) => column.fractions > 0 || column.money === column.zeros || role(column, ...MONEY_ROLES) > 0,
  );
}

function mayBeSign(column: ColumnFacts): boolean {
  const words = [...column.values.keys()];
  const isFilled = column.filled >= column.sampled * 0.6;
  if (column.isText && isFilled && words.length >= 1 && words.length <= 4) return true;
  if (isFilled && words.length > 0 && words.every((word) => word === '+' || word === '-')) return true;
  return column.minuses > 0 && words.length === 1 && words[0] === '+';
}

function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

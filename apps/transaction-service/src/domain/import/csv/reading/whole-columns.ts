import { figureOf, splitAmount, type DecimalSign } from '../cells/amount-text';
import { cleanText, isBlank, wordKey } from '../cells/clean-text';
import { dayReader, parseDateFormat } from '../cells/date-format';
import { rowOrder, rowsInBalance, signsOfSteps, type Steps } from '../evidence/balance-steps';
import { NO_DAY } from '../evidence/day-columns';
import { moves } from '../evidence/figures';
import type { ImportMapping } from '../mapping';
import { columnSet, type ColumnSet, type TableRow } from '../table';

/** What only the whole column says of a row: whether a minus means anything in it, its direction by the balance, whether it is booked. */
export interface WholeColumns {
  /** -1 where most figures of the column have a minus that says nothing. */
  debitTurn: 1 | -1;
  creditTurn: 1 | -1;
  /** The same of figures whose sign stands in another column. */
  outTurn: 1 | -1;
  /** By row, where the balance gives the directions; 0 where it does not. */
  signs: Int8Array | null;
  /** By row: 1 for what has no balance and is not booked by it. */
  unbooked: Uint8Array | null;
}

export function wholeColumns(rows: readonly TableRow[], mapping: ImportMapping): WholeColumns {
  const { columns, balance } = mapping;
  const turns = directionTurns(rows, mapping);
  if (columns.balance === undefined || !balance || (!balance.firstRow && !balance.blanks))
    return { ...turns, signs: null, unbooked: null };
  const steps = stepsOf(rows, mapping, turns, balance.order);
  return {
    ...turns,
    signs: balance.firstRow ? signsByBalance(steps, balance.firstRow) : null,
    unbooked: balance.blanks ? unbooked(steps, balance) : null,
  };
}

/** Rows by which it is told whether a minus says anything. */
const TURN_ROWS = 2_000;

/** Whether each amount has three decimals, as the systems of some banks write all currencies. */
export function writesThreeDecimals(rows: readonly TableRow[], { columns, decimal }: ImportMapping): boolean {
  const at = [columns.amount, columns.debit, columns.credit].filter((column) => column !== undefined);
  const wanted = setOf(at);
  return rows.slice(0, TURN_ROWS).every((row) => {
    const cells = row.pick(wanted);
    return at.every((column) => {
      const body = splitAmount(cleanText(cells[column] ?? '').trim())?.body;
      return body === undefined || (body.at(-4) === decimal && /^\d+.\d{3}$/.test(body));
    });
  });
}

type Turns = Pick<WholeColumns, 'debitTurn' | 'creditTurn' | 'outTurn'>;

function directionTurns(rows: readonly TableRow[], { columns, decimal }: ImportMapping): Turns {
  const { amount, debit, credit, sign } = columns;
  const needed = sign ? [amount, sign.column] : [debit, credit];
  if (needed.every((column) => column === undefined)) return { debitTurn: 1, creditTurn: 1, outTurn: 1 };
  const out = new Set(sign?.out.map(wordKey));
  const more = { debit: 0, credit: 0, out: 0 };
  const wanted = setOf(needed);
  const signAt = (cells: readonly string[], column: number | undefined) =>
    column === undefined ? 0 : Math.sign(figure(cells[column], decimal) || 0);
  for (const row of rows.slice(0, TURN_ROWS)) {
    const cells = row.pick(wanted);
    if (sign) more.out += out.has(wordKey(cells[sign.column] ?? '')) ? signAt(cells, amount) : 0;
    more.debit += signAt(cells, debit);
    more.credit += signAt(cells, credit);
  }
  const turn = (sum: number) => (sum < 0 ? -1 : 1);
  return { debitTurn: turn(more.debit), creditTurn: turn(more.credit), outTurn: turn(more.out) };
}

const setOf = (columns: readonly (number | undefined)[]): ColumnSet =>
  columnSet(columns, Math.max(0, ...columns.map((column) => column ?? 0)) + 1);

/** In ten-thousandths; NaN where there is none. */
function figure(cell: string | undefined, decimal: DecimalSign): number {
  const text = cell === undefined ? '' : cleanText(cell).trim();
  if (isBlank(text)) return NaN;
  const amount = splitAmount(text);
  const read = amount && figureOf(amount.body, decimal);
  if (!read) return NaN;
  return amount.negative || amount.mark === 'out' ? -read.value : read.value;
}

function stepsOf(
  rows: readonly TableRow[],
  { columns, decimal, dateFormat }: ImportMapping,
  turns: Turns,
  order: Parameters<typeof rowOrder>[0],
): Steps {
  const { date, amount, debit, credit, fee, balance, state } = columns;
  const length = rows.length;
  const [movement, fees, balances] = [0, 1, 2].map(() => new Float64Array(length).fill(NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const days = new Int32Array(length).fill(NO_DAY);
  const skip = new Uint8Array(length);
  const format = parseDateFormat(dateFormat);
  const read = format ? dayReader(format) : () => null;
  const stopped = new Set([...(state?.pending ?? []), ...(state?.void ?? [])].map(wordKey));
  const wanted = setOf([date, amount, debit, credit, fee, balance, state?.column]);
  rows.forEach((row, i) => {
    const cells = row.pick(wanted);
    const at = (column: number | undefined) => (column === undefined ? NaN : figure(cells[column], decimal));
    const [out, into] = [at(debit) * turns.debitTurn, at(credit) * turns.creditTurn];
    movement[i] = amount !== undefined ? at(amount) : moves(into) ? into : moves(out) ? -out : NaN;
    fees[i] = at(fee);
    balances[i] = at(balance);
    days[i] = read(cleanText(cells[date] ?? '').trim()) ?? NO_DAY;
    if (state && stopped.has(wordKey(cells[state.column] ?? ''))) skip[i] = 1;
  });
  return {
    order: rowOrder(order, days, NO_DAY),
    balance: balances,
    movement,
    fee: fee === undefined ? null : fees,
    skip,
  };
}

function signsByBalance(steps: Steps, firstRow: 'in' | 'out'): Int8Array {
  const signs = signsOfSteps(steps);
  // A row without a balance, a sum perhaps, has no step that another row could begin.
  const first = steps.order.find(
    (i) => steps.skip[i] === 0 && moves(steps.movement[i]) && !Number.isNaN(steps.balance[i]),
  );
  if (first !== undefined && signs[first] === 0) signs[first] = firstRow === 'in' ? 1 : -1;
  return signs;
}

function unbooked(steps: Steps, { blanks, firstRow }: NonNullable<ImportMapping['balance']>): Uint8Array {
  const variants = firstRow ? (['abs'] as const) : (['plus', 'minus'] as const);
  const readings = variants.map((variant) => rowsInBalance(steps, variant));
  const certain = (found: Int8Array) => found.filter((value) => value !== 0).length;
  const [found] = readings.sort((a, b) => certain(b) - certain(a));
  return Uint8Array.from(found ?? [], (value, i) => {
    if (!moves(steps.movement[i]) || steps.skip[i] === 1) return 0;
    return value === -1 || (value === 0 && blanks === 'pending') ? 1 : 0;
  });
}

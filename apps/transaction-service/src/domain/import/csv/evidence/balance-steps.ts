import { moves } from './figures';

/** Orders in which the rows of a file may have happened. */
export const BALANCE_ORDERS = ['down', 'up', 'by-date', 'by-date-up'] as const;
export type BalanceOrder = (typeof BALANCE_ORDERS)[number];

export interface RowOrder {
  name: BalanceOrder;
  /** Indexes of rows, the first to happen first. */
  rows: Int32Array;
}

/** One order of the rows; `days` may hold `none` where a row has no date, which are left out where the dates sort. */
export function rowOrder(name: BalanceOrder, days: Int32Array, none: number): Int32Array {
  const forward = Int32Array.from(days, (_, i) => i);
  if (name === 'down') return forward;
  const backward = forward.toReversed();
  if (name === 'up') return backward;
  return (name === 'by-date' ? forward : backward)
    .filter((i) => days[i] !== none)
    .sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0));
}

/** The orders that the dates allow: as they run, and sorted by date for files that do not run, or run otherwise within a day. */
export function possibleOrders(days: Int32Array, none: number): RowOrder[] {
  let [up, down, before] = [0, 0, none];
  for (const day of days) {
    if (day === none) continue;
    if (before !== none && day < before) up++;
    if (before !== none && day > before) down++;
    before = day;
  }
  const names: BalanceOrder[] =
    up === 0 && down === 0
      ? ['down', 'up']
      : up === 0
        ? ['down', 'by-date-up']
        : down === 0
          ? ['up', 'by-date']
          : [up < down ? 'down' : 'up', up < down ? 'up' : 'down', 'by-date', 'by-date-up'];
  return names.map((name) => ({ name, rows: rowOrder(name, days, none) }));
}

/** What is compared: figures a row in ten-thousandths. */
export interface Steps {
  order: Int32Array;
  balance: Float64Array;
  movement: Float64Array;
  fee: Float64Array | null;
  /** 1 for rows that their state says are not booked. */
  skip: Uint8Array;
}

export interface Agreement {
  /** Steps that are the figure as written, inverted, without regard to its sign. */
  plus: number;
  minus: number;
  abs: number;
  of: number;
  /** Steps in which a figure without a sign can be seen: a sum of several has none. */
  absOf: number;
  /** Agreeing steps over rows without a balance, which may be left out. */
  loose: number;
}

const HOPELESS_AFTER = 40;
const HOPELESS = 20;

/** How often the balance moves by the figure less the fee. */
export function agreementOf({ order, balance, movement, fee, skip }: Steps): Agreement {
  const found = { plus: 0, minus: 0, abs: 0, of: 0, absOf: 0, loose: 0 };
  let [before, sum, fees, open] = [NaN, 0, 0, 0];
  for (const i of order) {
    if (skip[i] === 1) continue;
    const figure = movement[i] ?? NaN;
    const after = balance[i] ?? NaN;
    const part = Math.abs(fee?.[i] || 0);
    if (Number.isNaN(after)) {
      if (Number.isNaN(figure)) continue;
      sum += figure;
      fees += part;
      open++;
      continue;
    }
    if (!Number.isNaN(before)) {
      const step = after - before;
      const all = sum + (figure || 0);
      const off = fees + part;
      if (step !== 0 || all !== 0 || off !== 0) {
        found.of++;
        const [within, inverted] = [step === all - off, step === -all - off];
        // Rows without a balance may be ones that are not booked.
        const alone = open > 0 && moves(figure);
        const [withinAlone, invertedAlone] = [alone && step === figure - part, alone && step === -figure - part];
        if (!within && !inverted && (withinAlone || invertedAlone)) found.loose++;
        if (within || withinAlone) found.plus++;
        if (inverted || invertedAlone) found.minus++;
        if (open === 0) {
          found.absOf++;
          if (Math.abs(step + off) === Math.abs(all)) found.abs++;
        } else if (alone && Math.abs(step + part) === Math.abs(figure)) {
          found.absOf++;
          found.abs++;
        }
        if (found.of === HOPELESS_AFTER && Math.max(found.plus, found.minus, found.abs) < HOPELESS) return found;
      }
    }
    before = after;
    [sum, fees, open] = [0, 0, 0];
  }
  return found;
}

/** What the balance says of each row: 1 it is in it, or bears one; -1 the balance leaves it out; 0 nothing. */
export function rowsInBalance(
  { order, balance, movement, fee, skip }: Steps,
  variant: 'plus' | 'minus' | 'abs',
): Int8Array {
  const found = new Int8Array(movement.length);
  const turn = variant === 'minus' ? -1 : 1;
  const signs = variant === 'abs' ? signsOfSteps({ order, balance, movement, fee, skip }) : null;
  let [before, sum, fees] = [NaN, 0, 0];
  let open: number[] = [];
  for (const i of order) {
    if (skip[i] === 1) continue;
    const figure = (movement[i] || 0) * turn;
    const part = Math.abs(fee?.[i] || 0);
    const after = balance[i] ?? NaN;
    if (Number.isNaN(after)) {
      if (figure === 0) continue;
      open.push(i);
      sum += figure;
      fees += part;
      continue;
    }
    found[i] = 1;
    if (!Number.isNaN(before)) {
      const step = after - before;
      const within = signs ? open.some((k) => signs[k] !== 0) : step === sum + figure - fees - part;
      const without = variant === 'abs' ? Math.abs(step + part) === Math.abs(figure) : step === figure - part;
      if (within !== without) for (const k of open) found[k] = within ? 1 : -1;
    }
    before = after;
    [sum, fees, open] = [0, 0, []];
  }
  return found;
}

/** The sign of each row as the balance says it, 0 where it does not. */
export function signsOfSteps({ order, balance, movement, fee, skip }: Steps): Int8Array {
  const signs = new Int8Array(movement.length);
  let [before, fees] = [NaN, 0];
  let run: number[] = [];
  for (const i of order) {
    if (skip[i] === 1) continue;
    const part = Math.abs(fee?.[i] || 0);
    const after = balance[i] ?? NaN;
    if (moves(movement[i])) run.push(i);
    fees += part;
    if (Number.isNaN(after)) continue;
    const alone = after - before + part;
    if (moves(movement[i]) && Math.abs(alone) === Math.abs(movement[i] ?? 0)) signs[i] = Math.sign(alone);
    else {
      const figures = run.map((k) => Math.abs(movement[k] ?? 0));
      signsOfRun(figures, after - before + fees)?.forEach((sign, k) => (signs[run[k] ?? 0] = sign));
    }
    before = after;
    [run, fees] = [[], 0];
  }
  return signs;
}

/** Of more rows some signs come to any step by chance. */
const LONGEST_RUN = 6;

/** The signs with which figures come to a step of the balance, if there is but one way. */
function signsOfRun(figures: readonly number[], step: number): (1 | -1)[] | null {
  if (figures.length < 2 || figures.length > LONGEST_RUN || Number.isNaN(step)) return null;
  let only: (1 | -1)[] | null = null;
  for (let ways = 0; ways < 1 << figures.length; ways++) {
    const signs = figures.map((_, k) => ((ways >> k) & 1 ? 1 : -1));
    if (figures.reduce((sum, figure, k) => sum + figure * (signs[k] ?? 0), 0) !== step) continue;
    if (only) return null;
    only = signs;
  }
  return only;
}

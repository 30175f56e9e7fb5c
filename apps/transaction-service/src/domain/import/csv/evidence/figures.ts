import { figureOf, splitAmount, type DecimalSign } from '../cells/amount-text';
import { isBlank } from '../cells/clean-text';

/** Signed figures of a column in ten-thousandths, a figure a row; NaN where the cell holds none. */
export interface Figures {
  values: Float64Array;
  /** Only money in carries a mark, so that what has none is money out: the values have it so. */
  onlyCreditsMarked: boolean;
}

export function figuresOf(cells: Iterable<string>, length: number, decimal: DecimalSign): Figures {
  const values = new Float64Array(length).fill(NaN);
  const isBare = new Uint8Array(length);
  let [signed, credits, bare, i] = [0, 0, 0, -1];
  for (const cell of cells) {
    i++;
    if (isBlank(cell)) continue;
    const amount = splitAmount(cell);
    const figure = amount && figureOf(amount.body, decimal);
    if (!figure) continue;
    const isOut = amount.mark === 'out' || amount.negative;
    values[i] = isOut ? -figure.value : figure.value;
    if (amount.mark === 'in') credits++;
    else if (isOut) signed++;
    else if (!amount.plus) {
      bare++;
      isBare[i] = 1;
    }
  }
  const onlyCreditsMarked = credits > 0 && signed === 0 && bare > 0;
  if (onlyCreditsMarked) for (i = 0; i < length; i++) if (isBare[i] === 1) values[i] = -(values[i] ?? NaN);
  return { values, onlyCreditsMarked };
}

/** Neither missing nor zero. */
export const moves = (value: number | undefined): value is number =>
  value !== undefined && value !== 0 && !Number.isNaN(value);

export interface Pair {
  /** Rows that fill exactly one of the two. */
  one: number;
  onlyA: number;
  onlyB: number;
  both: number;
}

/** How two columns share the rows: a pair of debit and credit fills exactly one in each. */
export function pairOf(a: Float64Array, b: Float64Array): Pair {
  const pair = { one: 0, onlyA: 0, onlyB: 0, both: 0 };
  for (let i = 0; i < a.length; i++) {
    const [inA, inB] = [moves(a[i]), moves(b[i])];
    if (inA && inB) pair.both++;
    else if (inA) pair.onlyA++;
    else if (inB) pair.onlyB++;
  }
  pair.one = pair.onlyA + pair.onlyB;
  return pair;
}

export const isPair = ({ one, both }: Pair, share: number): boolean => one > 0 && both <= (1 - share) * one;

/** What the sign of a half has to be turned by: where most figures have a minus of the bank's own, it says nothing. */
export function turnOf(values: Float64Array): 1 | -1 {
  let more = 0;
  for (const value of values) if (moves(value)) more += Math.sign(value);
  return more < 0 ? -1 : 1;
}

export function countMoving(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (moves(value)) count++;
  return count;
}

/** A fee stands beside an amount and is the smaller of the two; else it is the other half of a pair, or the amount again. */
export function isPart(fee: Float64Array, amount: Float64Array): boolean {
  let [beside, alone] = [0, 0];
  fee.forEach((value, i) => {
    if (!moves(value)) return;
    if (Math.abs(value) < Math.abs(amount[i] || 0)) beside++;
    else alone++;
  });
  return beside + alone > 0 && beside >= alone;
}

import type { ColumnFacts } from './column-facts';
import { moves } from './figures';
import type { MoneyView } from './money-view';

/** Fewer steps than this are no proof. */
const FEWEST_STEPS = 2;

export interface BalanceBefore {
  amount: ColumnFacts;
  balance: ColumnFacts;
}

/** A column that holds the balance before each row: to the next one it moves by the amount, in the order of the file or against it. */
export function balanceBefore(view: MoneyView): BalanceBefore | null {
  for (const balance of view.money)
    for (const amount of view.money) {
      if (amount === balance || amount.negative === 0) continue;
      if (isBefore(view.at(balance), view.at(amount), 1) || isBefore(view.at(balance), view.at(amount), -1))
        return { amount, balance };
    }
  return null;
}

function isBefore(balance: Float64Array, amount: Float64Array, way: 1 | -1): boolean {
  let steps = 0;
  for (let i = 0; i < balance.length; i++) {
    const next = balance[i + way];
    if (next === undefined) continue;
    const [from = NaN, moved = NaN] = [balance[i], amount[i]];
    if (!moves(moved) || next - from !== moved) return false;
    steps++;
  }
  return steps >= FEWEST_STEPS;
}

import { isCurrency } from '@pft/kernel';
import { role, titleOf, type ColumnFacts } from './column-facts';
import { moves } from './figures';
import type { MoneyView } from './money-view';
import type { Ask } from './questions';

/** The part of an amount up to which a figure beside it may be its fee. */
const LARGEST_FEE = 0.25;

/** Figures in another currency, as the code beside them says. */
export function isForeign(view: MoneyView, column: ColumnFacts): boolean {
  const { account, baseCurrency } = view.context;
  const own = account?.currency ?? baseCurrency;
  return view.facts.some(
    (code) =>
      code.isCode &&
      Math.abs(code.column - column.column) === 1 &&
      code.filled > 0 &&
      [...code.values.keys()].some((word) => isCurrency(word.toUpperCase()) && word.toUpperCase() !== own) &&
      column.filled <= column.sampled * 0.7,
  );
}

/**
 * Asks for figures beside the amount that are called a fee, or that look like one, or that nothing explains: within the amount,
 * or on top of it? What is called a fee is taken to come on top, as most banks that name one have it.
 */
export function askForFee(
  view: MoneyView,
  movement: readonly ColumnFacts[],
  balance: ColumnFacts | null,
  ask: Ask,
): FoundFee {
  const likely = view.money.flatMap((column) => {
    if (movement.includes(column) || column === balance) return [];
    const { seen, isFeeLike } = lookAt(view, movement, column);
    if (seen === 0) return [];
    const isNamed = role(column, 'fee') > 0;
    const isUnnamed =
      role(column, 'foreign', 'other', 'amount', 'debit', 'credit', 'balance') === 0 &&
      !isForeign(view, column) &&
      (isFeeLike || movement.length > 1 || column.filled < column.sampled * 0.5);
    return isNamed || isUnnamed ? [{ column, liking: role(column, 'fee') * 2 + (isFeeLike ? 1 : 0) }] : [];
  });
  const column = likely.sort((a, b) => b.liking - a.liking)[0]?.column;
  if (!column) return { column, fee: {} };
  const within = { label: 'It is within the amount', change: { columns: { fee: undefined } } };
  const onTop = { label: 'It comes on top', change: { columns: { fee: column.column } } };
  const isNamed = role(column, 'fee') > 0;
  ask({
    code: 'fee',
    weight: 2,
    text: `Does what stands in ${titleOf(column)} come on top of the amount?`,
    options: isNamed ? [onTop, within] : [within, onTop],
  });
  return { column, fee: isNamed ? { fee: column.column } : {} };
}

interface FoundFee {
  column: ColumnFacts | undefined;
  /** The role, where it is proposed. */
  fee: { fee?: number };
}

function lookAt(view: MoneyView, movement: readonly ColumnFacts[], column: ColumnFacts) {
  let [small, seen, none] = [0, 0, 0];
  view.at(column).forEach((value, i) => {
    if (!moves(value)) {
      none++;
      return;
    }
    seen++;
    const whole = movement.reduce((sum, each) => sum + Math.abs(view.at(each)[i] || 0), 0);
    if (whole === 0 || Math.abs(value) <= whole * LARGEST_FEE) small++;
  });
  return { seen, isFeeLike: seen > 0 && small >= seen * 0.6 && (none > 0 || small === seen) };
}

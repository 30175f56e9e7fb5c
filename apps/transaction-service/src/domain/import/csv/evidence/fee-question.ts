import { isCurrency } from '@pft/kernel';
import { role, titleOf, type ColumnFacts } from './column-facts';
import { moves } from './figures';
import type { MoneyView } from './money-view';
import type { Ask } from './questions';

/** The part of an amount up to which a figure beside it may be its fee. */
const LARGEST_FEE = 0.25;

/** Figures in another currency: beside them, or in the same rows and no others, stands its code. */
export function isForeign(view: MoneyView, column: ColumnFacts): boolean {
  const { account, baseCurrency } = view.context;
  const own = account?.currency ?? baseCurrency;
  if (column.filled > column.sampled * 0.7) return false;
  return view.facts.some((code) => {
    if (!code.isCode || code.filled === 0) return false;
    const isOther = [...code.values.keys()].some(
      (word) => isCurrency(word.toUpperCase()) && word.toUpperCase() !== own,
    );
    const isBeside = Math.abs(code.column - column.column) === 1;
    return isOther && (isBeside || view.rows.every((_, i) => view.isBlank(i, code) === view.isBlank(i, column)));
  });
}

/**
 * Asks for figures beside the amount that are called a fee, or that look like one, or that nothing explains: within the amount,
 * or on top of it? What is called a fee or looks like one is taken to come on top, as most banks that have one do it.
 */
export function askForFee(
  view: MoneyView,
  movement: readonly ColumnFacts[],
  balance: ColumnFacts | null,
  ask: Ask,
): FoundFee {
  const likely = view.money.flatMap((column) => {
    if (movement.includes(column) || column === balance) return [];
    const { seen, isFeeLike, isSometimes } = lookAt(view, movement, column);
    if (seen === 0) return [];
    const isNamed = role(column, 'fee') > 0;
    const isUnnamed =
      role(column, 'foreign', 'other', 'amount', 'debit', 'credit', 'balance') === 0 &&
      !isForeign(view, column) &&
      (isFeeLike || movement.length > 1 || column.filled < column.sampled * 0.5);
    return isNamed || isUnnamed
      ? [{ column, isFee: isNamed || isSometimes, liking: role(column, 'fee') * 2 + (isFeeLike ? 1 : 0) }]
      : [];
  });
  const [best] = likely.sort((a, b) => b.liking - a.liking);
  if (!best) return { column: undefined, fee: {} };
  const { column, isFee } = best;
  const within = { label: 'It is within the amount', change: { columns: { fee: undefined } } };
  const onTop = { label: 'It comes on top', change: { columns: { fee: column.column } } };
  ask({
    code: 'fee',
    weight: 2,
    text: `Does what stands in ${titleOf(column)} come on top of the amount?`,
    options: isFee ? [onTop, within] : [within, onTop],
  });
  return { column, fee: isFee ? { fee: column.column } : {} };
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
  const isSmall = seen > 0 && small >= seen * 0.6;
  return { seen, isFeeLike: isSmall && (none > 0 || small === seen), isSometimes: isSmall && none > 0 };
}

import { signOf } from '../cells/sign-words';
import { role, type ColumnFacts } from './column-facts';
import { isPair, moves, pairOf, turnOf } from './figures';
import type { MoneyView } from './money-view';

/** What may be the movement of a row: a column, a pair of credit and debit, a column with its sign in words beside it. */
export interface MovementCandidate {
  columns: readonly [ColumnFacts] | readonly [credit: ColumnFacts, debit: ColumnFacts];
  words: { column: ColumnFacts; signs: ReadonlyMap<string, 1 | -1> } | null;
  /** Signed figures in ten-thousandths; NaN where there is none. */
  values: Float64Array;
  /** How well the headers name it. */
  prior: number;
  coverage: number;
}

export function movementCandidates(view: MoneyView): MovementCandidate[] {
  return [...singles(view), ...pairs(view), ...inWords(view)];
}

function singles(view: MoneyView): MovementCandidate[] {
  return view.money.map((column) => candidate([column], view.at(column), role(column, 'amount')));
}

function candidate(
  columns: MovementCandidate['columns'],
  values: Float64Array,
  prior: number,
  words: MovementCandidate['words'] = null,
): MovementCandidate {
  let moving = 0;
  for (const value of values) if (moves(value)) moving++;
  return { columns, words, values, prior, coverage: moving / Math.max(values.length, 1) };
}

function pairs(view: MoneyView): MovementCandidate[] {
  const { money, rows } = view;
  return money.flatMap((first, i) =>
    money.slice(i + 1).flatMap((second) => {
      const [a, b] = [view.at(first), view.at(second)];
      const pair = pairOf(a, b);
      if (!isPair(pair, 0.98) || pair.one < rows.length * 0.3) return [];
      const prior = role(first, 'debit', 'credit') + role(second, 'debit', 'credit');
      return [candidate([first, second], joined(a, b), prior)];
    }),
  );
}

/** Credit less debit, the bank's own signs of the halves left aside. */
function joined(credit: Float64Array, debit: Float64Array): Float64Array {
  const [into, out] = [turnOf(credit), turnOf(debit)];
  return credit.map((value, i) => {
    const other = debit[i] ?? NaN;
    if (moves(value)) return value * into;
    if (moves(other)) return -other * out;
    return Number.isNaN(value) && Number.isNaN(other) ? NaN : 0;
  });
}

/** Figures without a sign beside a column of two words, or of known ones: one word is in, the other out, and the balance says which. */
function inWords(view: MoneyView): MovementCandidate[] {
  return view.money.flatMap((column) => {
    if (column.negative > 0 || column.creditMarks + column.debitMarks > 0) return [];
    return view.signColumns.flatMap((words) => {
      const signs = signsOf(view, column, words);
      if (!signs) return [];
      const values = view.at(column).map((value, i) => value * (signs.signs.get(view.word(i, words)) ?? NaN));
      return [
        candidate([column], values, role(column, 'amount') + (signs.known ? 0.2 : 0), {
          column: words,
          signs: signs.signs,
        }),
      ];
    });
  });
}

function signsOf(view: MoneyView, column: ColumnFacts, words: ColumnFacts) {
  const { rows, skip } = view;
  const values = view.at(column);
  const all = [...new Set(rows.flatMap((_, i) => (moves(values[i]) && skip[i] === 0 ? [view.word(i, words)] : [])))];
  const known = all.filter((word) => signOf(word) !== 0);
  if (all.length < 2 || all.length > 4 || (known.length < 2 && all.length !== 2)) return null;
  if (known.length === 0) {
    // An unknown word that only a row at an end has is not proven by any step.
    const inner = new Set(rows.slice(1, -1).map((_, i) => view.word(i + 1, words)));
    if (rows.length < 5 || all.some((word) => !inner.has(word))) return null;
  }
  const signs = new Map<string, 1 | -1>();
  const [sole = ''] = known;
  all.forEach((word, i) => {
    const sign = signOf(word);
    if (sign !== 0) signs.set(word, sign);
    else if (known.length === 1) signs.set(word, signOf(sole) === 1 ? -1 : 1);
    else if (known.length === 0) signs.set(word, i === 0 ? 1 : -1);
  });
  return { signs, known: known.length > 0 };
}

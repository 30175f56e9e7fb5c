import { sumWord } from '../cells/sum-words';
import type { StateColumn } from '../mapping';
import { moves } from './figures';
import type { MoneyReading, MoneyView } from './money-view';
import type { Ask } from './questions';

/** Other rows from which on their likeness is none by chance. */
const FEWEST_ROWS = 3;
const FEWEST_BLANKS = 2;

/**
 * A figure at the end of the file in a row that leaves blank most of what all others fill may be the bank's closing balance
 * rather than a movement.
 */
export function askForOddRow(view: MoneyView, { amount }: MoneyReading['columns'], ask: Ask): StateColumn | null {
  const money = amount === undefined ? undefined : view.facts[amount];
  if (!money) return null;
  const values = view.at(money);
  // What is called a balance or a sum says so itself.
  const isSum = (i: number) => view.facts.some((column) => sumWord(view.cell(i, column)) !== null);
  const rows = [...view.rows.keys()].filter((i) => moves(values[i]) && !isSum(i));
  for (const [odd, others] of [
    [rows.at(-1), rows.slice(0, -1)],
    [rows[0], rows.slice(1)],
  ] as const) {
    if (odd === undefined || others.length < FEWEST_ROWS) continue;
    const full = view.facts.filter(
      (column) => column !== money && !column.isDate && others.every((i) => !view.isBlank(i, column)),
    );
    const blanks = full.filter((column) => view.isBlank(odd, column));
    const mark = view.facts.find(
      (column) =>
        column.isText &&
        !view.isBlank(odd, column) &&
        others.every((i) => view.word(i, column) !== view.word(odd, column)),
    );
    if (blanks.length < FEWEST_BLANKS || blanks.length * 2 <= full.length || !mark) continue;
    const state = { column: mark.column, pending: [], void: [view.cell(odd, mark)] };
    ask({
      code: 'state',
      weight: 2,
      text: `The ${odd === rows[0] ? 'first' : 'last'} row is written otherwise than all others. Is it a movement?`,
      options: [
        { label: 'It is none, but a balance or a sum', change: { columns: { state } } },
        { label: 'It is one', change: { columns: { state: undefined } } },
      ],
    });
    return state;
  }
  return null;
}

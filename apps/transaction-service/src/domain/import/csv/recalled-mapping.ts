import { wordKey } from './cells/clean-text';
import type { ImportMapping } from './mapping';

/**
 * The columns as they were chosen for another file of this shape; all else as this file has it. The decimal sign and the order
 * of dates are remembered only where the file leaves them open, or says the order of another column.
 */
export function recalled(
  remembered: ImportMapping,
  proposed: ImportMapping,
  isOpen: (what: 'decimal' | 'date') => boolean,
): ImportMapping {
  const { charset, delimiter, sheet, quotes, headerLine } = proposed;
  const decimal = isOpen('decimal') ? remembered.decimal : proposed.decimal;
  const isSameDate = proposed.columns.date === remembered.columns.date;
  const dateFormat = isOpen('date') || !isSameDate ? remembered.dateFormat : proposed.dateFormat;
  const columns = { ...remembered.columns };
  const { sign, state } = proposed.columns;
  if (columns.sign && sign?.column === columns.sign.column)
    columns.sign = {
      column: sign.column,
      ...added(columns.sign, sign, 'in', 'out'),
    };
  if (state && (!columns.state || columns.state.column === state.column))
    columns.state = {
      column: state.column,
      ...added(columns.state ?? { pending: [], void: [] }, state, 'pending', 'void'),
    };
  const { quotes: _, sheet: __, ...chosen } = remembered;
  const written = { charset, delimiter, ...(sheet !== undefined && { sheet }), ...(quotes && { quotes }), headerLine };
  return { ...chosen, ...written, decimal, dateFormat, columns };
}

/** The words of both lists, those of the first kept where they stand in the other list of the second. */
function added<K extends string>(
  kept: Readonly<Record<K, string[]>>,
  more: Readonly<Record<K, string[]>>,
  a: K,
  b: K,
): Record<K, string[]> {
  const known = new Set([...kept[a], ...kept[b]].map(wordKey));
  const isNew = (word: string) => !known.has(wordKey(word));
  return {
    [a]: [...kept[a], ...more[a].filter(isNew)],
    [b]: [...kept[b], ...more[b].filter(isNew)],
  } as Record<K, string[]>;
}

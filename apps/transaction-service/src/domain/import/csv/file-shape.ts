import { looksLikeAmount } from './cells/amount-text';
import { looksLikeDate } from './cells/date-text';
import { headerKey } from './cells/header-words';
import type { FoundTable } from './find-table';
import { seen } from './table';

const SAMPLE_ROWS = 200;

/** What files of one bank have in common: their header, else which columns hold dates and amounts. */
export function fileShape(table: FoundTable): string {
  if (table.header) return `header:${table.header.cells.map(headerKey).join('|')}`;
  const sample = seen(table.rows.slice(0, SAMPLE_ROWS));
  const kinds = Array.from({ length: table.width }, (_, column) => {
    const cells = sample.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');
    const dates = cells.filter(looksLikeDate).length;
    if (dates > 0 && dates >= cells.length / 2) return 'd';
    const amounts = cells.filter((cell) => !looksLikeDate(cell) && looksLikeAmount(cell)).length;
    return amounts > 0 && amounts >= cells.length / 2 ? 'a' : '*';
  });
  return `columns:${kinds.join('')}`;
}

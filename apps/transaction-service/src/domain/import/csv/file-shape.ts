import { columnCounts, sampleRows, share } from './column-counts';
import type { FoundTable } from './find-table';
import { headerKey } from './cells/header-words';

/** What files of one bank have in common: their header, else which columns hold dates and amounts. */
export function fileShape(table: FoundTable): string {
  if (table.header) return `header:${table.header.cells.map(headerKey).join('|')}`;
  const kinds = columnCounts(sampleRows(table.rows), table.width).map((counts) => {
    if (counts.dates > 0 && share(counts.dates, counts) >= 0.5) return 'd';
    return counts.amounts > 0 && share(counts.amounts, counts) >= 0.5 ? 'a' : '*';
  });
  return `columns:${kinds.join('')}`;
}

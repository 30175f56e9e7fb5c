import { columnFacts, sampleRows, share } from './column-counts';
import type { FoundTable } from './find-table';
import { headerKey } from './cells/header-words';

/** What files of one bank have in common: their header, else which columns hold dates and amounts. */
export function fileShape(table: FoundTable): string {
  if (table.header) return `header:${table.header.cells.map(headerKey).join('|')}`;
  const kinds = columnFacts(sampleRows(table.rows), table.width).map((facts) => {
    if (facts.dates > 0 && share(facts.dates, facts) >= 0.5) return 'd';
    return facts.amounts > 0 && share(facts.amounts, facts) >= 0.5 ? 'a' : '*';
  });
  return `columns:${kinds.join('')}`;
}

import type { ReadingRules } from '../../statement';
import type { FoundTable } from '../find-table';
import type { ImportMapping } from '../mapping';
import type { RowOutcome } from './row-outcome';
import { RowReader } from './row-reader';
import { isPlain, SumRows } from './sum-rows';

export interface ReadRow {
  index: number;
  cells: readonly string[];
  outcome: RowOutcome;
}

/** What every row comes to, one after the other: by itself, and beside the others where it is called a balance or a sum. */
export function* rowOutcomes(table: FoundTable, mapping: ImportMapping, rules: ReadingRules): Generator<ReadRow> {
  const reader = new RowReader(table, mapping, rules);
  const { rows } = table;
  let last = rows.length - 1;
  while (last >= 0 && !isPlain(reader.read(rows[last]?.cells ?? [], last))) last--;
  const sums = new SumRows(last);
  for (let index = 0; index < rows.length; index++) {
    const cells = rows[index]?.cells ?? [];
    const outcome = reader.read(cells, index);
    sums.mark(outcome, index);
    yield { index, cells, outcome };
  }
}

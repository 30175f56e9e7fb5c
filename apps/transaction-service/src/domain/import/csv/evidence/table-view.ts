import type { FoundTable } from '../find-table';
import { columnSet, seen, type SeenRow } from '../table';
import { cleanText } from '../cells/clean-text';
import { looksLikeDate } from '../cells/date-text';
import { usualNumber } from '../usual-number';
import { columnFacts, type ColumnFacts } from './column-facts';

const FIRST_ROWS = 300;
const SPREAD_ROWS = 200;
/** Rows in a row by which figures are proven. */
const WINDOW_ROWS = 2_000;
/** Of a wide table fewer rows are looked at. */
const SEEN_CELLS = 200_000;
const FEWEST_ROWS = 100;

/** What is looked at of a table to find out how it is to be read: a sample, the first rows as they follow each other, single columns. */
export class TableView {
  /** Facts a column. */
  readonly facts: readonly ColumnFacts[];
  readonly window: readonly SeenRow[];

  constructor(readonly table: FoundTable) {
    const { rows, width, header } = table;
    const most = Math.max(FEWEST_ROWS, Math.floor(SEEN_CELLS / Math.max(width, 1)));
    this.window = seen(rows.slice(0, Math.min(WINDOW_ROWS, most)));
    const first = this.window.slice(0, Math.min(FIRST_ROWS, most));
    const left = rows.length - first.length;
    const spread = Math.min(SPREAD_ROWS, Math.floor(most / 2), left);
    const others = Array.from({ length: spread }, (_, i) => rows[first.length + Math.floor((i * left) / spread)]);
    const sample = likeMost([...first, ...seen(others.filter((row) => row !== undefined))], header === null);
    this.facts = columnFacts(sample, header?.cells ?? null, width);
  }

  /** The cells of a column in all rows. */
  *column(column: number): Generator<string> {
    const wanted = columnSet([column], column + 1);
    for (const row of this.table.rows) yield cleanText(row.pick(wanted)[column] ?? '').trim();
  }

  /** The words of a column in all rows, as the file writes them first, by their key; null where they are too many. */
  words(column: number, key: (text: string) => string, most: number): Map<string, string> | null {
    const words = new Map<string, string>();
    for (const text of this.column(column)) {
      if (text === '' || words.has(key(text))) continue;
      if (words.size === most) return null;
      words.set(key(text), text);
    }
    return words;
  }
}

/** Rows with a date, and others with as much in them: a note or a sum below says nothing of what the columns hold. */
function likeMost(sample: readonly SeenRow[], isBare: boolean): readonly SeenRow[] {
  const dated = sample.filter(({ cells }) => cells.some(looksLikeDate));
  if (dated.length === 0 || (!isBare && dated.length * 2 < sample.length)) return sample;
  const filled = ({ cells }: SeenRow) => cells.filter((cell) => cell !== '').length;
  const usual = usualNumber(dated.map(filled));
  const width = usualNumber(dated.map(({ cells }) => cells.length));
  const isWide = ({ cells }: SeenRow) => !isBare || cells.length === width;
  const isRow = new Set(dated);
  return sample.filter((row) => isWide(row) && (isRow.has(row) || filled(row) * 2 > usual));
}

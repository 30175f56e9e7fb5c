import { isCurrency } from '@pft/kernel';
import { currencyOfSymbol, looksLikeAmount, readAmount } from './cells/amount-text';
import { looksLikeDate } from './cells/date-text';
import { flagKey } from './mapping';
import { signOf } from './cells/sign-words';
import { withCellsRead, type TableRow } from './table';

/** What the cells of one column are like, counted over a sample of the rows. The other counts are parts of `filled`. */
export interface ColumnCounts {
  column: number;
  sampled: number;
  filled: number;
  dates: number;
  amounts: number;
  /** Amounts with digits after a decimal sign, whichever it is. */
  fractions: number;
  negatives: number;
  currencies: number;
  signs: number;
  ibans: number;
  letters: number;
  distinct: number;
}

const SAMPLE = 2_000;
const IBAN = /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?$/;

/** The first rows and then evenly spread ones: what a column holds shows long before the last of 100,000 rows. */
export function sampleRows(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.length <= SAMPLE) return withCellsRead(rows);
  const step = rows.length / SAMPLE;
  return withCellsRead(Array.from({ length: SAMPLE }, (_, index) => rows[Math.floor(index * step)] as TableRow));
}

export function columnCounts(rows: readonly TableRow[], width: number): ColumnCounts[] {
  return Array.from({ length: width }, (_, column) => countsOf(rows, column));
}

function countsOf(rows: readonly TableRow[], column: number): ColumnCounts {
  const counts: ColumnCounts = {
    column,
    sampled: rows.length,
    filled: 0,
    dates: 0,
    amounts: 0,
    fractions: 0,
    negatives: 0,
    currencies: 0,
    signs: 0,
    ibans: 0,
    letters: 0,
    distinct: 0,
  };
  const values = new Set<string>();
  for (const { cells } of rows) {
    const cell = cells[column]?.trim() ?? '';
    if (cell === '') continue;
    counts.filled++;
    values.add(flagKey(cell));
    if (looksLikeDate(cell)) counts.dates++;
    else if (looksLikeAmount(cell)) {
      counts.amounts++;
      const written = [readAmount(cell, '.'), readAmount(cell, ',')];
      if (written.some((amount) => amount?.negative)) counts.negatives++;
      if (/[.,]\d{2,}\D*$/.test(cell) || written.some((amount) => amount !== null && amount.fraction !== ''))
        counts.fractions++;
    }
    if (cell.length <= 4 && currencyOfSymbol(cell, isCurrency)) counts.currencies++;
    if (cell.length <= 24 && signOf(cell)) counts.signs++;
    if (IBAN.test(cell)) counts.ibans++;
    counts.letters += cell.replace(/[^\p{L}]+/gu, '').length;
  }
  counts.distinct = values.size;
  return counts;
}

/** The part of the filled cells that is so, 0 for an empty column. */
export function share(count: number, counts: ColumnCounts): number {
  return counts.filled === 0 ? 0 : count / counts.filled;
}

import { looksLikeAmount } from './cells/amount-text';
import { currencyOf, isSharedUnit } from './cells/currency-text';
import { looksLikeDate } from './cells/date-text';
import { headerRoles } from './cells/header-words';
import { seen, type SeenRow, type TableRow } from './table';
import { usualNumber } from './usual-number';

export interface FoundTable {
  header: SeenRow | null;
  /** The rows below the header, or all rows where there is none. */
  rows: readonly TableRow[];
  /** Columns of the table; rows with more are ragged. */
  width: number;
  /** Some rows are wider than the header, and the table is as wide as they are. */
  widerThanHeader: boolean;
}

const PREAMBLE_LINES = 120;
const WIDE_ROWS = 50;

/** The table with a header on a line that is already known, or without one. */
export function tableAt(all: readonly TableRow[], headerLine: number | null): FoundTable {
  const index = headerLine === null ? -1 : all.findIndex(({ line }) => line === headerLine);
  const headerRow = index < 0 ? undefined : all[index];
  if (!headerRow) return { header: null, rows: all, width: usualWidth(all), widerThanHeader: false };
  const [header = null] = seen([headerRow]);
  // Files that were joined have their header again and again.
  const rows = all.slice(index + 1).filter((row) => row.width !== headerRow.width || row.text !== headerRow.text);
  return { header, rows, ...widthBelow(header?.cells ?? [], rows) };
}

/**
 * Finds the header: of the lines without values above the first row with a date and a figure the one with most words that banks
 * write there and the width of the rows; what is above it is the bank's preamble. There may be none.
 */
export function findTable(all: readonly TableRow[]): FoundTable {
  const head = seen(all.slice(0, PREAMBLE_LINES));
  const width = usualNumber(head.filter(isMovement).map(({ cells }) => cells.length));
  const first = head.findIndex((row) => isMovement(row) && Math.abs(row.cells.length - width) <= 1);
  const limit = first < 0 ? head.length : first;
  let best = { score: 0, line: null as number | null };
  head.slice(0, limit).forEach((row, at) => {
    const score = headerScore(row, width, at === limit - 1) + at / 1_000;
    if (score > best.score) best = { score, line: row.line };
  });
  if (best.line === null) best.line = headerBelow(head, limit);
  return tableAt(all, best.line);
}

/** Lines of the bank above the header may hold a date and a figure, too; they have another width than the table. */
function headerBelow(head: readonly SeenRow[], from: number): number | null {
  const at = head.findIndex(
    (row, i) =>
      i > from &&
      headerScore(row, row.cells.length, false) > 6 &&
      head.slice(i + 1, i + 3).some((below) => isMovement(below) && below.cells.length === row.cells.length) &&
      !head.slice(0, i).some((above) => isMovement(above) && above.cells.length === row.cells.length),
  );
  return head[at]?.line ?? null;
}

/** Below zero for a line that cannot be one. */
function headerScore({ cells }: SeenRow, width: number, isLast: boolean): number {
  const filled = cells.filter((cell) => cell !== '').length;
  if (filled < 2 || cells.some(isValue)) return -1;
  const named = cells.filter((cell) => headerRoles(cell).size > 0).length;
  const fits = width === 0 ? 0.5 : Math.max(0, 1 - Math.abs(filledWidth(cells) - width) / width);
  if (named < 2 && !(fits > 0.7 && filled >= Math.max(2, width * 0.6) && isLast)) return -1;
  return named * 2 + fits * 2 + filled / cells.length;
}

/** Rows that look like movements, of which a table has some and a sheet of something else has none. */
export function countMovements(rows: readonly TableRow[]): number {
  let count = 0;
  for (const row of rows) if (seen([row]).some(isMovement)) count++;
  return count;
}

function isMovement({ cells }: SeenRow): boolean {
  let [date, figure] = [false, false];
  for (const cell of cells) {
    if (cell === '' || !/\d/.test(cell)) continue;
    if (looksLikeDate(cell)) date = true;
    else if (looksLikeAmount(cell)) figure = true;
  }
  return date && figure;
}

function isValue(cell: string): boolean {
  return /\d/.test(cell) && !isCounted(cell) && (looksLikeDate(cell) || looksLikeAmount(cell));
}

/** `VWZ2`, `Ref. 1`: a name that is counted, unless its letters are a currency. */
function isCounted(cell: string): boolean {
  const [, letters = ''] = /^(\p{L}{1,12})\.? ?\d{1,2}$/u.exec(cell) ?? [];
  return letters !== '' && currencyOf(letters) === null && !isSharedUnit(letters);
}

/** Rows wider than the header are another table's or hold a delimiter that is not quoted, unless all of them are equally wide. */
function widthBelow(header: readonly string[], rows: readonly TableRow[]): { width: number; widerThanHeader: boolean } {
  const named = filledWidth(header);
  const usual = usualWidth(rows);
  const wide = seen(rows.filter((row) => row.width > header.length).slice(0, WIDE_ROWS)).filter(
    (row) => filledWidth(row.cells) > header.length && isMovement(row),
  );
  if (wide.length === 0)
    return { width: Math.max(named, Math.min(header.length, usual || Infinity)), widerThanHeader: false };
  const some = seen(rows.filter((row) => row.width <= header.length).slice(0, WIDE_ROWS)).some(isMovement);
  return some ? { width: header.length, widerThanHeader: false } : { width: usual, widerThanHeader: true };
}

/** A line may end with delimiters that stand for nothing. */
function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === '') width--;
  return width;
}

/** Of the rows that look like movements, where some do: lines of the bank around them may be more than they are. */
function usualWidth(rows: readonly TableRow[]): number {
  const movements = seen(rows.slice(0, PREAMBLE_LINES)).filter(isMovement);
  return usualNumber(
    movements.length > 0 ? movements.map(({ cells }) => cells.length) : rows.map(({ width }) => width),
  );
}

import { looksLikeAmount } from './cells/amount-text';
import { looksLikeDate } from './cells/date-text';
import { headerScores } from './cells/header-words';
import { DELIMITERS, withCellsRead, type TableRow } from './table';

export interface FoundTable {
  header: TableRow | null;
  /** The rows below the header, or all rows where there is none. */
  rows: readonly TableRow[];
  /** Columns of the table; rows with another number are ragged. */
  width: number;
}

const PREAMBLE_LINES = 60;
const SAMPLE_LINES = 200;

/** The table with a header on a line that is already known, or without one. */
export function tableAt(all: readonly TableRow[], headerLine: number | null): FoundTable {
  const index = headerLine === null ? -1 : all.findIndex(({ line }) => line === headerLine);
  const header = index < 0 ? null : (withCellsRead(all.slice(index, index + 1))[0] ?? null);
  const rows = header ? all.slice(index + 1) : all;
  return { header, rows, width: header ? widthOfHeader(header, rows) : usualWidth(rows) };
}

/**
 * Finds the header: the line with words that banks write above dates and amounts (lines before it are the bank's preamble),
 * else a first line whose cells are words above columns of dates and amounts; else there is none.
 */
export function findTable(all: readonly TableRow[]): FoundTable {
  const candidates = withCellsRead(all.slice(0, PREAMBLE_LINES));
  const named = candidates.find(isNamedHeader) ?? null;
  if (named) return tableAt(all, named.line);
  const width = usualWidth(all);
  const first = candidates.find(({ cells }) => filledCells(cells).length > 1 && cells.length === width);
  if (first && isUnnamedHeader(first, all)) return tableAt(all, first.line);
  return tableAt(all, null);
}

function filledCells(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell.trim() !== '');
}

function isNamedHeader({ cells }: TableRow): boolean {
  if (cells.length < 2 || cells.some(isValue)) return false;
  const named = cells.map(headerScores).filter((scores) => scores.size > 0);
  const date = named.some((scores) => scores.has('date') || scores.has('valueDate'));
  const money = named.some((scores) => scores.has('amount') || scores.has('debit') || scores.has('credit'));
  const words = named.length;
  return (date && money && words >= 2) || words >= 4;
}

function isUnnamedHeader(row: TableRow, all: readonly TableRow[]): boolean {
  if (row.cells.some(isValue)) return false;
  const below = withCellsRead(all.filter(({ line }) => line > row.line).slice(0, SAMPLE_LINES));
  const values = row.cells.map((_, column) => below.filter(({ cells }) => isValue(cells[column] ?? '')).length);
  const filled = row.cells.map((_, column) => below.filter(({ cells }) => (cells[column] ?? '').trim() !== '').length);
  const valueColumns = values.filter((count, column) => count > 0 && count >= (filled[column] ?? 0) * 0.8).length;
  const named = row.cells.some((cell) => headerScores(cell).size > 0);
  // A line of text in the middle of a headerless file has the date's cell filled with something else; a header is above rows.
  return valueColumns >= 2 && (named || (below.length >= 2 && filledCells(row.cells).length === row.cells.length));
}

function isValue(cell: string): boolean {
  const text = cell.trim();
  return text !== '' && /\d/.test(text) && (looksLikeDate(text) || looksLikeAmount(text));
}

/** A header may end with delimiters that stand for nothing: then the rows say how wide the table is. */
function widthOfHeader(header: TableRow, rows: readonly TableRow[]): number {
  let width = header.cells.length;
  const widest = usualWidth(rows);
  while (width > widest && width > 1 && header.cells[width - 1]?.trim() === '') width--;
  return width;
}

function usualWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const width = row.width ?? row.cells.length;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/**
 * The delimiter with which most rows hold a date and have one and the same number of cells. `scan` reads a sample with a
 * delimiter and answers nothing where its quotes do not work out.
 */
export function detectDelimiter(scan: (delimiter: string) => readonly TableRow[]): string {
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    const rows = scan(delimiter);
    const width = rows.length === 0 ? 0 : usualWidth(rows);
    if (width < 2 && rows.every(({ cells }) => cells.length < 2)) continue;
    const alike = rows.filter(({ cells }) => cells.length === width && width > 1);
    const dated = alike.filter(({ cells }) => cells.some(looksLikeDate) && cells.some(isAmountOnly)).length;
    const headers = rows.filter(isNamedHeader).length;
    const score = (dated * 4 + alike.length + headers * 4) / Math.max(rows.length, 1) + Math.min(width, 30) / 100;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function isAmountOnly(cell: string): boolean {
  return /\d/.test(cell) && !looksLikeDate(cell) && looksLikeAmount(cell);
}

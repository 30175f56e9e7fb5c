import { ImportQuoteUnclosed, ImportTooManyColumns, ImportTooManyRows } from './import-errors';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A record of the file. `line` is the physical line it begins on, counted from 1. */
export interface TableRow {
  line: number;
  cells: string[];
}

export interface ScanLimits {
  maxRows: number;
  maxColumns: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;

/**
 * Reads delimited text record by record; records without content are left out. Line ends may be CR, LF and CRLF, mixed.
 * A quote inside a quoted cell that is not doubled belongs to the text unless a delimiter or a line end follows, because
 * many banks do not double it.
 *
 * Written by hand because the line numbers are part of the answer: csv-parse counts a CRLF inside quotes twice, and of a
 * quote that never closes it knows only the last line of the file.
 *
 * @throws ImportQuoteUnclosed, ImportTooManyRows, ImportTooManyColumns
 */
export function* scanTable(text: string, delimiter: string, limits: ScanLimits, firstLine = 1): Generator<TableRow> {
  const delimiterCode = delimiter.charCodeAt(0);
  const end = text.length;
  let position = 0;
  let line = firstLine;
  let rows = 0;
  while (position < end) {
    const row: TableRow = { line, cells: [] };
    let filled = false;
    for (let open = true; open;) {
      if (row.cells.length >= limits.maxColumns) throw new ImportTooManyColumns(limits.maxColumns, line);
      const quoteAt = openingQuote(text, position, delimiterCode);
      let cell: string;
      if (quoteAt >= 0) {
        const closeAt = closingQuote(text, quoteAt + 1, delimiterCode, line);
        cell = text.slice(quoteAt + 1, closeAt).replaceAll('""', '"');
        line += countLineEnds(text, quoteAt, closeAt);
        position = closeAt + 1;
        while (position < end && !endsCell(text.charCodeAt(position), delimiterCode)) position++;
      } else {
        const start = position;
        while (position < end && !endsCell(text.charCodeAt(position), delimiterCode)) position++;
        cell = text.slice(start, position);
      }
      row.cells.push(cell);
      filled ||= cell.trim() !== '';
      const code = position < end ? text.charCodeAt(position) : LF;
      position++;
      if (code === delimiterCode) continue;
      if (code === CR && text.charCodeAt(position) === LF) position++;
      line++;
      open = false;
    }
    if (!filled) continue;
    if (++rows > limits.maxRows) throw new ImportTooManyRows(limits.maxRows);
    yield row;
  }
}

function endsCell(code: number, delimiterCode: number): boolean {
  return code === delimiterCode || code === LF || code === CR;
}

/** Where the cell's quote opens, spaces before it allowed; -1 for a cell without. */
function openingQuote(text: string, start: number, delimiterCode: number): number {
  let position = start;
  while (text.charCodeAt(position) === SPACE && delimiterCode !== SPACE) position++;
  return text.charCodeAt(position) === QUOTE ? position : -1;
}

function closingQuote(text: string, start: number, delimiterCode: number, line: number): number {
  let position = text.indexOf('"', start);
  while (position >= 0) {
    if (text.charCodeAt(position + 1) === QUOTE) {
      position = text.indexOf('"', position + 2);
      continue;
    }
    let after = position + 1;
    while (text.charCodeAt(after) === SPACE) after++;
    if (after >= text.length || endsCell(text.charCodeAt(after), delimiterCode)) return position;
    position = text.indexOf('"', position + 1);
  }
  throw new ImportQuoteUnclosed(line);
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let position = from; position < to; position++) {
    const code = text.charCodeAt(position);
    if (code === LF || (code === CR && text.charCodeAt(position + 1) !== LF)) count++;
  }
  return count;
}

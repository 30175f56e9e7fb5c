import { ImportQuoteUnclosed, ImportTooManyColumns, ImportTooManyRows } from '../import-errors';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A record of the file. `line` is the physical line it begins on, counted from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: string[];
  /** How many they are, where that is known without reading them. */
  readonly width?: number;
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
  const at = { position: 0, line: firstLine };
  let rows = 0;
  while (at.position < text.length) {
    const { position, line } = at;
    const cells = readRecord(text, delimiterCode, at, limits.maxColumns);
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (++rows > limits.maxRows) throw new ImportTooManyRows(limits.maxRows);
    yield new RecordOfText(text, delimiterCode, position, line, cells.length);
  }
}

/** Reads its cells each time they are asked for: a file of 100,000 rows stays one text, and never is a million strings. */
class RecordOfText implements TableRow {
  constructor(
    private readonly text: string,
    private readonly delimiterCode: number,
    private readonly position: number,
    readonly line: number,
    readonly width: number,
  ) {}

  get cells(): string[] {
    return readRecord(this.text, this.delimiterCode, { position: this.position, line: this.line }, Infinity);
  }
}

/** What a column holds shows in the beginning of its cells. */
const LONGEST_LOOK = 1_000;

/** For rows that are looked at to find out what they are: each record is read once, and no cell is looked at for long. */
export function withCellsRead(rows: readonly TableRow[]): TableRow[] {
  return rows.map(({ line, cells }) => ({ line, cells: cells.map(beginningOf) }));
}

export function beginningOf(cell: string): string {
  return cell.length > LONGEST_LOOK ? cell.slice(0, LONGEST_LOOK) : cell;
}

/** The cells of the record that begins there; `at` then stands behind it. */
function readRecord(
  text: string,
  delimiterCode: number,
  at: { position: number; line: number },
  maxColumns: number,
): string[] {
  const end = text.length;
  const firstLine = at.line;
  const cells: string[] = [];
  let { position, line } = at;
  for (let open = true; open;) {
    if (cells.length >= maxColumns) throw new ImportTooManyColumns(maxColumns, firstLine);
    const quoteAt = openingQuote(text, position, delimiterCode);
    if (quoteAt >= 0) {
      const closeAt = closingQuote(text, quoteAt + 1, delimiterCode, line);
      cells.push(text.slice(quoteAt + 1, closeAt).replaceAll('""', '"'));
      line += countLineEnds(text, quoteAt, closeAt);
      position = closeAt + 1;
      while (position < end && !endsCell(text.charCodeAt(position), delimiterCode)) position++;
    } else {
      const start = position;
      while (position < end && !endsCell(text.charCodeAt(position), delimiterCode)) position++;
      cells.push(text.slice(start, position));
    }
    const code = position < end ? text.charCodeAt(position) : LF;
    position++;
    if (code === delimiterCode) continue;
    if (code === CR && text.charCodeAt(position) === LF) position++;
    line++;
    open = false;
  }
  Object.assign(at, { position, line });
  return cells;
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

import { ImportQuoteUnclosed, ImportTooManyColumns, ImportTooManyRows } from '../import-errors';
import { cleanText } from './cells/clean-text';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * How quotes within quoted cells are written: doubled; not at all, so that only one before a delimiter or a line end closes
 * the cell; with a backslash before them.
 */
export const QUOTE_STYLES = ['doubled', 'bare', 'backslash'] as const;
export type QuoteStyle = (typeof QUOTE_STYLES)[number];

export interface Dialect {
  delimiter: string;
  quotes: QuoteStyle;
}

/** A record of the file. `line` is the physical line it begins on, counted from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: string[];
  /** How many they are, where that is known without reading them. */
  readonly width: number;
  /** The cells of some columns, the others empty: takes less than all of them. */
  pick(wanted: ColumnSet): string[];
  /** As it stands in the file. */
  readonly text: string;
}

/** By column: 1 for those that are wanted. */
export type ColumnSet = Uint8Array;

export function columnSet(columns: Iterable<number | undefined>, width: number): ColumnSet {
  const set = new Uint8Array(width);
  for (const column of columns) if (column !== undefined && column < width) set[column] = 1;
  return set;
}

export interface ScanLimits {
  maxRows: number;
  maxColumns: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const EQUALS = 61;
const BACKSLASH = 92;
const MARK = 0xfeff;

/**
 * Reads delimited text record by record; records without content are left out. Line ends may be CR, LF and CRLF, mixed.
 * A quote inside a quoted cell that is not doubled belongs to the text unless a delimiter or a line end follows, because
 * many banks do not double it. `="…"`, with which a text is kept from being a number, is the text.
 *
 * Written by hand because the line numbers are part of the answer: csv-parse counts a CRLF inside quotes twice, and of a
 * quote that never closes it knows only the last line of the file.
 *
 * @throws ImportQuoteUnclosed, ImportTooManyRows, ImportTooManyColumns
 */
export function* scanTable(text: string, dialect: Dialect, limits: ScanLimits, firstLine = 1): Generator<TableRow> {
  const scan = { text, delimiterCode: dialect.delimiter.charCodeAt(0), quotes: dialect.quotes };
  const at = { position: 0, line: firstLine };
  let rows = 0;
  while (at.position < text.length) {
    const { position, line } = at;
    const cells = readRecord(scan, at, limits.maxColumns, null);
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (++rows > limits.maxRows) throw new ImportTooManyRows(limits.maxRows);
    yield new RecordOfText(scan, position, at.position, line, cells.length);
  }
}

interface Scan {
  text: string;
  delimiterCode: number;
  quotes: QuoteStyle;
}

/** Reads its cells each time they are asked for: a file of 100,000 rows stays one text, and never is a million strings. */
class RecordOfText implements TableRow {
  constructor(
    private readonly scan: Scan,
    private readonly position: number,
    private readonly end: number,
    readonly line: number,
    readonly width: number,
  ) {}

  get cells(): string[] {
    return readRecord(this.scan, { position: this.position, line: this.line }, Infinity, null);
  }

  pick(wanted: ColumnSet): string[] {
    return readRecord(this.scan, { position: this.position, line: this.line }, Infinity, wanted);
  }

  get text(): string {
    return this.scan.text.slice(this.position, this.end).trimEnd();
  }
}

/** A row whose cells were read once, to be looked at to find out what they are: clean, and no cell for long. */
export interface SeenRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export function seen(rows: readonly TableRow[]): SeenRow[] {
  return rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cleanText(cell).trim()) }));
}

/** The cells of the record that begins there; `at` then stands behind it. */
function readRecord(
  scan: Scan,
  at: { position: number; line: number },
  maxColumns: number,
  wanted: ColumnSet | null,
): string[] {
  const { text, delimiterCode } = scan;
  const end = text.length;
  const firstLine = at.line;
  const cells: string[] = [];
  let { position, line } = at;
  for (let open = true; open;) {
    if (cells.length >= maxColumns) throw new ImportTooManyColumns(maxColumns, firstLine);
    const isWanted = wanted === null || wanted[cells.length] === 1;
    const quoteAt = openingQuote(text, position, delimiterCode);
    if (quoteAt >= 0) {
      const closeAt = closingQuote(scan, quoteAt + 1, line);
      cells.push(isWanted ? unquoted(text.slice(quoteAt + 1, closeAt), scan.quotes) : '');
      line += countLineEnds(text, quoteAt, closeAt);
      position = closeAt + 1;
      while (position < end && !endsCell(text.charCodeAt(position), delimiterCode)) position++;
    } else {
      const start = text.charCodeAt(position) === MARK ? position + 1 : position;
      while (position < end && !endsCell(text.charCodeAt(position), delimiterCode)) position++;
      cells.push(isWanted ? text.slice(start, position) : '');
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

function unquoted(text: string, quotes: QuoteStyle): string {
  const cell = quotes === 'backslash' ? text.replaceAll('\\"', '"') : text.replaceAll('""', '"');
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell;
}

function endsCell(code: number, delimiterCode: number): boolean {
  return code === delimiterCode || code === LF || code === CR;
}

/** Where the cell's quote opens, spaces and `=` before it allowed; -1 for a cell without. */
function openingQuote(text: string, start: number, delimiterCode: number): number {
  let position = start;
  while (text.charCodeAt(position) === SPACE && delimiterCode !== SPACE) position++;
  if (text.charCodeAt(position) === MARK) position++;
  if (text.charCodeAt(position) === EQUALS && text.charCodeAt(position + 1) === QUOTE) position++;
  return text.charCodeAt(position) === QUOTE ? position : -1;
}

function closingQuote({ text, delimiterCode, quotes }: Scan, start: number, line: number): number {
  let position = text.indexOf('"', start);
  while (position >= 0) {
    const isEscaped = quotes === 'backslash' && text.charCodeAt(position - 1) === BACKSLASH;
    if (quotes === 'doubled' && text.charCodeAt(position + 1) === QUOTE) {
      position = text.indexOf('"', position + 2);
      continue;
    }
    let after = position + 1;
    while (text.charCodeAt(after) === SPACE) after++;
    if (!isEscaped && (after >= text.length || endsCell(text.charCodeAt(after), delimiterCode))) return position;
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

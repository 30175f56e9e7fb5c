import sax from 'sax';
import { ImportTooComplex } from '../../../domain/import/import-errors';
import type { RowOfCells } from './row-of-cells';
import { SheetRows, type SheetLimits } from './sheet-rows';

/** Elements that stand open in each other: where none is ever closed, those of all rows. */
const MOST_OPEN = 50_000;
const MOST_SPANNED = 1_000;

const NO_TEXT = new Set(['script', 'style']);
/** Between which HTML breaks a line. */
const BREAKS = new Set(['br', 'p', 'div', 'li']);

/**
 * The rows of all tables of an HTML document one after the other, as what saves them under the name of a spreadsheet means them;
 * their line is the how manieth row of the document they are. Tags need not be closed.
 * @throws ImportTooComplex, ImportTooManyRows, ImportTooManyColumns
 */
export function readHtmlRows(html: string, limits: SheetLimits): RowOfCells[] {
  const document = new HtmlTables(limits);
  const parser = sax.parser(false, { lowercase: true });
  let open = 0;
  let silent = 0;
  // What is wrong with HTML is no reason not to read it.
  parser.onerror = () => void parser.resume();
  parser.onopentag = ({ name, attributes }) => {
    if (++open > MOST_OPEN) throw new ImportTooComplex(`${MOST_OPEN} elements in each other`, null);
    if (NO_TEXT.has(name)) silent++;
    document.open(name, attributes as Record<string, string>);
  };
  parser.ontext = parser.oncdata = (piece) => {
    if (silent === 0) document.text(piece);
  };
  parser.onclosetag = (name) => {
    open--;
    if (NO_TEXT.has(name)) silent--;
    document.close(name);
  };
  parser.write(html).close();
  return document.end();
}

interface Cell {
  text: string;
  columns: number;
  rows: number;
}

/** A table, which may stand in a cell of another one. */
interface Table {
  row: { line: number; cells: Cell[] } | null;
  cell: Cell | null;
  /** By column, what a cell of a row above fills of those below it. */
  spans: Map<number, { text: string; rows: number }>;
}

const newTable = (): Table => ({ row: null, cell: null, spans: new Map() });

class HtmlTables {
  private readonly rows: SheetRows;
  /** The innermost one last; rows need not stand in one. */
  private readonly tables = [newTable()];
  private line = 0;

  constructor(limits: SheetLimits) {
    this.rows = new SheetRows(limits);
  }

  private get table(): Table {
    return this.tables.at(-1) ?? newTable();
  }

  open(name: string, { colspan, rowspan }: Readonly<Record<string, string>>): void {
    if (name === 'table') this.tables.push(newTable());
    else if (name === 'tr') {
      this.endRow();
      this.table.row = { line: ++this.line, cells: [] };
    } else if (name === 'td' || name === 'th') {
      const { table } = this;
      table.row ??= { line: ++this.line, cells: [] };
      table.cell = { text: '', columns: spanOf(colspan), rows: spanOf(rowspan) };
      table.row.cells.push(table.cell);
    } else if (BREAKS.has(name)) this.text(' ');
  }

  text(piece: string): void {
    const { cell } = this.table;
    if (cell) cell.text += piece;
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.table.cell = null;
    else if (name === 'tr') this.endRow();
    else if (name === 'table') {
      this.endRow();
      if (this.tables.length > 1) this.tables.pop();
    } else if (BREAKS.has(name)) this.text(' ');
  }

  end(): RowOfCells[] {
    for (; this.tables.length > 1; this.tables.pop()) this.endRow();
    this.endRow();
    // That of a cell in which a table stands ends after the rows of that table.
    return this.rows.rows.sort((a, b) => a.line - b.line);
  }

  private endRow(): void {
    const { table } = this;
    const { row, spans } = table;
    table.row = table.cell = null;
    if (!row) return;
    this.rows.beginRow(row.line);
    let column = 0;
    for (const { text, columns, rows } of row.cells) {
      while (spans.has(column)) this.fill(spans, column++);
      const cell = text.replace(/[\s\u00a0]+/g, ' ').trim();
      this.rows.put(column, cell);
      if (rows > 1) spans.set(column, { text: cell, rows });
      column += columns;
    }
    for (const spanned of [...spans.keys()].filter((each) => each >= column)) this.fill(spans, spanned);
    this.rows.endRow();
    for (const [spanned, span] of spans) if (--span.rows <= 0) spans.delete(spanned);
  }

  private fill(spans: Table['spans'], column: number): void {
    this.rows.put(column, spans.get(column)?.text ?? '');
  }
}

function spanOf(attribute: string | undefined): number {
  const span = Number.parseInt(attribute ?? '', 10);
  return span >= 1 ? Math.min(span, MOST_SPANNED) : 1;
}

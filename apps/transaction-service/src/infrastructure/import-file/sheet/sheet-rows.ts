import { ImportTooComplex, ImportTooManyColumns, ImportTooManyRows } from '../../../domain/import/import-errors';
import { RowOfCells } from './row-of-cells';

export interface SheetLimits {
  maxRows: number;
  maxColumns: number;
}

/** Letters of all cells together, of which a workbook may name one text many times; and rows that a sheet of Excel can have. */
const MOST_LETTERS = 25_000_000;
const MOST_SHEET_ROWS = 1_048_576;
/** Titles and sums beside the rows of the table. */
const ROWS_BESIDE = 100;

/** Gathers the rows of a sheet that hold something, cell by cell. */
export class SheetRows {
  readonly rows: RowOfCells[] = [];
  /** The row that is being read, as the sheet counts it. */
  line = 0;
  private cells: string[] = [];
  private letters = 0;

  constructor(private readonly limits: SheetLimits) {}

  /** @throws ImportTooManyRows */
  beginRow(line: number): void {
    if (!(line >= 1 && line <= MOST_SHEET_ROWS)) throw new ImportTooManyRows(this.limits.maxRows);
    this.line = line;
    this.cells = [];
  }

  /** The next column of the row. */
  get column(): number {
    return this.cells.length;
  }

  /** @throws ImportTooManyColumns, ImportTooComplex */
  put(column: number, text: string): void {
    if (text === '') return;
    if (!(column < this.limits.maxColumns)) throw new ImportTooManyColumns(this.limits.maxColumns, this.line);
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
    this.letters += text.length;
    if (this.letters > MOST_LETTERS) throw new ImportTooComplex(`${MOST_LETTERS} letters in one sheet`, null);
  }

  /** @throws ImportTooManyRows */
  endRow(): void {
    const { cells, line } = this;
    this.cells = [];
    if (cells.every((cell) => cell.trim() === '')) return;
    if (this.rows.length >= this.limits.maxRows + ROWS_BESIDE) throw new ImportTooManyRows(this.limits.maxRows);
    this.rows.push(new RowOfCells(line, cells));
  }
}

import type { ColumnSet, TableRow } from '../../../domain/import/csv/table';

/** Between the cells of a row: no XML can hold it, and of other texts it is taken out. */
const SEPARATOR = '\u001f';

/** A row of a sheet, kept as one text: a hundred thousand rows never are a million strings. */
export class RowOfCells implements TableRow {
  readonly width: number;
  readonly text: string;

  constructor(
    readonly line: number,
    cells: readonly string[],
  ) {
    this.width = cells.length;
    // A copy that holds on to nothing of the text it was cut out of.
    const text = cells.map((cell) => cell.replaceAll(SEPARATOR, ' ')).join(SEPARATOR);
    this.text = Buffer.from(text.replaceAll('\u0000', '')).toString();
  }

  get cells(): string[] {
    return this.text.split(SEPARATOR);
  }

  pick(wanted: ColumnSet): string[] {
    return this.cells.map((cell, column) => (wanted[column] === 1 ? cell : ''));
  }
}

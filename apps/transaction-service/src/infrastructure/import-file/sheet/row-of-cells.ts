import type { ColumnSet, TableRow } from '../../../domain/import/csv/table';

/** Between the cells of a row: no XML can hold it, and of other texts it is taken out. */
const SEPARATOR = '\u001f';

/** Half a letter, or no letter: rows with one are copied without it. */
const UNSTORABLE = /[\0\ud800-\udfff]/;

/** A row of a sheet, kept as one text: a hundred thousand rows never are a million strings. */
export class RowOfCells implements TableRow {
  readonly width: number;
  readonly text: string;

  constructor(
    readonly line: number,
    cells: readonly string[],
  ) {
    this.width = cells.length;
    // To join makes a text that holds on to nothing of what its pieces were cut out of; one piece alone would.
    const text = cells
      .map((cell) => (cell.includes(SEPARATOR) ? cell.replaceAll(SEPARATOR, ' ') : cell))
      .join(SEPARATOR);
    this.text =
      cells.length < 2 || UNSTORABLE.test(text) ? Buffer.from(text.replaceAll('\u0000', '')).toString() : text;
  }

  get cells(): string[] {
    return this.text.split(SEPARATOR);
  }

  pick(wanted: ColumnSet): string[] {
    return this.cells.map((cell, column) => (wanted[column] === 1 ? cell : ''));
  }
}

import type { TableRow } from '../../../domain/import/csv/table';

export interface ReadingHints {
  charset?: string;
  delimiter?: string;
}

export interface TableFile {
  charset: string;
  delimiter: string;
  rows: TableRow[];
}

/** Turns the bytes of a file into records of cells; what the cells mean is not its business. */
export abstract class TableReader {
  /**
   * @throws ImportNotText, ImportFormatUnsupported, ImportEmpty, ImportQuoteUnclosed, ImportTooManyRows,
   * ImportTooManyColumns
   */
  abstract read(bytes: Uint8Array, hints?: ReadingHints): TableFile;
}

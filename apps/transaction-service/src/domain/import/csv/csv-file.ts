import {
  ImportEmpty,
  ImportHeaderOnly,
  ImportMappingInvalid,
  ImportQuoteUnclosed,
  ImportTooManyRows,
  type TableSize,
} from '../import-errors';
import {
  mappingOf,
  type FileColumn,
  type ImportReading,
  type Proposal,
  type ReadingRules,
  type Statement,
  type StatementFile,
} from '../statement';
import { detectMapping } from './detect-mapping';
import { fileShape } from './file-shape';
import { detectDelimiter, findTable, tableAt, type FoundTable } from './find-table';
import { checkMapping, type ImportMapping } from './mapping';
import { readRows } from './read-rows';
import { beginningOf, scanTable, withCellsRead, type ScanLimits, type TableRow } from './table';

const SAMPLE_CHARACTERS = 65_536;
/** Lines above the table and its header do not count against the limit of rows. */
const LINES_BESIDE_ROWS = 100;
const SAMPLES = 5;
const SAMPLE_LENGTH = 80;

/** The table in a text: found by itself, or as a mapping says where it is. What its columns mean is decided afterwards. */
export class CsvFile implements StatementFile {
  private constructor(
    private readonly table: FoundTable,
    private readonly charset: string,
    private readonly delimiter: string,
  ) {}

  /**
   * @throws ImportEmpty, ImportHeaderOnly, ImportQuoteUnclosed, ImportTooManyRows, ImportTooManyColumns, ImportMappingInvalid
   */
  static open(text: string, charset: string, mapping: ImportMapping | null, limits: ScanLimits): CsvFile {
    // How wide the table is nobody knows yet; the rest of the mapping must be sound before a text can be read with it.
    if (mapping) checkMapping(mapping, Infinity);
    if (/^[\s,;|"]*$/.test(text.slice(0, 1000)) && /^[\s,;|"]*$/.test(text)) throw new ImportEmpty();
    // Excel's own note of the delimiter, which is no row.
    const note = /^"?sep=([,;|\t])[^\r\n]*(?:\r\n|\r|\n|$)/i.exec(text);
    const records = note ? text.slice(note[0].length) : text;
    const delimiter = mapping?.delimiter ?? note?.[1] ?? detectDelimiter((candidate) => sample(records, candidate));
    const scanned = { ...limits, maxRows: limits.maxRows + LINES_BESIDE_ROWS };
    const rows = [...scanTable(records, delimiter, scanned, note ? 2 : 1)];
    if (rows.length === 0) throw new ImportEmpty();
    const table = mapping ? tableOf(rows, mapping) : findTable(rows);
    if (table.rows.length > limits.maxRows) throw new ImportTooManyRows(limits.maxRows);
    if (mapping) checkMapping(mapping, table.width);
    return new CsvFile(table, charset, delimiter);
  }

  size(): TableSize {
    const { rows, width } = this.table;
    let longestCell = 0;
    for (const { cells } of rows) for (const cell of cells) longestCell = Math.max(longestCell, cell.length);
    return { rows: rows.length, columns: width, longestCell };
  }

  shape(): string {
    return fileShape(this.table);
  }

  columns(): FileColumn[] {
    const samples = Array.from({ length: this.table.width }, () => new Set<string>());
    for (const { cells } of this.table.rows.slice(0, 200)) {
      samples.forEach((column, index) => {
        const text = beginningOf(cells[index] ?? '').trim();
        if (text !== '' && column.size < SAMPLES)
          column.add([...text.slice(0, 2 * SAMPLE_LENGTH)].slice(0, SAMPLE_LENGTH).join(''));
      });
    }
    return samples.map((column, index) => ({
      column: index,
      header: this.table.header?.cells[index]?.trim() || null,
      samples: [...column],
    }));
  }

  /** @throws ImportEmpty, ImportHeaderOnly, ImportColumnsUnclear, ImportDecimalUnclear */
  propose(): Proposal {
    const { mapping, warnings } = detectMapping(this.table, this.charset, this.delimiter);
    return { reading: { format: 'csv', mapping }, warnings };
  }

  /** Where the table begins and how it is encoded is read from the file itself. */
  recall(remembered: ImportReading, proposed: ImportReading): ImportReading | null {
    if (!('mapping' in remembered && 'mapping' in proposed)) return null;
    const mapping = { ...remembered.mapping, ...whereItStands(proposed.mapping) };
    try {
      checkMapping(mapping, this.table.width);
      return { format: 'csv', mapping };
    } catch {
      return null;
    }
  }

  read(reading: ImportReading, rules: ReadingRules): Statement {
    const mapping = mappingOf(reading);
    if (!mapping) throw new Error('A table is read by a mapping.');
    return { sections: [], warnings: [], entries: readRows(this.table, mapping, rules) };
  }
}

function whereItStands({ charset, delimiter, headerLine }: ImportMapping) {
  return { charset, delimiter, headerLine };
}

function tableOf(rows: readonly TableRow[], { headerLine }: ImportMapping): FoundTable {
  if (headerLine !== null && !rows.some(({ line }) => line === headerLine))
    throw new ImportMappingInvalid(`No row begins on line ${headerLine}.`, {}, 'mapping.headerLine');
  const table = tableAt(rows, headerLine);
  if (table.rows.length === 0) throw new ImportHeaderOnly(headerLine ?? 1);
  return table;
}

/** The first records; a quote that is open where the sample ends spoils only the record it is in. */
function sample(text: string, delimiter: string): TableRow[] {
  const rows: TableRow[] = [];
  try {
    const limits = { maxRows: 2_000, maxColumns: 2_000 };
    for (const row of scanTable(text.slice(0, SAMPLE_CHARACTERS), delimiter, limits)) {
      rows.push(row);
      if (rows.length === 200) break;
    }
  } catch (error) {
    if (!(error instanceof ImportQuoteUnclosed)) return withCellsRead(rows.slice(0, 200));
  }
  return withCellsRead(rows);
}

import {
  ImportColumnsUnclear,
  ImportEmpty,
  ImportHeaderOnly,
  ImportMappingInvalid,
  ImportTooManyRows,
  type TableSize,
} from '../import-errors';
import {
  mappingOf,
  sourceOf,
  type FileColumn,
  type ImportReading,
  type Proposal,
  type ReadingContext,
  type ReadingRules,
  type Statement,
  type StatementFile,
  type TableFormat,
} from '../statement';
import { stillDoubted } from '../open-questions';
import { beginning } from '../told-texts';
import { looksLikeAmount } from './cells/amount-text';
import { looksLikeDate } from './cells/date-text';
import { cleanText } from './cells/clean-text';
import type { SerialFormat } from './cells/date-format';
import { chooseDialect } from './dialect';
import { mixedDays } from './evidence/mixed-days';
import { proposeReading } from './evidence/propose-reading';
import { fileShape } from './file-shape';
import { findTable, tableAt, type FoundTable } from './find-table';
import { checkMapping, type ImportMapping } from './mapping';
import { layoutOf } from './peers/layouts';
import type { PeerReading } from './peers/peer-reading';
import { peerTable, readPeerEntries, readPeerRows } from './peers/peer-table';
import { proposePeer } from './peers/propose-peer';
import { recalled } from './recalled-mapping';
import { readRows } from './reading/read-rows';
import { scanTable, type Dialect, type ScanLimits, type TableRow } from './table';

/** Lines above the table and its header do not count against the limit of rows. */
const LINES_BESIDE_ROWS = 100;
/** Rows among which one with a date or a figure is looked for. */
const LOOKED_AT = 1_000;
const SAMPLES = 5;
const SAMPLE_LENGTH = 80;
const HEADER_LENGTH = 200;

/** A text and how its bytes were decoded. */
export interface CsvText {
  text: string;
  charset: string;
  /** Another charset reads the letters nearly as well. */
  charsetUnsure?: boolean;
}

/** How the cells are written. */
interface Written extends Dialect {
  charset: string;
  charsetUnsure?: boolean;
  /** Its name in the workbook. */
  sheet?: string;
  /** How the workbook counts days. */
  serial?: SerialFormat;
}

/** Of cells that are told apart already: as if they were written so. */
const NO_DIALECT: Dialect = { delimiter: '\t', quotes: 'doubled' };

/** The table in a text: found by itself, or as a mapping says where it is. What its columns mean is decided afterwards. */
export class CsvFile implements StatementFile {
  private constructor(
    private readonly table: FoundTable,
    private readonly written: Written,
    private readonly format: TableFormat,
  ) {}

  /**
   * @throws ImportEmpty, ImportHeaderOnly, ImportColumnsUnclear, ImportQuoteUnclosed, ImportTooManyRows, ImportTooManyColumns, ImportMappingInvalid
   */
  static open(source: CsvText, mapping: ImportMapping | null, limits: ScanLimits): CsvFile {
    const { text } = source;
    // How wide the table is nobody knows yet; the rest of the mapping must be sound before a text can be read with it.
    if (mapping) checkMapping(mapping, Infinity);
    if (/^[\s,;|"]*$/.test(text.slice(0, 1000)) && /^[\s,;|"]*$/.test(text)) throw new ImportEmpty();
    // Excel's own note of the delimiter, which is no row.
    const note = /^"?sep=([,;|\t])[^\r\n]*(?:\r\n|\r|\n|$)/i.exec(text);
    const records = note ? text.slice(note[0].length) : text;
    const dialect = mapping
      ? { delimiter: mapping.delimiter, quotes: mapping.quotes ?? 'doubled' }
      : chooseDialect(records, note?.[1] ?? null);
    const scanned = { ...limits, maxRows: limits.maxRows + LINES_BESIDE_ROWS };
    const rows = [...scanTable(records, dialect, scanned, note ? 2 : 1)];
    const { charset, charsetUnsure = false } = source;
    return CsvFile.within(rows, { ...dialect, charset, charsetUnsure }, mapping, limits, 'csv');
  }

  /** @throws as `open`, but for what is wrong with quotes */
  static ofSheet(
    rows: readonly TableRow[],
    written: Omit<Written, keyof Dialect>,
    mapping: ImportMapping | null,
    limits: ScanLimits,
  ): CsvFile {
    if (mapping) checkMapping(mapping, Infinity);
    return CsvFile.within(rows, { ...NO_DIALECT, ...written }, mapping, limits, 'xlsx');
  }

  private static within(
    rows: readonly TableRow[],
    written: Written,
    mapping: ImportMapping | null,
    limits: ScanLimits,
    format: TableFormat,
  ): CsvFile {
    if (rows.length === 0) throw new ImportEmpty();
    const table = mapping ? tableOf(rows, mapping) : foundIn(rows);
    if (table.rows.length > limits.maxRows) throw new ImportTooManyRows(limits.maxRows);
    if (mapping) checkMapping(mapping, table.width);
    return new CsvFile(table, written, format);
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
        const text = cleanText(cells[index] ?? '').trim();
        if (text !== '' && column.size < SAMPLES)
          column.add([...text.slice(0, 2 * SAMPLE_LENGTH)].slice(0, SAMPLE_LENGTH).join(''));
      });
    }
    const headers = this.table.header?.cells ?? [];
    return samples.map((column, index) => ({
      column: index,
      header: beginning(headers[index]?.trim() ?? '', HEADER_LENGTH) || null,
      samples: [...column],
    }));
  }

  propose(context: ReadingContext): Proposal {
    const { table, format } = this;
    const { charsetUnsure, sheet, ...written } = this.written;
    const { charset } = written;
    const layout = format === 'csv' ? layoutOf(table.header) : null;
    const proposal = layout
      ? proposePeer(layout, table, written, context)
      : proposeTable({ table, format, sheet }, written, context);
    const unsure = charsetUnsure
      ? [
          {
            code: 'charset-unsure',
            detail: `The letters were read as ${charset}; another charset fits nearly as well.`,
          },
        ]
      : [];
    return { ...proposal, warnings: [...unsure, ...proposal.warnings] };
  }

  /**
   * Columns are remembered. Where the table begins and how it is written is read from the file itself, and words of states and
   * directions that are new this time are added. A question stays for whoever knows what was answered, a doubt where it is read
   * as it was proposed, and so does a proof.
   */
  recall(remembered: ImportReading, proposal: Proposal): Proposal | null {
    const { reading, warnings, questions = [], confidence } = proposal;
    if (sourceOf(remembered) !== sourceOf(reading)) return null;
    if (!('mapping' in remembered && 'mapping' in reading)) return recalledPeer(remembered, proposal);
    const isOpen = (what: string) => [...warnings, ...questions].some(({ code }) => code.startsWith(what));
    const mapping = recalled(remembered.mapping, reading.mapping, isOpen);
    try {
      checkMapping(mapping, this.table.width);
    } catch {
      return null;
    }
    const proven = confidence && isSame(mapping, reading.mapping) && { confidence };
    const { decimal, dateFormat } = mapping;
    const chosen = {
      ...(decimal !== reading.mapping.decimal && { decimal }),
      ...(dateFormat !== reading.mapping.dateFormat && { dateFormat }),
    };
    return { reading: { ...reading, mapping }, warnings: stillDoubted(warnings, chosen), questions, ...proven };
  }

  read(reading: ImportReading, rules: ReadingRules): Statement {
    const source = sourceOf(reading);
    const layout = layoutOf(this.table.header);
    const known = layout?.source === source ? layout : null;
    if (known && isPeerReading(reading)) return { ...readPeerEntries(known, this.table, reading, rules), warnings: [] };
    const mapping = mappingOf(reading);
    if (!mapping) throw new Error('A table is read by a mapping.');
    const read = known ? readPeerRows(known, this.table, mapping, rules) : readRows(this.table, mapping, rules);
    return { ...read, warnings: [] };
  }
}

function proposeTable(
  { table, format, sheet }: { table: FoundTable; format: TableFormat; sheet: string | undefined },
  written: Dialect & { charset: string },
  context: ReadingContext,
): Proposal {
  const { mapping: found, questions: asked, ...proposed } = proposeReading(table, written, context);
  const mapping = sheet === undefined ? found : { ...found, sheet };
  const questions = format === 'xlsx' ? [...mixedDays(table, mapping), ...asked] : asked;
  return { reading: { format, mapping }, questions, ...proposed };
}

const isPeerReading = (reading: ImportReading): reading is PeerReading =>
  'source' in reading && !('mapping' in reading);

/** How days and figures were written in another file, as far as this one leaves it open. */
function recalledPeer(remembered: ImportReading, { reading, ...found }: Proposal): Proposal | null {
  if (!isPeerReading(remembered) || !isPeerReading(reading)) return null;
  const isOpen = (what: string) => (found.questions ?? []).some(({ code }) => code === what);
  const { decimal, dateFormat } = remembered;
  const said = { ...(isOpen('decimal') && { decimal }), ...(isOpen('date-order') && { dateFormat }) };
  return { ...found, reading: { ...reading, ...said } };
}

function foundIn(rows: readonly TableRow[]): FoundTable {
  const table = peerTable(rows) ?? findTable(rows);
  if (table.rows.length === 0) throw new ImportHeaderOnly(table.header?.line ?? 1);
  if (table.width < 2 || (!table.header && !table.rows.slice(0, LOOKED_AT).some(holdsValues)))
    throw new ImportColumnsUnclear(table.rows[0]?.line ?? 1);
  return table;
}

function holdsValues({ cells }: TableRow): boolean {
  return cells.map((cell) => cleanText(cell).trim()).some((cell) => looksLikeDate(cell) || looksLikeAmount(cell));
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function tableOf(rows: readonly TableRow[], { headerLine }: ImportMapping): FoundTable {
  if (headerLine !== null && !rows.some(({ line }) => line === headerLine))
    throw new ImportMappingInvalid(`No row begins on line ${headerLine}.`, {}, 'mapping.headerLine');
  const table = tableAt(rows, headerLine);
  if (table.rows.length === 0) throw new ImportHeaderOnly(headerLine ?? 1);
  return table;
}

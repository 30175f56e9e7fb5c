import { TableReader, type ReadingHints, type TableFile } from '../../application/import/reading/statement-reader';
import { detectDelimiter } from '../../domain/import/csv/find-table';
import { ImportEmpty, ImportFormatUnsupported, ImportQuoteUnclosed } from '../../domain/import/import-errors';
import { scanTable, withCellsRead, type TableRow } from '../../domain/import/csv/table';
import { decodeText } from './decode-text';

export interface TableLimits {
  maxRows: number;
  maxColumns: number;
}

const SAMPLE_CHARACTERS = 65_536;
/** Lines above the table and its header do not count against the limit of rows. */
const LINES_BESIDE_ROWS = 100;

/** What other formats begin with; saying so is kinder than a table of one column. */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^(?:OFXHEADER:|<OFX>|<\?OFX)/i, 'OFX'],
  [/^<!DOCTYPE/i, 'a document with a DOCTYPE'],
  [/^<(?:\?xml|[a-z!])/i, 'XML or HTML'],
  [/^!(?:Type|Account|Option|Clear)[: ]/i, 'QIF'],
  [/^(?:\{1:F|:20:|:940:)/, 'MT940'],
  [/^[[{]\s*["{[\]}]/, 'JSON'],
  [/^%PDF-/, 'PDF'],
  [/^\{\\rtf/, 'RTF'],
];

export class CsvTableReader extends TableReader {
  constructor(private readonly limits: TableLimits) {
    super();
  }

  read(bytes: Uint8Array, hints: ReadingHints = {}): TableFile {
    const { charset, text: decoded } = decodeText(bytes, hints.charset);
    const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    const start = text.slice(0, 1000).trimStart();
    if (/^[\s,;|"]*$/.test(start) && /^[\s,;|"]*$/.test(text)) throw new ImportEmpty();
    for (const [pattern, found] of OTHER_FORMATS) if (pattern.test(start)) throw new ImportFormatUnsupported(found);
    // Excel's own note of the delimiter, which is no row.
    const note = /^"?sep=([,;|\t])[^\r\n]*(?:\r\n|\r|\n|$)/i.exec(text);
    const table = note ? text.slice(note[0].length) : text;
    const firstLine = note ? 2 : 1;
    const delimiter = hints.delimiter ?? note?.[1] ?? detectDelimiter((candidate) => sample(table, candidate));
    const limits = { ...this.limits, maxRows: this.limits.maxRows + LINES_BESIDE_ROWS };
    const rows = [...scanTable(table, delimiter, limits, firstLine)];
    if (rows.length === 0) throw new ImportEmpty();
    return { charset, delimiter, rows };
  }
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

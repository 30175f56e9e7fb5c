import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { StatementReader, type LanguageHints } from '../../../application/import/reading/statement-reader';
import { CsvFile } from '../../../domain/import/csv/csv-file';
import { countMovements } from '../../../domain/import/csv/find-table';
import type { ImportMapping } from '../../../domain/import/csv/mapping';
import { ImportEmpty, ImportFormatUnsupported, ImportMappingInvalid } from '../../../domain/import/import-errors';
import { mappingOf, type ImportReading, type StatementFile } from '../../../domain/import/statement';
import { Archive, MOST_UNPACKED } from '../archive/archive';
import { beginningOfMarkup, decodeMarkup } from '../decode-markup';
import { decodeText } from '../decode-text';
import { readHtmlRows } from './html-rows';
import { otherArchive, otherBinary } from './other-spreadsheets';
import type { SheetLimits } from './sheet-rows';
import { isSpreadsheetMl, readSpreadsheetMl } from './spreadsheetml';
import { readWorkbook, type Sheet } from './workbook';
import { WorkbookFile, type SheetWithTable } from './workbook-file';

/** A workbook has a part for each of its sheets, pictures and drawings. */
const MOST_PARTS = 1_000;
const PARTS = { maxFiles: MOST_PARTS, maxBytes: MOST_UNPACKED };

/** Where the parts of a workbook say what they are. */
const CHARSET = 'utf-8';

/** Workbooks of Excel, and tables of HTML and XML, which many banks call `.xls`; other spreadsheets are refused with what to save instead. */
export class SheetReader extends StatementReader {
  readonly format = 'xlsx';

  constructor(private readonly limits: SheetLimits) {
    super();
  }

  recognizes(bytes: Uint8Array): boolean {
    if (!Archive.isOne(bytes))
      return otherBinary(bytes) !== null || isSpreadsheetMl(beginningOfMarkup(bytes)) || isHtmlTable(bytes);
    const archive = Archive.open(bytes, PARTS);
    return isWorkbook(archive) || otherArchive(archive) !== null;
  }

  /** @throws ImportFormatUnsupported, and what `readWorkbook`, `readHtmlRows` and `CsvFile.ofSheet` throw */
  open(bytes: Uint8Array, wished: ImportReading | null, hints: LanguageHints): StatementFile {
    const mapping = wished && mappingOf(wished);
    const archive = Archive.isOne(bytes) ? Archive.open(bytes, PARTS) : null;
    if (archive && isWorkbook(archive)) {
      const sheets = readWorkbook(archive, this.limits);
      return mapping ? this.wished(sheets, mapping) : this.found(sheets);
    }
    const other = archive ? otherArchive(archive) : otherBinary(bytes);
    if (other) throw new ImportFormatUnsupported(other.found, 1, other.remedy);
    if (isSpreadsheetMl(beginningOfMarkup(bytes))) {
      const sheets = readSpreadsheetMl(Buffer.from(decodeMarkup(bytes, hints)), this.limits);
      return mapping ? this.wished(sheets, mapping) : this.found(sheets);
    }
    const { text, ...written } = decodeText(bytes, hints, mapping?.charset ?? declaredCharset(bytes));
    return CsvFile.ofSheet(readHtmlRows(text, this.limits), written, mapping, this.limits);
  }

  private wished(sheets: readonly Sheet[], mapping: ImportMapping): StatementFile {
    const sheet = sheets.find(({ name }) => name === mapping.sheet);
    if (sheet) return this.tableOf(sheet, mapping);
    const named = sheets.map(({ name }) => `«${name}»`).join(', ');
    throw new ImportMappingInvalid(`The sheets of the workbook are ${named.slice(0, 500)}.`, {}, 'mapping.sheet');
  }

  /** The sheet with most movements; what nobody sees is looked at where nothing else has any. */
  private found(sheets: readonly Sheet[]): StatementFile {
    const filled = sheets.filter(({ rows }) => rows.length > 0);
    const [only] = filled;
    if (only && filled.length === 1) return this.tableOf(only, null);
    const counted = filled
      .map((sheet) => ({ sheet, movements: countMovements(sheet.rows) }))
      .sort((a, b) => b.movements - a.movements);
    const seen = counted.filter(({ sheet, movements }) => !sheet.isHidden && movements > 0);
    const [best, ...rest] = seen.length > 0 ? seen : counted;
    if (!best) throw new ImportEmpty();
    const chosen: SheetWithTable = { ...best, name: best.sheet.name, file: this.tableOf(best.sheet, null) };
    const others = rest
      .filter(({ movements }) => movements > 0)
      .map(({ sheet, movements }) => ({ name: sheet.name, movements, file: this.tableOf(sheet, null) }));
    return others.length > 0 ? new WorkbookFile(chosen, others) : chosen.file;
  }

  private tableOf({ name, rows, serial }: Sheet, mapping: ImportMapping | null): CsvFile {
    return CsvFile.ofSheet(rows, { charset: CHARSET, sheet: name, serial }, mapping, this.limits);
  }
}

function isWorkbook({ names }: Archive): boolean {
  return names.some((name) => /^(?:xl[\\/])?workbook\.xml$/i.test(name));
}

/** Styles of a page may take much room before its table begins. */
const LOOKED_AT = 1_048_576;

function isHtmlTable(bytes: Uint8Array): boolean {
  if (!beginningOfMarkup(bytes).startsWith('<')) return false;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT));
  return /<table[\s>]/i.test(start.toString('latin1').replaceAll('\u0000', ''));
}

/** Undefined where the bytes themselves have to tell: valid UTF-8 is UTF-8, whatever the page says of itself. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  if (isUtf8(bytes)) return undefined;
  const name = /\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(beginningOfMarkup(bytes))?.[1]?.toLowerCase();
  return name !== undefined && !/^(?:utf-?\d|us-?ascii)/.test(name) && iconv.encodingExists(name) ? name : undefined;
}

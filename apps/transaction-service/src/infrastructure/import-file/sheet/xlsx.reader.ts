import { StatementReader, type LanguageHints } from '../../../application/import/reading/statement-reader';
import { CsvFile } from '../../../domain/import/csv/csv-file';
import { countMovements } from '../../../domain/import/csv/find-table';
import type { ImportMapping } from '../../../domain/import/csv/mapping';
import { ImportEmpty, ImportMappingInvalid } from '../../../domain/import/import-errors';
import { mappingOf, type ImportReading, type StatementFile } from '../../../domain/import/statement';
import { Archive, MOST_UNPACKED } from '../archive/archive';
import type { SheetLimits } from './sheet-rows';
import { readWorkbook, type Sheet } from './workbook';
import { WorkbookFile, type SheetWithTable } from './workbook-file';

/** A workbook has a part for each of its sheets, pictures and drawings. */
const MOST_PARTS = 1_000;

const CHARSET = 'utf-8';

/** Workbooks of Excel, and what else calls itself one. */
export class XlsxReader extends StatementReader {
  readonly format = 'xlsx';

  constructor(private readonly limits: SheetLimits) {
    super();
  }

  recognizes(bytes: Uint8Array): boolean {
    return Archive.isOne(bytes) && isWorkbook(Archive.open(bytes, PARTS));
  }

  /** @throws what `readWorkbook` and `CsvFile.ofSheet` throw */
  open(bytes: Uint8Array, wished: ImportReading | null, _: LanguageHints): StatementFile {
    const mapping = wished && mappingOf(wished);
    const sheets = readWorkbook(Archive.open(bytes, PARTS), this.limits);
    return mapping ? this.wished(sheets, mapping) : this.found(sheets);
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

  private tableOf({ name, rows }: Sheet, mapping: ImportMapping | null): CsvFile {
    return CsvFile.ofSheet(rows, { charset: CHARSET, sheet: name }, mapping, this.limits);
  }
}

const PARTS = { maxFiles: MOST_PARTS, maxBytes: MOST_UNPACKED };

function isWorkbook({ names }: Archive): boolean {
  return names.some((name) => /^(?:xl[\\/])?workbook\.xml$/i.test(name));
}

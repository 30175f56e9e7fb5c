import { StatementReader, type LanguageHints } from '../../application/import/reading/statement-reader';
import { CsvFile } from '../../domain/import/csv/csv-file';
import type { ScanLimits } from '../../domain/import/csv/table';
import { ImportFormatUnsupported } from '../../domain/import/import-errors';
import { mappingOf, type ImportReading, type StatementFile } from '../../domain/import/statement';
import { decodeText } from './decode-text';

/** What other formats begin with; saying so is kinder than a table of one column. */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^<!DOCTYPE/i, 'a document with a DOCTYPE'],
  [/^<(?:\?xml|[a-z!])/i, 'XML or HTML'],
  [/^[[{]\s*["{[\]}]/, 'JSON'],
  [/^%PDF-/, 'PDF'],
  [/^\{\\rtf/, 'RTF'],
];

/** Takes every text for a table that is not plainly something else. */
export class CsvReader extends StatementReader {
  readonly format = 'csv';

  constructor(private readonly limits: ScanLimits) {
    super();
  }

  recognizes(): boolean {
    return true;
  }

  /** @throws ImportNotText, ImportFormatUnsupported, and what `CsvFile.open` throws */
  open(bytes: Uint8Array, wished: ImportReading | null, hints: LanguageHints): StatementFile {
    const mapping = wished && mappingOf(wished);
    const decoded = decodeText(bytes, hints, mapping?.charset);
    const start = decoded.text.slice(0, 1000).trimStart();
    for (const [pattern, found] of OTHER_FORMATS) if (pattern.test(start)) throw new ImportFormatUnsupported(found);
    return CsvFile.open(decoded, mapping, this.limits);
  }
}

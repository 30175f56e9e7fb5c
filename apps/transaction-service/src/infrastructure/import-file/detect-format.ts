import type { LanguageHints, StatementReader } from '../../application/import/reading/statement-reader';
import type { ImportReading, StatementFile } from '../../domain/import/statement';
import { CamtReader } from './camt/camt.reader';
import { CsvReader } from './csv.reader';
import { OfxReader } from './ofx/ofx.reader';
import { Mt940Reader } from './mt940/mt940.reader';
import { QifReader } from './qif/qif.reader';
import { SheetReader } from './sheet/sheet.reader';
import { ZipReader } from './zip/zip.reader';

/** How much of a file is looked at. */
export interface FileLimits {
  maxRows: number;
  maxColumns: number;
}

/** The formats that are read. The first one that recognizes a file has it, so that what takes any text stands last. */
export function statementReaders(limits: FileLimits): readonly StatementReader[] {
  const sheets = new SheetReader(limits);
  const texts = [
    new OfxReader(limits),
    new CamtReader('camt.052', limits),
    new CamtReader('camt.053', limits),
    new CamtReader('camt.054', limits),
    new Mt940Reader('mt940', limits),
    new Mt940Reader('mt942', limits),
    new QifReader(limits),
    new CsvReader(limits),
  ];
  return [sheets, new ZipReader([sheets, ...texts], limits), ...texts];
}

/** Opens a file by the reader of its format: the one that was found before, or the one that recognizes it. */
export function openStatement(
  readers: readonly StatementReader[],
  bytes: Uint8Array,
  wished: ImportReading | null,
  hints: LanguageHints = { locale: '', baseCurrency: '' },
): StatementFile {
  const reader = readers.find((each) => (wished ? each.format === wished.format : each.recognizes(bytes)));
  if (!reader) throw new Error(`Nothing reads files of the format ${wished?.format ?? 'that this one has'}.`);
  return reader.open(bytes, wished, hints);
}

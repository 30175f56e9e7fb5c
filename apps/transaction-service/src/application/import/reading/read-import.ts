import { detectMapping } from '../../../domain/import/csv/detect-mapping';
import { fileShape } from '../../../domain/import/csv/file-shape';
import { findTable, tableAt, type FoundTable } from '../../../domain/import/csv/find-table';
import type { FileColumn, Preview } from '../../../domain/import/import-batch';
import { ImportHeaderOnly, ImportMappingInvalid, ImportTooManyRows } from '../../../domain/import/import-errors';
import { checkMapping, type ImportMapping } from '../../../domain/import/csv/mapping';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import { beginningOf } from '../../../domain/import/csv/table';
import { buildPreview } from './build-preview';
import type { Digest } from '../import-ports';
import type { LedgerOfImport, ReadingWish } from './import-reader';
import type { ReadingHints, TableFile } from './statement-reader';

export interface ReadImport {
  preview: Preview;
  shape: string;
  fileColumns: FileColumn[];
  presetUsed: boolean;
  rows: Iterable<PreviewRow>;
}

/** What reading a file needs beside the file. */
export interface ReadingTools {
  digest: Digest;
  maxRows: number;
  /** Hears how large the table is before anybody looks at what it means. */
  onTable: (table: FoundTable) => void;
}

const SAMPLES = 5;
const SAMPLE_LENGTH = 80;

/**
 * Reads a file: what its table means under the mapping that is wished for, was corrected before or is found out, and what
 * each row would become in the ledger.
 * @param open a TableReader with the file in its hand, which nobody needs any more once it is text
 * @throws ImportNotText, ImportFormatUnsupported, ImportEmpty, ImportQuoteUnclosed, ImportTooManyRows, ImportTooManyColumns,
 * ImportHeaderOnly, ImportColumnsUnclear, ImportDecimalUnclear, ImportMappingInvalid
 */
export async function readImport(
  open: (hints: ReadingHints) => TableFile,
  wish: ReadingWish,
  ledger: LedgerOfImport,
  tools: ReadingTools,
): Promise<ReadImport> {
  const { mapping } = wish;
  // The width is not known yet; the rest of the mapping must be sound before a file can be read with it.
  if (mapping) checkMapping(mapping, Infinity);
  const file = open(mapping ?? {});
  const table = mapping ? tableOf(file, mapping) : findTable(file.rows);
  if (table.rows.length > tools.maxRows) throw new ImportTooManyRows(tools.maxRows);
  tools.onTable(table);
  return mapping ? readAs(mapping) : readAnew();

  async function readAs(wished: ImportMapping): Promise<ReadImport> {
    checkMapping(wished, table.width);
    const built = await buildPreview(table, wished, wish, ledger, tools.digest);
    return { ...built, ...about(), presetUsed: false };
  }

  async function readAnew(): Promise<ReadImport> {
    const detected = detectMapping(table, file.charset, file.delimiter);
    const preset = wish.usePreset ? presetFor(await ledger.preset(about().shape), detected.mapping, table.width) : null;
    if (preset) {
      const built = await buildPreview(table, preset, wish, ledger, tools.digest);
      if (built.preview.counts.error < table.rows.length) return { ...built, ...about(), presetUsed: true };
    }
    const anew = { ...wish, warnings: detected.warnings };
    const built = await buildPreview(table, detected.mapping, anew, ledger, tools.digest);
    return { ...built, ...about(), presetUsed: false };
  }

  function about() {
    return { shape: tools.digest.of(fileShape(table)), fileColumns: fileColumns(table) };
  }
}

function tableOf(file: TableFile, { headerLine }: ImportMapping): FoundTable {
  if (headerLine !== null && !file.rows.some(({ line }) => line === headerLine))
    throw new ImportMappingInvalid(`No row begins on line ${headerLine}.`, {}, 'mapping.headerLine');
  const table = tableAt(file.rows, headerLine);
  if (table.rows.length === 0) throw new ImportHeaderOnly(headerLine ?? 1);
  return table;
}

/** What was corrected for a file of this shape; where the table begins and how it is encoded is read from the file itself. */
function presetFor(preset: ImportMapping | null, detected: ImportMapping, width: number): ImportMapping | null {
  if (!preset) return null;
  const { charset, delimiter, headerLine } = detected;
  const mapping = { ...preset, charset, delimiter, headerLine };
  try {
    checkMapping(mapping, width);
    return mapping;
  } catch {
    return null;
  }
}

export function fileColumns(table: FoundTable): FileColumn[] {
  const samples = Array.from({ length: table.width }, () => new Set<string>());
  for (const { cells } of table.rows.slice(0, 200)) {
    samples.forEach((column, index) => {
      const text = beginningOf(cells[index] ?? '').trim();
      if (text !== '' && column.size < SAMPLES)
        column.add([...text.slice(0, 2 * SAMPLE_LENGTH)].slice(0, SAMPLE_LENGTH).join(''));
    });
  }
  return samples.map((column, index) => ({
    column: index,
    header: table.header?.cells[index]?.trim() || null,
    samples: [...column],
  }));
}

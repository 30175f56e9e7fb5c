import type { ImportBatch } from '../../domain/import/import-batch';
import type { Verdict } from '../../domain/import/row/judge-rows';
import type { PreviewRow } from '../../domain/import/row/preview-row';

export abstract class ImportQueries {
  abstract find(ledgerId: string, id: string): Promise<ImportBatch | null>;
  /** Newest first, after the import with the id `beforeId`. */
  abstract list(ledgerId: string, beforeId: string | null, limit: number): Promise<ImportBatch[]>;
  /** In the order of the file, after a line. */
  abstract rows(
    ledgerId: string,
    id: string,
    page: { afterLine: number; limit: number; verdict: Verdict | null },
  ): Promise<PreviewRow[]>;
}

import { requireVersion } from '@pft/kernel';
import type { ImportBatch } from '../../domain/import/import-batch';
import { ImportNotFound } from '../../domain/import/import-errors';
import type { ImportRepository } from '../../domain/import/import-repository';

/** The import that a request means. @throws ImportNotFound, VersionStale */
export async function findImport(
  imports: ImportRepository,
  ledgerId: string,
  id: string,
  expectedVersion: number | undefined,
): Promise<ImportBatch> {
  const batch = await imports.find(ledgerId, id);
  if (!batch) throw new ImportNotFound();
  requireVersion(expectedVersion, batch.version);
  return batch;
}

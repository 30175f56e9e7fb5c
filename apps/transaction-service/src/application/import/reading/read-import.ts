import type { Preview } from '../../../domain/import/import-batch';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import type { FileColumn, Proposal, StatementFile } from '../../../domain/import/statement';
import type { Digest } from '../import-ports';
import { buildPreview } from './build-preview';
import type { LedgerOfImport, ReadingWish } from './import-reader';

export interface ReadImport {
  preview: Preview;
  shape: string;
  fileColumns: FileColumn[];
  presetUsed: boolean;
  rows: Iterable<PreviewRow>;
}

/**
 * Reads an open file: what it says when it is read as wished for, as was corrected before for files like it, or as it proposes
 * itself, and what each row would become in the ledger.
 * @throws ImportEmpty, ImportHeaderOnly, ImportColumnsUnclear
 */
export async function readImport(
  file: StatementFile,
  wish: ReadingWish,
  ledger: LedgerOfImport,
  digest: Digest,
): Promise<ReadImport> {
  const { reading, warnings } = wish;

  const knowledge = await ledger.knowledge();
  const account = knowledge.accounts.find(({ id }) => id === wish.accountId) ?? null;
  const { locale, baseCurrency, today } = wish;
  const proposal = reading ? { reading, warnings } : file.propose({ locale, baseCurrency, account, today });
  const ownShape = file.shape();
  const shape = ownShape === null ? '' : digest.of(ownShape);
  const remembered = !reading && wish.usePreset && ownShape !== null ? await ledger.preset(shape) : null;
  const preset = remembered && file.recall(remembered, proposal.reading);
  const about = { shape, fileColumns: file.columns() };
  const previewOf = (read: Proposal) => buildPreview(file, read, { wish, ledger, knowledge, digest });
  if (preset) {
    const built = await previewOf({ reading: preset, warnings });
    if (isReadable(built.preview)) return { ...built, ...about, presetUsed: true };
  }
  return { ...(await previewOf(proposal)), ...about, presetUsed: false };
}

function isReadable({ counts: { error, ...readable } }: Preview): boolean {
  return Object.values(readable).some((count) => count > 0);
}

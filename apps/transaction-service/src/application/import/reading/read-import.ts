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
  confirmed: readonly string[];
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
  const proposal = wish.known ?? file.propose(wish);
  const ownShape = file.shape();
  const shape = ownShape === null ? '' : digest.of(ownShape);
  const remembered = !wish.known && wish.usePreset && ownShape !== null ? await ledger.preset(shape) : null;
  const preset = remembered && file.recall(remembered.reading, proposal.reading);
  const knowledge = await ledger.knowledge();
  const about = { shape, fileColumns: file.columns() };
  const previewOf = (read: Proposal) => buildPreview(file, read, { wish, ledger, knowledge, digest });
  if (preset) {
    const { confirmed } = remembered;
    const questions = proposal.questions?.filter(({ code }) => !confirmed.includes(code)) ?? [];
    const built = await previewOf({ reading: preset, warnings: [], questions });
    if (isReadable(built.preview)) return { ...built, ...about, presetUsed: true, confirmed };
  }
  return { ...(await previewOf(proposal)), ...about, presetUsed: false, confirmed: [] };
}

const isReadable = ({ accounts }: Preview): boolean => accounts.some(({ rows }) => rows > 0);

import type { Preview } from '../../../domain/import/import-batch';
import type { Preset } from '../../../domain/import/import-repository';
import { presetOwners } from '../../../domain/import/row/preset-owners';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import { TargetAccounts, type KnownAccount, type TargetAccount } from '../../../domain/import/row/target-accounts';
import type { FileColumn, ImportReading, Proposal, StatementFile } from '../../../domain/import/statement';
import type { Digest } from '../import-ports';
import { buildPreview, rulesFor, type BuiltPreview } from './build-preview';
import { noticesOf, rowsBefore, sameFileBefore, type ImportedBefore } from './imported-before';
import type { LedgerOfImport, ReadingWish } from './import-reader';

export interface ReadImport {
  preview: Preview;
  shape: string;
  fileDigest: string;
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
  fileDigest: string,
  wish: ReadingWish,
  ledger: LedgerOfImport,
  digest: Digest,
): Promise<ReadImport> {
  const { locale, baseCurrency, today } = wish;
  const earlier = await ledger.sameFile(fileDigest);
  const account = wish.account ?? earlier?.account ?? null;
  const proposal = wish.known ?? file.propose({ locale, baseCurrency, today, account });

  const knowledge = await ledger.knowledge();
  const { accounts } = knowledge;
  const knownAs = (id: string | undefined) => accounts.find((each) => each.id === id) ?? null;
  let chosen = knownAs(account?.id);
  let before = earlier && sameFileBefore(earlier);

  const ownShape = file.shape();
  const shape = ownShape === null ? '' : digest.of(ownShape);
  const presets = !wish.known && wish.usePreset && ownShape !== null ? await ledger.presets(shape) : null;
  const preset = presets && recalled(file, proposal, presets, { wish, accounts, chosen });
  const read = preset?.proposal ?? proposal;

  const build = () => buildPreview(file, read, { wish, chosen, ledger, knowledge, digest });
  /** Null where most rows are in another account, to which they go then: nothing of the first preview is kept meanwhile. */
  const buildHere = async () => {
    const built = await build();
    if (before || built.unknown.length === 0) return built;
    before = await foundElsewhere(built, accounts, ledger);
    if (!before?.account || wish.account) return built;
    chosen = knownAs(before.account.id);
    return null;
  };
  const { preview, rows } = (await buildHere()) ?? (await build());
  const notices = before ? noticesOf(before, knownAs(wish.account?.id)) : { warnings: [], questions: [] };
  return {
    preview: {
      ...preview,
      warnings: [...notices.warnings, ...preview.warnings],
      questions: [...notices.questions, ...preview.questions],
    },
    rows,
    shape,
    fileDigest,
    fileColumns: file.columns(),
    presetUsed: preset !== null,
    confirmed: preset?.confirmed ?? [],
  };
}

async function foundElsewhere(
  { unknown, preview }: BuiltPreview,
  accounts: readonly KnownAccount[],
  ledger: LedgerOfImport,
): Promise<ImportedBefore | null> {
  const here = preview.accounts.flatMap(({ accountId }) => accountId ?? []);
  const elsewhere = await ledger.elsewhere(unknown, here);
  return elsewhere && rowsBefore(elsewhere, unknown.length, accounts);
}

interface Placing {
  wish: ReadingWish;
  accounts: readonly KnownAccount[];
  chosen: KnownAccount | null;
}

interface Recalled {
  proposal: Proposal;
  confirmed: readonly string[];
}

/**
 * What was corrected or confirmed before for the accounts of the file, where it reads as many rows as the file's own proposal.
 * What a person has answered is asked no more.
 */
function recalled(
  file: StatementFile,
  proposal: Proposal,
  presets: ReadonlyMap<string, Preset>,
  placing: Placing,
): Recalled | null {
  if (presets.size === 0) return null;
  const found = readableIn(file, proposal.reading, placing);
  const remembered = presetOwners(found.accounts).flatMap((owner) => presets.get(owner) ?? [])[0];
  const read = remembered && file.recall(remembered.reading, proposal);
  if (!read || readableIn(file, read.reading, placing).rows < found.rows) return null;
  const { confirmed } = remembered;
  const questions = read.questions?.filter(({ code }) => !confirmed.includes(code)) ?? [];
  return { proposal: { ...read, questions }, confirmed };
}

function readableIn(
  file: StatementFile,
  reading: ImportReading,
  { wish, accounts, chosen }: Placing,
): { rows: number; accounts: TargetAccount[] } {
  const targets = new TargetAccounts(accounts, chosen);
  const found = new Set<TargetAccount>();
  let rows = 0;
  for (const entry of file.read(reading, rulesFor(wish, accounts, chosen)).entries) {
    if ('problem' in entry) continue;
    const placed = targets.of(entry.values);
    if ('problem' in placed) continue;
    rows++;
    found.add(placed.target);
  }
  return { rows, accounts: [...found] };
}

import type { ImportWarning } from './detect-mapping';
import { ImportAlreadyCommitted, ImportAlreadyUndone, ImportNothingReadable } from './import-errors';
import type { Verdict } from './judge-rows';
import type { ImportMapping } from './mapping';
import type { TargetAccount } from './target-accounts';

export type ImportState = 'preview' | 'committed' | 'undone';
export type VerdictCounts = Readonly<Record<Verdict, number>>;

export interface ImportedAccount extends TargetAccount {
  rows: number;
  /** The commit of this import opened the account; an undo closes it again when nothing else came in. */
  created: boolean;
}

/** A column of the file as a person sees it, to choose columns by. */
export interface FileColumn {
  column: number;
  header: string | null;
  samples: string[];
}

export interface CommitResult {
  inserted: number;
  matched: number;
  duplicates: number;
  rejected: number;
  skipped: number;
}

/** What follows from the file, the mapping and the ledger. */
export interface Preview {
  mapping: ImportMapping;
  accounts: readonly ImportedAccount[];
  counts: VerdictCounts;
  warnings: readonly ImportWarning[];
  firstDate: string | null;
  lastDate: string | null;
}

export interface ImportBatchState extends Preview {
  ledgerId: string;
  id: string;
  state: ImportState;
  fileName: string;
  /** What files of the same bank have in common; a committed correction is kept under it. */
  shape: string;
  fileColumns: readonly FileColumn[];
  chosenAccountId: string | null;
  presetUsed: boolean;
  /** A person corrected the mapping. */
  mappingCorrected: boolean;
  result: CommitResult | null;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  version: number;
}

/**
 * One uploaded file on its way into the ledger: a preview, until it is committed; committed, until it is undone; undone for
 * good. Its rows are kept beside it. Immutable: a change makes the next version.
 */
export class ImportBatch implements ImportBatchState {
  readonly ledgerId!: string;
  readonly id!: string;
  readonly state!: ImportState;
  readonly fileName!: string;
  readonly shape!: string;
  readonly fileColumns!: readonly FileColumn[];
  readonly chosenAccountId!: string | null;
  readonly presetUsed!: boolean;
  readonly mappingCorrected!: boolean;
  readonly mapping!: ImportMapping;
  readonly accounts!: readonly ImportedAccount[];
  readonly counts!: VerdictCounts;
  readonly warnings!: readonly ImportWarning[];
  readonly firstDate!: string | null;
  readonly lastDate!: string | null;
  readonly result!: CommitResult | null;
  readonly createdAt!: Date;
  readonly committedAt!: Date | null;
  readonly undoneAt!: Date | null;
  readonly version!: number;

  private constructor(state: ImportBatchState) {
    Object.assign(this, state);
  }

  static upload(
    file: Pick<
      ImportBatchState,
      'ledgerId' | 'id' | 'fileName' | 'shape' | 'fileColumns' | 'chosenAccountId' | 'presetUsed'
    >,
    preview: Preview,
    now: Date,
  ): ImportBatch {
    return new ImportBatch({
      ...file,
      ...preview,
      state: 'preview',
      mappingCorrected: false,
      result: null,
      createdAt: now,
      committedAt: null,
      undoneAt: null,
      version: 1,
    });
  }

  /** A stored import as it was; nothing is checked. */
  static restore(state: ImportBatchState): ImportBatch {
    return new ImportBatch(state);
  }

  get isPreview(): boolean {
    return this.state === 'preview';
  }

  /** An import of duplicates only can be committed: that inserts nothing and says so. */
  get canCommit(): boolean {
    const { error, ...readable } = this.counts;
    return this.isPreview && Object.values(readable).some((count) => count > 0);
  }

  /** @throws ImportAlreadyCommitted, ImportAlreadyUndone */
  requirePreview(): void {
    if (this.state === 'committed') throw new ImportAlreadyCommitted();
    if (this.state === 'undone') throw new ImportAlreadyUndone();
  }

  /** The next version with another preview. @throws ImportAlreadyCommitted, ImportAlreadyUndone */
  corrected(changes: Partial<Preview> & { chosenAccountId?: string | null; mappingCorrected?: boolean }): ImportBatch {
    this.requirePreview();
    return new ImportBatch({ ...this, ...changes, version: this.version + 1 });
  }

  /** @throws ImportAlreadyCommitted, ImportAlreadyUndone, ImportNothingReadable */
  committed(result: CommitResult, accounts: readonly ImportedAccount[], counts: VerdictCounts, now: Date): ImportBatch {
    this.requirePreview();
    if (!this.canCommit) throw new ImportNothingReadable();
    const version = this.version + 1;
    return new ImportBatch({ ...this, state: 'committed', result, accounts, counts, committedAt: now, version });
  }

  /** @throws ImportAlreadyUndone */
  undone(now: Date): ImportBatch {
    if (this.state === 'undone') throw new ImportAlreadyUndone();
    return new ImportBatch({ ...this, state: 'undone', undoneAt: now, version: this.version + 1 });
  }
}

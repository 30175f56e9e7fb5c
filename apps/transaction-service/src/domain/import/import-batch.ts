import type { ImportWarning } from './detect-mapping';
import { ImportAlreadyCommitted, ImportAlreadyUndone, ImportBusy, ImportNothingReadable } from './import-errors';
import type { Verdict } from './judge-rows';
import type { ImportMapping } from './mapping';
import type { TargetAccount } from './target-accounts';

export type ImportState = 'preview' | 'committing' | 'committed' | 'undone' | 'failed';

/** Why the commit did not come about, as the caller would have heard who did not wait for it. */
export interface ImportProblem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly [fact: string]: unknown;
}

/** For whom a commit goes on after its request was answered. */
export interface CommitAsked {
  readonly timeZone: string;
  readonly actor: string;
}
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
  problem: ImportProblem | null;
  commitAsked: CommitAsked | null;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  version: number;
}

/**
 * One uploaded file on its way into the ledger: a preview, until it is committed; committed, until it is undone; undone for
 * good. A commit that nobody waits for is `committing` meanwhile and `failed` where it did not come about; a failed import is
 * a preview still. Its rows are kept beside it. Immutable: a change makes the next version.
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
  readonly problem!: ImportProblem | null;
  readonly commitAsked!: CommitAsked | null;
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
      problem: null,
      commitAsked: null,
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

  /** Can be corrected, committed and discarded. */
  get isPreview(): boolean {
    return this.state === 'preview' || this.state === 'failed';
  }

  /** An import of duplicates only can be committed: that inserts nothing and says so. */
  get canCommit(): boolean {
    return this.isPreview && this.isReadable;
  }

  private get isReadable(): boolean {
    const { error, ...readable } = this.counts;
    return Object.values(readable).some((count) => count > 0);
  }

  /** @throws ImportBusy */
  requireIdle(): void {
    if (this.state === 'committing') throw new ImportBusy();
  }

  /** @throws ImportBusy, ImportAlreadyCommitted, ImportAlreadyUndone */
  requirePreview(): void {
    this.requireIdle();
    if (this.state === 'committed') throw new ImportAlreadyCommitted();
    if (this.state === 'undone') throw new ImportAlreadyUndone();
  }

  /** The next version with another preview. @throws ImportBusy, ImportAlreadyCommitted, ImportAlreadyUndone */
  corrected(changes: Partial<Preview> & { chosenAccountId?: string | null; mappingCorrected?: boolean }): ImportBatch {
    this.requirePreview();
    return new ImportBatch({ ...this, ...changes, state: 'preview', problem: null, version: this.version + 1 });
  }

  /** To be committed by whoever takes it up. @throws as `committed` */
  committing(commitAsked: CommitAsked): ImportBatch {
    this.requirePreview();
    this.requireReadable();
    return new ImportBatch({ ...this, state: 'committing', problem: null, commitAsked, version: this.version + 1 });
  }

  /** A preview again, with the reason why it was not committed. */
  failed(problem: ImportProblem): ImportBatch {
    return new ImportBatch({ ...this, state: 'failed', problem, commitAsked: null, version: this.version + 1 });
  }

  /** From a preview, or from one that is committing. @throws ImportNothingReadable */
  committed(result: CommitResult, accounts: readonly ImportedAccount[], counts: VerdictCounts, now: Date): ImportBatch {
    this.requireReadable();
    return new ImportBatch({
      ...this,
      state: 'committed',
      result,
      accounts,
      counts,
      problem: null,
      commitAsked: null,
      committedAt: now,
      version: this.version + 1,
    });
  }

  private requireReadable(): void {
    if (!this.isReadable) throw new ImportNothingReadable();
  }

  /** @throws ImportBusy, ImportAlreadyUndone */
  undone(now: Date): ImportBatch {
    this.requireIdle();
    if (this.state === 'undone') throw new ImportAlreadyUndone();
    return new ImportBatch({ ...this, state: 'undone', undoneAt: now, version: this.version + 1 });
  }
}

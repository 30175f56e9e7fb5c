import type { MoneyJson } from '@pft/kernel';
import type { AccountType } from '../account/account';
import {
  ImportAlreadyCommitted,
  ImportAlreadyUndone,
  ImportBusy,
  ImportNothingReadable,
  ImportNotRead,
  ImportQuestionsOpen,
  ImportQuestionUnknown,
} from './import-errors';
import type { Verdict } from './row/judge-rows';
import { noVerdicts } from './row/preview-row';
import { isOfReading } from './open-questions';
import type { StatementCheck } from './check-balances';
import type { FileColumn, ImportQuestion, ImportReading, ImportWarning, ReadingConfidence } from './statement';
import type { TargetAccount } from './row/target-accounts';

/** Something goes on that nobody waits for. */
export type LateState = 'reading' | 'committing';
export type ImportState = LateState | 'preview' | 'committed' | 'undone' | 'failed';

/** Why the reading or the commit did not come about, as the caller would have heard who did not wait for it. */
export interface ImportProblem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly [fact: string]: unknown;
}

/** For whom something goes on after its request was answered. */
export interface CommitAsked {
  readonly timeZone: string;
  readonly actor: string;
}

export interface ReadingAsked extends CommitAsked {
  readonly baseCurrency: string;
  readonly locale: string;
  readonly usePreset: boolean;
}

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export interface ImportedAccount extends TargetAccount {
  /** What the file says of an account that the commit opens. */
  opening?: AccountOpening;
  /** Those that could be read. */
  rows: number;
  /** The commit of this import opened the account; an undo closes it again when nothing else came in. */
  created: boolean;
}

/** With what an account begins that the ledger does not have yet. */
export interface AccountOpening {
  type?: AccountType;
  balance: MoneyJson | null;
  date: string | null;
}

export interface CommitResult {
  inserted: number;
  matched: number;
  duplicates: number;
  rejected: number;
  skipped: number;
}

/** What follows from the file, how it is read, and the ledger. */
export interface Preview {
  reading: ImportReading;
  accounts: readonly ImportedAccount[];
  counts: VerdictCounts;
  warnings: readonly ImportWarning[];
  /** Those of the warnings that are about how the file is read, and not about what it says. */
  doubts: readonly ImportWarning[];
  /** Those that nobody has answered; the likeliest first. */
  questions: readonly ImportQuestion[];
  /** Null where a person has said how the file is read. */
  confidence: ReadingConfidence | null;
  /** What the file calls statements, with their balances. */
  statements: readonly StatementCheck[];
  firstDate: string | null;
  lastDate: string | null;
}

export interface ImportBatchState extends Omit<Preview, 'reading'> {
  /** Null until the file has been read. */
  reading: ImportReading | null;
  ledgerId: string;
  id: string;
  state: ImportState;
  fileName: string;
  /** What files of the same bank have in common; a committed correction is kept under it. Empty until the file has been read, and where nothing can be corrected. */
  shape: string;
  /** By which the same file is known again; null until it has been read. */
  fileDigest: string | null;
  fileColumns: readonly FileColumn[];
  chosenAccountId: string | null;
  presetUsed: boolean;
  /** A person corrected the mapping. */
  mappingCorrected: boolean;
  /** The codes of questions that a person has answered, for this file or for one like it before. */
  confirmed: readonly string[];
  result: CommitResult | null;
  problem: ImportProblem | null;
  asked: CommitAsked | ReadingAsked | null;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  version: number;
}

/** What a reading comes to. */
export type ReadBatch = Preview &
  Pick<ImportBatchState, 'shape' | 'fileDigest' | 'fileColumns' | 'presetUsed' | 'confirmed'>;
type UploadedBatch = Pick<ImportBatchState, 'ledgerId' | 'id' | 'fileName' | 'chosenAccountId'>;

/** What is known of a file before it has been read. */
const UNREAD = {
  shape: '',
  fileDigest: null,
  fileColumns: [],
  presetUsed: false,
  mappingCorrected: false,
  confirmed: [],
  reading: null,
  accounts: [],
  counts: noVerdicts(),
  warnings: [],
  doubts: [],
  questions: [],
  confidence: null,
  statements: [],
  firstDate: null,
  lastDate: null,
  result: null,
  problem: null,
  committedAt: null,
  undoneAt: null,
  version: 1,
};

/**
 * One uploaded file on its way into the ledger: a preview, until it is committed; committed, until it is undone; undone for
 * good. What nobody waits for makes it `reading` or `committing` meanwhile, and `failed` where it did not come about: after
 * a commit it is a preview still, after a reading it can be discarded only. Its rows are kept beside it. Immutable: a change
 * makes the next version.
 */
export class ImportBatch implements ImportBatchState {
  readonly ledgerId!: string;
  readonly id!: string;
  readonly state!: ImportState;
  readonly fileName!: string;
  readonly shape!: string;
  readonly fileDigest!: string | null;
  readonly fileColumns!: readonly FileColumn[];
  readonly chosenAccountId!: string | null;
  readonly presetUsed!: boolean;
  readonly mappingCorrected!: boolean;
  readonly confirmed!: readonly string[];
  readonly reading!: ImportReading | null;
  readonly accounts!: readonly ImportedAccount[];
  readonly counts!: VerdictCounts;
  readonly warnings!: readonly ImportWarning[];
  readonly doubts!: readonly ImportWarning[];
  readonly questions!: readonly ImportQuestion[];
  readonly confidence!: ReadingConfidence | null;
  readonly statements!: readonly StatementCheck[];
  readonly firstDate!: string | null;
  readonly lastDate!: string | null;
  readonly result!: CommitResult | null;
  readonly problem!: ImportProblem | null;
  readonly asked!: CommitAsked | ReadingAsked | null;
  readonly createdAt!: Date;
  readonly committedAt!: Date | null;
  readonly undoneAt!: Date | null;
  readonly version!: number;

  private constructor(state: ImportBatchState) {
    Object.assign(this, state);
  }

  static upload(file: UploadedBatch, read: ReadBatch, now: Date): ImportBatch {
    return new ImportBatch({ ...UNREAD, ...file, ...read, state: 'preview', asked: null, createdAt: now });
  }

  /** To be read by whoever takes it up. */
  static uploadUnread(file: UploadedBatch, asked: ReadingAsked, now: Date): ImportBatch {
    return new ImportBatch({ ...UNREAD, ...file, state: 'reading', asked, createdAt: now });
  }

  /** A stored import as it was; nothing is checked. */
  static restore(state: ImportBatchState): ImportBatch {
    return new ImportBatch(state);
  }

  /** Waits for a person: to be corrected, committed or discarded. */
  get isOpen(): boolean {
    return this.state === 'preview' || this.state === 'failed';
  }

  /** An import of duplicates only can be committed: that inserts nothing and says so. */
  get canCommit(): boolean {
    return this.isOpen && this.isReadable && this.questions.length === 0;
  }

  private get isReadable(): boolean {
    return this.accounts.some(({ rows }) => rows > 0);
  }

  /** @throws ImportBusy */
  requireIdle(): void {
    if (this.state === 'reading' || this.state === 'committing') throw new ImportBusy(this.state);
  }

  /** Whether a removal discards it. A file that is being read can be discarded at any time. @throws ImportBusy */
  canDiscard(): boolean {
    if (this.state === 'committing') this.requireIdle();
    return this.isOpen || this.state === 'reading';
  }

  /** Answers how it is read. @throws ImportBusy, ImportAlreadyCommitted, ImportAlreadyUndone, ImportNotRead */
  requirePreview(): ImportReading {
    this.requireIdle();
    if (this.state === 'committed') throw new ImportAlreadyCommitted();
    if (this.state === 'undone') throw new ImportAlreadyUndone();
    if (this.reading === null) throw new ImportNotRead(this.problem?.detail ?? '');
    return this.reading;
  }

  /** The preview that a reading came to. */
  read(read: ReadBatch): ImportBatch {
    return new ImportBatch({ ...this, ...read, state: 'preview', asked: null, version: this.version + 1 });
  }

  /** Whether a person has said how the file is read; where nobody has, another account may be read otherwise. */
  get isSettled(): boolean {
    return this.mappingCorrected || this.presetUsed || this.confirmedReading.length > 0;
  }

  /** What of that is true of other files like it, too. */
  get confirmedReading(): string[] {
    return this.confirmed.filter(isOfReading);
  }

  /** What is answered and what is left when questions are confirmed as they are read. @throws ImportQuestionUnknown */
  confirming(codes: readonly string[]): Pick<ImportBatchState, 'confirmed' | 'questions'> {
    const asked = this.questions.map(({ code }) => code);
    for (const [index, code] of codes.entries())
      if (!asked.includes(code) && !this.confirmed.includes(code)) throw new ImportQuestionUnknown(code, asked, index);
    return {
      confirmed: [...new Set([...this.confirmed, ...codes])],
      questions: this.questions.filter(({ code }) => !codes.includes(code)),
    };
  }

  /** The next version with another preview. @throws as `requirePreview` */
  corrected(
    changes: Partial<Preview> &
      Partial<Pick<ImportBatchState, 'chosenAccountId' | 'mappingCorrected' | 'confirmed' | 'fileColumns'>>,
  ): ImportBatch {
    this.requirePreview();
    return new ImportBatch({ ...this, ...changes, state: 'preview', problem: null, version: this.version + 1 });
  }

  /** The same version, where the verdicts of some rows are others. */
  recounted(verdicts: readonly (readonly [before: Verdict, after: Verdict])[]): ImportBatch {
    const counts = { ...this.counts };
    for (const [before, after] of verdicts) {
      counts[before]--;
      counts[after]++;
    }
    return new ImportBatch({ ...this, counts });
  }

  /** To be committed by whoever takes it up. @throws as `committed` */
  committing(asked: CommitAsked): ImportBatch {
    this.requirePreview();
    this.requireCommittable();
    return new ImportBatch({ ...this, state: 'committing', problem: null, asked, version: this.version + 1 });
  }

  /** Open again, with the reason why it was not read or not committed. */
  failed(problem: ImportProblem): ImportBatch {
    return new ImportBatch({ ...this, state: 'failed', problem, asked: null, version: this.version + 1 });
  }

  /** From a preview, or from one that is committing. @throws ImportNothingReadable, ImportQuestionsOpen */
  committed(result: CommitResult, accounts: readonly ImportedAccount[], counts: VerdictCounts, now: Date): ImportBatch {
    this.requireCommittable();
    return new ImportBatch({
      ...this,
      state: 'committed',
      result,
      accounts,
      counts,
      problem: null,
      asked: null,
      committedAt: now,
      version: this.version + 1,
    });
  }

  private requireCommittable(): void {
    if (!this.isReadable) throw new ImportNothingReadable();
    if (this.questions.length > 0) throw new ImportQuestionsOpen(this.questions.map(({ code }) => code));
  }

  /** @throws ImportBusy, ImportAlreadyUndone */
  undone(now: Date): ImportBatch {
    this.requireIdle();
    if (this.state === 'undone') throw new ImportAlreadyUndone();
    return new ImportBatch({ ...this, state: 'undone', undoneAt: now, version: this.version + 1 });
  }
}

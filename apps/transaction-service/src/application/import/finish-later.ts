import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pft/kernel';
import type { ImportBatch, ImportProblem, LateState } from '../../domain/import/import-batch';
import { ImportInterrupted } from '../../domain/import/import-errors';
import { ImportRepository, LateWork, type TakenWork, type Turn } from '../../domain/import/import-repository';
import { type Ledger } from '../ports';
import { CommitImport } from './commit-import';
import { findImport } from './find-import';
import { UploadImport } from './upload-import';

/** Who has died is relieved after this time; what could not be done for the moment is begun again after it. */
export const LEASE_MS = 30_000;
const MAX_ATTEMPTS = 20;

/**
 * The readings and commits that go on after their requests were answered. What was asked for is marked in the database; any
 * copy of the service takes it up, and the next one where that copy dies. What comes of it is one SQL transaction that begins
 * with a look at the mark, so that it is done once, whoever believes to be at it.
 */
@Injectable()
export class FinishLater {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly lateWork: LateWork,
    private readonly uploadImport: UploadImport,
    private readonly commitImport: CommitImport,
  ) {}

  /**
   * Marks an import to be committed; an upload marks itself to be read.
   * @throws ImportNotFound, VersionStale, ImportBusy, ImportNotRead, ImportAlreadyCommitted, ImportAlreadyUndone, ImportNothingReadable,
   * ImportQuestionsOpen
   */
  async askCommit(ledger: Ledger, actor: string, id: string, expectedVersion?: number): Promise<ImportBatch> {
    const { ledgerId, timeZone } = ledger;
    const work = async () => {
      const before = await findImport(this.imports, ledgerId, id, expectedVersion);
      const after = before.committing({ timeZone, actor });
      await this.imports.change(before, after);
      return after;
    };
    return this.unitOfWork.run(ledgerId, work, { long: true });
  }

  take(state: LateState, turn: Turn): Promise<TakenWork | null> {
    return this.lateWork.take(state, turn, LEASE_MS);
  }

  hold(taken: TakenWork): Promise<void> {
    return this.lateWork.hold(taken, LEASE_MS);
  }

  /** @throws as UploadImport or CommitImport, and ImportInterrupted where it was begun too often */
  async finish(taken: TakenWork): Promise<void> {
    if (taken.attempts > MAX_ATTEMPTS) throw new ImportInterrupted(taken.state, MAX_ATTEMPTS);
    if (taken.state === 'reading') await this.uploadImport.finish(taken);
    else await this.commitImport.finish(taken, taken.id);
  }

  /** Leaves the import to its owner, with the reason why it was not read or not committed. */
  async fail({ ledgerId, id, state }: TakenWork, problem: ImportProblem): Promise<void> {
    const work = async () => {
      const before = await this.imports.find(ledgerId, id);
      if (before?.state === state) await this.imports.change(before, before.failed(problem));
    };
    await this.unitOfWork.run(ledgerId, work, { long: true });
  }
}

import { Injectable } from '@nestjs/common';
import type { ImportBatch, ImportProblem } from '../../domain/import/import-batch';
import { ImportInterrupted, ImportNotFound } from '../../domain/import/import-errors';
import { type ImportId, ImportRepository, LateCommits, type TakenCommit } from '../../domain/import/import-repository';
import { requireVersion } from '../../domain/version';
import { type Ledger, UnitOfWork } from '../ports';
import { CommitImport } from './commit-import';

/** Who has died is relieved after this time; a commit that could not be done for the moment is begun again after it. */
export const LEASE_MS = 30_000;
export const MAX_ATTEMPTS = 20;

/**
 * A commit that goes on after its request was answered. What was asked for is marked in the database; any copy of the service
 * takes it up, and the next one where that copy dies. The commit itself is one SQL transaction that begins with a look at the
 * mark, so that it is done once, whoever believes to be at it.
 */
@Injectable()
export class CommitLater {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly lateCommits: LateCommits,
    private readonly commitImport: CommitImport,
  ) {}

  /** @throws ImportNotFound, VersionStale, ImportBusy, ImportAlreadyCommitted, ImportAlreadyUndone, ImportNothingReadable */
  async ask(ledger: Ledger, actor: string, id: string, expectedVersion?: number): Promise<ImportBatch> {
    const { ledgerId, timeZone } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.imports.find(ledgerId, id);
      if (!before) throw new ImportNotFound();
      requireVersion(expectedVersion, before.version);
      const after = before.committing({ timeZone, actor });
      await this.imports.change(before, after);
      return after;
    });
  }

  take(): Promise<TakenCommit | null> {
    return this.lateCommits.take(LEASE_MS);
  }

  hold(taken: ImportId): Promise<void> {
    return this.lateCommits.hold(taken, LEASE_MS);
  }

  /** @throws as CommitImport, and ImportInterrupted where it was begun too often */
  async finish({ ledgerId, id, timeZone, attempts }: TakenCommit): Promise<void> {
    if (attempts > MAX_ATTEMPTS) throw new ImportInterrupted(MAX_ATTEMPTS);
    await this.commitImport.finish({ ledgerId, timeZone }, id);
  }

  /** Makes it a preview again that says why it was not committed. */
  async fail({ ledgerId, id }: ImportId, problem: ImportProblem): Promise<void> {
    const work = async () => {
      const before = await this.imports.find(ledgerId, id);
      if (before?.state === 'committing') await this.imports.change(before, before.failed(problem));
    };
    await this.unitOfWork.run(ledgerId, work, { long: true });
  }
}

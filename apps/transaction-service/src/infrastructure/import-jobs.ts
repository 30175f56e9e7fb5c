import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isStoreUnavailable, problemOf, requestContext, Unavailable } from '@pft/service-kit';
import { CommitLater, LEASE_MS } from '../application/import/commit-later';
import { SweepImports } from '../application/import/sweep-imports';
import type { TakenCommit } from '../domain/import/import-repository';

const SWEEP_MS = 3_600_000;
const LOOK_MS = 5_000;
/** Of different people; those of one person wait for each other. */
const COMMITS_AT_ONCE = 3;

/** What the import inbox does without being asked. */
@Injectable()
export class ImportJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Imports');
  private timers: NodeJS.Timeout[] = [];
  private stopping = false;
  private committing = 0;

  constructor(
    private readonly sweepImports: SweepImports,
    private readonly commitLater: CommitLater,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => void this.sweep(), SWEEP_MS).unref(),
      setInterval(() => this.commitNext(), LOOK_MS).unref(),
    ];
    void this.sweep();
    this.commitNext();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    this.timers.forEach(clearInterval);
  }

  /** Looks for commits that were asked for and that nobody is at: new ones, and those of a copy that died. */
  commitNext(): void {
    if (this.stopping || this.committing >= COMMITS_AT_ONCE) return;
    this.committing++;
    // Nothing of the request that asked for it belongs to what goes on after its answer.
    void requestContext
      .exit(() => this.takeAndCommit())
      .then((again) => {
        this.committing--;
        if (again) this.commitNext();
      });
  }

  private async takeAndCommit(): Promise<boolean> {
    try {
      const taken = await this.commitLater.take();
      if (!taken) return false;
      // There may be more for others to do at the same time.
      this.commitNext();
      await this.commit(taken);
      return true;
    } catch (error) {
      if (!this.stopping) this.logger.warn(`Commits could not be looked for: ${(error as Error).name}`);
      return false;
    }
  }

  private async commit(taken: TakenCommit): Promise<void> {
    const holding = setInterval(() => void this.commitLater.hold(taken).catch(() => undefined), LEASE_MS / 3);
    const context = { requestId: randomUUID(), operation: 'POST /imports/:id/commit', actor: taken.actor };
    try {
      await requestContext.run(context, () => this.commitLater.finish(taken));
    } catch (error) {
      // It stays marked and is begun again, here or by another copy, when nobody holds it any more.
      if (this.stopping || isStoreUnavailable(error) || error instanceof Unavailable) return;
      const { code, title, status, detail, type, ...facts } = problemOf(error);
      if (status === 500) this.logger.error(error);
      await this.commitLater.fail(taken, { ...facts, type, code, title, status, detail });
    } finally {
      clearInterval(holding);
    }
  }

  private async sweep(): Promise<void> {
    try {
      const { discarded, cleared, errors } = await this.sweepImports.execute(() => this.stopping);
      if (discarded + cleared > 0)
        this.logger.log(`Discarded ${discarded} old previews, forgot the raw cells of ${cleared} imports`);
      for (const error of errors) this.warn(error);
    } catch (error) {
      this.warn(error);
    }
  }

  private warn(error: unknown): void {
    if (!this.stopping) this.logger.warn(`Old imports could not be swept: ${(error as Error).name}`);
  }
}

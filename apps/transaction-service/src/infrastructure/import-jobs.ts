import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { isStoreUnavailable, Job, problemOf, reasonOf, requestContext, Unavailable } from '@pft/service-kit';
import { FinishLater, LEASE_MS } from '../application/import/finish-later';
import { SweepImports } from '../application/import/sweep-imports';
import type { LateState } from '../domain/import/import-batch';
import type { TakenWork } from '../domain/import/import-repository';

const SWEEP_MS = 3_600_000;
const LOOK_MS = 5_000;
/** Readings, and as many commits, of different people; those of one person wait for each other. */
const AT_ONCE = 3;
const OPERATIONS: Record<LateState, string> = { reading: 'POST /imports', committing: 'POST /imports/:id/commit' };

/** Who looks for something to do or is at it. */
class Workers {
  count = 0;
  after: string | null = null;
  readonly busy = new Set<string>();
}

/** What the import inbox does without being asked. */
@Injectable()
export class ImportJobs implements OnModuleDestroy {
  private readonly logger = new Logger('Imports');
  private stopping = false;
  private readonly workers: Record<LateState, Workers> = { reading: new Workers(), committing: new Workers() };

  constructor(
    private readonly sweepImports: SweepImports,
    private readonly finishLater: FinishLater,
  ) {}

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Looks for what was asked for and nobody is at: new works, and those of a copy that died. */
  @Job({ name: 'finish imports', everyMs: LOOK_MS, firstMs: 0, runsIn: 'each copy' })
  look(): void {
    this.takeNext('reading');
    this.takeNext('committing');
  }

  private takeNext(state: LateState): void {
    const workers = this.workers[state];
    if (this.stopping || workers.count >= AT_ONCE) return;
    workers.count++;
    // Nothing of the request that asked for it belongs to what goes on after its answer.
    void requestContext
      .exit(() => this.takeAndFinish(state, workers))
      .then((again) => {
        workers.count--;
        if (again) this.look();
      });
  }

  private async takeAndFinish(state: LateState, workers: Workers): Promise<boolean> {
    try {
      const taken = await this.finishLater.take(state, { after: workers.after, busy: [...workers.busy] });
      if (!taken) return false;
      workers.after = taken.ledgerId;
      workers.busy.add(taken.ledgerId);
      // There may be more for others to do at the same time.
      this.takeNext(state);
      await this.finish(taken).finally(() => workers.busy.delete(taken.ledgerId));
      return true;
    } catch (error) {
      if (!this.stopping) this.logger.warn(`Readings and commits could not be looked for: ${(error as Error).name}`);
      return false;
    }
  }

  private async finish(taken: TakenWork): Promise<void> {
    const holding = setInterval(() => void this.finishLater.hold(taken).catch(() => undefined), LEASE_MS / 3);
    const context = { requestId: randomUUID(), operation: OPERATIONS[taken.state], actor: taken.actor };
    try {
      await requestContext.run(context, () => this.finishLater.finish(taken));
    } catch (error) {
      // It stays marked and is begun again, here or by another copy, when nobody holds it any more.
      if (this.stopping || isStoreUnavailable(error) || error instanceof Unavailable) return;
      const { code, title, status, detail, type, ...facts } = problemOf(error);
      if (status === 500) this.logger.error(error);
      await this.finishLater.fail(taken, { ...facts, type, code, title, status, detail });
    } finally {
      clearInterval(holding);
    }
  }

  @Job({ name: 'sweep imports', everyMs: SWEEP_MS, firstMs: 0, runsIn: 'one copy' })
  async sweep(stopping: AbortSignal): Promise<void> {
    const { discarded, cleared, errors } = await this.sweepImports.execute(() => stopping.aborted);
    if (discarded + cleared > 0)
      this.logger.log(`Discarded ${discarded} old previews, forgot the raw cells of ${cleared} imports`);
    for (const error of errors) this.logger.warn(`An import could not be swept: ${reasonOf(error)}`);
  }
}

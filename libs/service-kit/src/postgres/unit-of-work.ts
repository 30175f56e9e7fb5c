import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { requestContext } from '../http/request-context';
import { ChangeLog, type RecordedChange } from './change-log';
import { OwnerQueue } from './owner-queue';

interface Work {
  ownerId: string;
  manager: EntityManager;
  changes: RecordedChange[];
}

export interface RunOptions<T> {
  /** Runs right after BEGIN, before the ledger is locked; a value ends the run with it as the result. */
  first?: (manager: EntityManager) => Promise<{ result: T } | undefined>;
  /** Runs after the changes are written, right before COMMIT. */
  last?: (manager: EntityManager, result: T) => Promise<void>;
}

/**
 * One SQL transaction over one ledger. The EntityManager travels in AsyncLocalStorage, so that no repository can forget it.
 * Writes of one ledger queue behind its change_stream row; writes of different ledgers never meet.
 */
@Injectable()
export class TypeOrmUnitOfWork {
  private readonly current = new AsyncLocalStorage<Work>();
  private readonly queue = new OwnerQueue();

  constructor(
    private readonly dataSource: DataSource,
    private readonly changeLog: ChangeLog,
  ) {}

  /** The running transaction's manager, or the data source's outside of a run. */
  get manager(): EntityManager {
    return this.current.getStore()?.manager ?? this.dataSource.manager;
  }

  /**
   * Runs the work and commits it together with the changes that it recorded; a run inside a run joins it.
   * Throws `LedgerDeleted` where the owner was deleted.
   */
  async run<T>(ownerId: string, work: () => Promise<T>, options: RunOptions<T> = {}): Promise<T> {
    const outer = this.current.getStore();
    if (outer !== undefined) {
      if (outer.ownerId !== ownerId) throw new Error('A unit of work holds one ledger; it was asked for a second one.');
      return work();
    }
    return this.queue.run(ownerId, () => this.transaction(ownerId, work, options));
  }

  private async transaction<T>(ownerId: string, work: () => Promise<T>, options: RunOptions<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let head: number | undefined;
    try {
      await runner.connect();
      await runner.startTransaction();
      const early = await options.first?.(runner.manager);
      if (early !== undefined) {
        await runner.commitTransaction();
        return early.result;
      }
      await this.changeLog.lock(runner.manager, ownerId);
      const scope: Work = { ownerId, manager: runner.manager, changes: [] };
      const result = await this.current.run(scope, work);
      const written = scope.changes.length > 0;
      if (written) {
        head = await this.changeLog.write(runner.manager, ownerId, scope.changes);
        this.notePosition(head);
      }
      await options.last?.(runner.manager, result);
      await runner.commitTransaction();
      if (written) this.changeLog.wake();
      return result;
    } catch (error) {
      await rollback(runner);
      const context = requestContext.getStore();
      if (head !== undefined && context !== undefined) context.changePosition = undefined;
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Notes a change for the log; `after: null` means that the entity was deleted. Only inside a run. */
  record(change: RecordedChange): void {
    const scope = this.current.getStore();
    if (scope === undefined) throw new Error('A change can only be recorded inside a unit of work.');
    scope.changes.push(change);
  }

  private notePosition(head: number): void {
    const context = requestContext.getStore();
    if (context !== undefined) context.changePosition = `${this.changeLog.stream}:${head}`;
  }
}

/** A connection that is gone has rolled back by itself; what matters is the error that came first. */
async function rollback(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    // The first error is on its way to the caller.
  }
}

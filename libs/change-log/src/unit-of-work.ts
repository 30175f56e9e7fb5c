import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { RunOptions } from '@pft/kernel';
import { TurnQueue, Unavailable, requestContext } from '@pft/service-kit';
import { ChangeLog } from './change-log';
import type { KeptAnswer } from './idempotency/kept-answer';
import { GroupCommit } from './journal/group-commit';
import { type LedgerWrite, LedgerWrites, type Outcome, type Tables } from './journal/ledger-writes';
import type { RecordedChange } from './recorded-change';
import { inOnePacket, settled } from './sql/one-packet';
import type { Parameter } from './sql/parameters';
import { poolOf, Sql } from './sql/sql';

const LEDGER_PLACES = 2;
const SHORT_WAIT_MS = 5_000;
const LONG_WAITING = 20;
const LONG_WAIT_MS = 600_000;

interface Work {
  ownerId: string;
  dryRun: boolean;
  manager: EntityManager;
  client: ClientBase;
  changes: RecordedChange[];
  /** Whether some changes are in the log already; the feed hears of them with the last ones. */
  wroteAhead: boolean;
}

/** What goes with the first run of a request: in its SQL transaction, and on the wire with what the run sends anyway. */
export interface Companion {
  readonly ownerId: string;
  /** Sent together with BEGIN, before the ledger is locked; where it throws, the work is not done. */
  readonly first?: (client: ClientBase) => Promise<void>;
  /** Hears what the work has answered, still inside the unit of work. */
  readonly done: (result: unknown) => Promise<void>;
  /** What of the answer is to be kept, for who writes it together with other things. */
  readonly keep?: () => KeptAnswer;
  /**
   * Sends one statement to follow the changes and to be followed by COMMIT, none of which waits for the other: it must fail
   * in SQL, or throw before it sends anything, where nothing may be committed.
   */
  readonly last?: (client: ClientBase, changed: boolean) => Promise<void>;
}

/**
 * One SQL transaction over one ledger. The EntityManager travels in AsyncLocalStorage, so that no repository can forget it.
 * Writes of one ledger queue behind its change_stream row; writes of different ledgers never meet.
 */
@Injectable()
export class TypeOrmUnitOfWork {
  private readonly current = new AsyncLocalStorage<Work>();
  /** The companion that waits for the first run of its request. */
  private readonly companions = new AsyncLocalStorage<{ waiting: Companion | undefined }>();
  /**
   * Writes of one ledger would queue behind each other in PostgreSQL anyway, but each with a connection in hand: a person who
   * writes while a long import runs would take the whole pool away from everybody else. Two places, so that the next write
   * has begun when the one before it commits.
   */
  private readonly queue = new TurnQueue('writes of this ledger', LEDGER_PLACES);
  private readonly longQueue = new TurnQueue('long writes of this ledger', 1, LONG_WAITING, LONG_WAIT_MS);
  /** The end of the long write of each ledger that has one under way. */
  private readonly longWrites = new Map<string, Promise<unknown>>();
  /** Hand-written SQL inside the running transaction, or over the pool outside of a run. */
  readonly sql: Sql;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changeLog: ChangeLog,
  ) {
    this.sql = new Sql(() => this.current.getStore()?.client ?? poolOf(dataSource));
  }

  /** The name of the change log in `X-Change-Position`. */
  get stream(): string {
    return this.changeLog.stream;
  }

  /** The running transaction's manager, or the data source's outside of a run. */
  get manager(): EntityManager {
    return this.current.getStore()?.manager ?? this.dataSource.manager;
  }

  /**
   * Runs the work and commits it together with the changes that it recorded. A run inside a run joins it; inside a dry run it
   * is rolled back with it.
   * @throws LedgerDeleted, Unavailable
   */
  async run<T>(ownerId: string, work: () => Promise<T>, options: RunOptions = {}): Promise<T> {
    const outer = this.current.getStore();
    if (outer !== undefined) {
      if (outer.ownerId !== ownerId) throw new Error('A unit of work holds one ledger; it was asked for a second one.');
      if (options.dryRun === true && !outer.dryRun)
        throw new Error('A dry run inside a run would be committed with it.');
      return work();
    }
    if (options.long === true) return this.longQueue.run(ownerId, () => this.longWrite(ownerId, work, options));
    return this.queue.run(ownerId, async () => {
      await this.longWriteEnded(ownerId);
      return this.begin(ownerId, work, options);
    });
  }

  /** Runs the handler of a request. Its first run that is committed, nested ones and dry ones aside, has the companion. */
  accompanied<T>(companion: Companion, handler: () => Promise<T>): Promise<T> {
    return this.companions.run({ waiting: companion }, handler);
  }

  private async longWrite<T>(ownerId: string, work: () => Promise<T>, options: RunOptions): Promise<T> {
    const running = this.begin(ownerId, work, options);
    this.longWrites.set(
      ownerId,
      running.catch(() => undefined),
    );
    try {
      return await running;
    } finally {
      this.longWrites.delete(ownerId);
    }
  }

  /** Short writes would only wait for the lock of the ledger; here they do so without a connection in hand. */
  private async longWriteEnded(ownerId: string): Promise<void> {
    const running = this.longWrites.get(ownerId);
    if (running === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise((_resolve, reject) => {
      const refusal = new Unavailable('A long write of this ledger is under way.');
      timer = setTimeout(() => reject(refusal), SHORT_WAIT_MS);
    });
    await Promise.race([running, tooLong]).finally(() => clearTimeout(timer));
  }

  private async begin<T>(ownerId: string, work: () => Promise<T>, { dryRun = false }: RunOptions): Promise<T> {
    if (dryRun) return this.transaction(ownerId, work, dryRun);
    return this.withCompanion(ownerId, (companion) => this.transaction(ownerId, work, dryRun, companion));
  }

  /** Whether somebody is inside a run. */
  get isRunning(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** Gives the request's companion to what writes; where that throws, nothing was committed and the next attempt has it again. */
  async withCompanion<T>(ownerId: string, write: (companion: Companion | undefined) => Promise<T>): Promise<T> {
    const request = this.companions.getStore();
    const companion = request?.waiting;
    if (request === undefined || companion?.ownerId !== ownerId) return write(undefined);
    request.waiting = undefined;
    try {
      return await write(companion);
    } catch (error) {
      request.waiting = companion;
      throw error;
    }
  }

  private async transaction<T>(
    ownerId: string,
    work: () => Promise<T>,
    dryRun: boolean,
    companion?: Companion,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let begun = false;
    try {
      const client = (await runner.connect()) as ClientBase;
      begun = true;
      await settled(
        inOnePacket(client, () => [
          client.query('BEGIN'),
          companion?.first?.(client) ?? this.changeLog.lock(client, ownerId),
        ]),
      );
      if (companion?.first !== undefined) await this.changeLog.lock(client, ownerId);
      // What TypeORM must know: locks need a transaction, and one inside another is a savepoint.
      Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
      const scope: Work = { ownerId, dryRun, manager: runner.manager, client, changes: [], wroteAhead: false };
      const result = await this.current.run(scope, async () => {
        const answer = await work();
        await companion?.done(answer);
        return answer;
      });
      if (dryRun) await client.query('ROLLBACK');
      else await this.finish(scope, (changed) => companion?.last?.(client, changed));
      return result;
    } catch (error) {
      if (begun) await rollback(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Changes, what comes last, and COMMIT travel together: where one fails, PostgreSQL makes a rollback of the COMMIT. */
  private async finish(
    { client, ownerId, changes, wroteAhead }: Work,
    sendLast: (changed: boolean) => Promise<void> | undefined,
  ): Promise<void> {
    const changed = wroteAhead || changes.length > 0;
    const write = () => (changed ? this.changeLog.write(client, ownerId, changes) : undefined);
    const written = this.changeLog.fitsOneStatement(changes) ? undefined : await write();
    const [position, , { command }] = await settled(
      inOnePacket(client, () => {
        const head = written ?? write();
        // Where nothing follows it, because sending the next one throws, nobody is left to hear of its failure.
        if (head instanceof Promise) head.catch(() => undefined);
        return [head, sendLast(changed), client.query('COMMIT')];
      }),
    );
    if (command !== 'COMMIT') throw new Error(`PostgreSQL answered ${command} to COMMIT.`);
    if (position === undefined) return;
    this.reached(position);
    this.changeLog.wake();
  }

  /** Writes of many ledgers together, each where its ledger is as expected; whose `tables` change with the log. */
  groupCommit<E extends LedgerWrite>(
    tables: (entries: readonly E[], parameter: Parameter) => Tables,
  ): GroupCommit<E, Outcome> {
    const writes = new LedgerWrites(this.dataSource, this.changeLog, tables);
    return new GroupCommit((batch) => writes.write(batch));
  }

  /** The request has committed the change with this number, and all before it. */
  reached(position: number): void {
    const context = requestContext.getStore();
    if (context !== undefined) context.changePosition = `${this.changeLog.stream}:${position}`;
  }

  /** Notes a change for the log; `after: null` means that the entity was deleted. Only inside a run. */
  record(change: RecordedChange): void {
    const scope = this.current.getStore();
    if (scope === undefined) throw new Error('A change can only be recorded inside a unit of work.');
    scope.changes.push(change);
  }

  /**
   * Writes the recorded changes now, where there are enough of them to fill a statement, so that the changes of a long import
   * are never in memory as a whole. They are numbered as if they had waited. Only inside a run.
   */
  async writeAhead(): Promise<void> {
    const scope = this.current.getStore();
    if (scope === undefined || this.changeLog.fitsOneStatement(scope.changes)) return;
    const changes = scope.changes;
    scope.changes = [];
    if (scope.dryRun) return;
    scope.wroteAhead = true;
    await this.changeLog.writeAhead(scope.client, scope.ownerId, changes);
  }
}

/** A connection that is gone has rolled back by itself; what matters is the error that came first. */
async function rollback(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('ROLLBACK');
  } catch {
    // The first error is on its way to the caller.
  }
}

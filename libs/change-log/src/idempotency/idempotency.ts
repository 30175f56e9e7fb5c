import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { Job, Problem, requestContext } from '@pft/service-kit';
import { preparedOn } from '../sql/prepared';
import { TypeOrmUnitOfWork } from '../unit-of-work';
import { AnsweredBefore, KEPT_DAYS, type KeptAnswer, type Stored } from './kept-answer';

export interface KeyedRequest {
  key: string | undefined;
  ownerId: string;
  /** SHA-256 of method, path and body (uploads: of the bytes); see `hashRequest`. */
  requestHash: string;
}

type Nullable<T> = { [Field in keyof T]: T[Field] | null };

/** Another request with the key was committed between this one's first look and its end. */
class KeyTakenMeanwhile extends Error {}

const storedHeaders = ['etag', 'location', 'preference-applied'] as const;

/** Answers a repeated request with the first answer, which is stored in the same SQL transaction as the write itself. */
@Injectable()
export class IdempotencyService {
  private readonly running = new Set<string>();

  constructor(
    private readonly unitOfWork: TypeOrmUnitOfWork,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Executes a use case whose first unit of work answers what the use case answers. Where the request has a key, that unit of
   * work looks for the stored answer when it begins and stores the presented one when it commits, so that the work is done
   * once; what the use case does before it holds neither the ledger nor a connection.
   * @param present runs inside the unit of work; what it makes is answered and stored
   * @throws Problem 409 `idempotency-key-in-progress`, 422 `idempotency-key-reused`
   */
  run<R, T>(request: KeyedRequest, execute: () => Promise<R>, present: (result: R) => T | Promise<T>): Promise<T> {
    return this.once(request, false, () => this.answer(request, execute, present));
  }

  /**
   * As `run`, for requests that begin with something long, or with units of work that are not the answer: `prepare` is not done
   * where the request was answered before, and gives what it prepared to the use case that it hands to `answer`.
   */
  runPrepared<R, T>(
    request: KeyedRequest,
    prepare: (answer: (execute: () => Promise<R>) => Promise<T>) => Promise<T>,
    present: (result: R) => T | Promise<T>,
  ): Promise<T> {
    return this.once(request, true, () => prepare((execute) => this.answer(request, execute, present)));
  }

  private async once<T>(request: KeyedRequest, lookFirst: boolean, work: () => Promise<T>): Promise<T> {
    const { key, ownerId, requestHash } = request;
    if (key === undefined) return work();
    // Copies of the service meet at the lock in PostgreSQL; in one process the second one need not even queue.
    const running = `${ownerId}:${key}`;
    if (this.running.has(running)) throw inProgress();
    this.running.add(running);
    try {
      const stored = lookFirst ? await this.answered(ownerId, key) : undefined;
      return stored === undefined ? await work() : (replay(stored, requestHash) as T);
    } catch (error) {
      if (error instanceof AnsweredBefore) return replay(error.stored, requestHash) as T;
      if (!(error instanceof KeyTakenMeanwhile)) throw error;
      // Now the first answer is there to be given again.
      const stored = await this.answered(ownerId, key);
      if (stored === undefined) throw inProgress();
      return replay(stored, requestHash) as T;
    } finally {
      this.running.delete(running);
    }
  }

  /** Whether a request with the key has its answer, so that another one would be given that. */
  async knows(key: string | undefined, ownerId: string): Promise<boolean> {
    return key !== undefined && (await this.answered(ownerId, key)) !== undefined;
  }

  private async answer<R, T>(
    { key, ownerId, requestHash }: KeyedRequest,
    execute: () => Promise<R>,
    present: (result: R) => T | Promise<T>,
  ): Promise<T> {
    let answer: { of: unknown; body: T } | undefined;
    const done = async (result: unknown): Promise<void> => {
      answer = { of: result, body: await present(result as R) };
    };
    const keep = (kept: string): KeptAnswer => keptAnswer(kept, requestHash, answer?.body);
    const keyed = key !== undefined && {
      first: (client: ClientBase) => this.refuseAnswered(client, ownerId, key),
      keep: () => keep(key),
      last: (client: ClientBase, changed: boolean) => this.store(client, ownerId, keep(key), changed),
    };
    const result = await this.unitOfWork.accompanied({ ownerId, done, ...keyed }, execute);
    if (answer === undefined || answer.of !== result)
      throw new Error('The first unit of work of a use case that is done once must answer what the use case answers.');
    return answer.body;
  }

  /** What is stored for the key, seen from outside of any transaction; whoever runs the work looks again. */
  private async answered(ownerId: string, key: string): Promise<Stored | undefined> {
    const [stored] = await this.dataSource.query<Stored[]>(
      `SELECT request_hash, status, body, headers FROM idempotency_key
       WHERE owner_id = $1 AND key = $2 AND created_at > now() - make_interval(days => ${KEPT_DAYS})`,
      [ownerId, key],
    );
    return stored;
  }

  private async refuseAnswered(client: ClientBase, ownerId: string, key: string): Promise<void> {
    const stored = await this.find(client, ownerId, key);
    if (stored !== undefined) throw new AnsweredBefore(stored);
  }

  private async find(client: ClientBase, ownerId: string, key: string): Promise<Stored | undefined> {
    // Lock and look in one statement: what was committed between the two is found when the key is stored.
    const [row] = await preparedOn<{ locked: boolean; expired: boolean | null } & Nullable<Stored>>(
      client,
      'idempotency-find',
      `SELECT l.locked, k.request_hash, k.status, k.body, k.headers,
              k.created_at <= now() - make_interval(days => ${KEPT_DAYS}) AS expired
       FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1::uuid || ':' || $2::text, 0)) AS locked) l
       LEFT JOIN idempotency_key k ON k.owner_id = $1::uuid AND k.key = $2::text`,
      [ownerId, key],
    );
    if (row?.locked !== true) throw inProgress();
    if (row.expired === true) {
      await client.query('DELETE FROM idempotency_key WHERE owner_id = $1 AND key = $2', [ownerId, key]);
      return undefined;
    }
    return row.request_hash === null ? undefined : (row as Stored);
  }

  private store(client: ClientBase, ownerId: string, kept: KeptAnswer, changed: boolean): Promise<void> {
    const { key, requestHash, status, body, headers } = kept;
    const stream = changed ? this.unitOfWork.stream : null;
    // The head is known to PostgreSQL alone at this moment: the changes went out just before, unanswered yet.
    return preparedOn(
      client,
      'idempotency-store',
      `INSERT INTO idempotency_key (owner_id, key, request_hash, status, body, headers)
       SELECT $1::uuid, $2, $3, $4, $5, $6::jsonb ||
              CASE WHEN $7::text IS NULL THEN '{}' ELSE jsonb_build_object('x-change-position', $7::text || ':' || head) END
       FROM change_stream WHERE owner_id = $1::uuid`,
      [ownerId, key, requestHash, status, body, JSON.stringify(headers), stream],
    ).then(
      () => undefined,
      (error: unknown) => {
        throw (error as { constraint?: string }).constraint === 'idempotency_key_pkey'
          ? new KeyTakenMeanwhile()
          : error;
      },
    );
  }

  @Job({ name: 'forget old idempotency keys', everyMs: 3_600_000, runsIn: 'one copy' })
  async forgetOldKeys(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM idempotency_key WHERE ctid IN (SELECT ctid FROM idempotency_key
       WHERE created_at < now() - make_interval(days => ${KEPT_DAYS}) LIMIT 10000)`,
    );
  }
}

function keptAnswer(key: string, requestHash: string, answer: unknown): KeptAnswer {
  const reply = requestContext.getStore()?.reply;
  const headers: Record<string, string> = {};
  for (const name of storedHeaders) {
    const value = reply?.getHeader(name);
    if (value !== undefined) headers[name] = String(value);
  }
  const body = answer === undefined ? null : JSON.stringify(answer);
  return { key, requestHash, status: reply?.statusCode ?? 200, body, headers };
}

const inProgress = (): Problem =>
  new Problem('idempotency-key-in-progress', undefined, { headers: { 'retry-after': '1' } });

function replay(stored: Stored, requestHash: string): unknown {
  if (stored.request_hash !== requestHash) throw new Problem('idempotency-key-reused');
  const context = requestContext.getStore();
  if (context !== undefined) {
    context.reply?.header('idempotency-replayed', 'true').status(stored.status);
    for (const [name, value] of Object.entries(stored.headers)) {
      if (name === 'x-change-position') context.changePosition = value;
      else context.reply?.header(name, value);
    }
  }
  return stored.body === null ? undefined : (JSON.parse(stored.body) as unknown);
}

export function hashRequest(method: string, path: string, bodyHash: string): string {
  return createHash('sha256').update(`${method}\n${path}\n${bodyHash}`).digest('base64url');
}

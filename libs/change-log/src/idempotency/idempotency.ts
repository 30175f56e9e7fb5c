import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { Job, Problem, requestContext } from '@pft/service-kit';
import { preparedOn } from '../sql/prepared';
import { TypeOrmUnitOfWork } from '../unit-of-work';

interface Stored {
  request_hash: string;
  status: number;
  body: string | null;
  headers: Record<string, string>;
}

interface Answered {
  ownerId: string;
  key: string;
  requestHash: string;
  result: unknown;
  changed: boolean;
}

type Nullable<T> = { [Field in keyof T]: T[Field] | null };

/** Another request with the key was committed between this one's first look and its end. */
class KeyTakenMeanwhile extends Error {}

const keptDays = 30;
const storedHeaders = ['etag', 'location', 'preference-applied'] as const;

/** Answers a repeated request with the first answer, which is stored in the same SQL transaction as the write itself. */
@Injectable()
export class IdempotencyService {
  private readonly running = new Set<string>();
  private readonly preparing = new Set<string>();

  constructor(
    private readonly unitOfWork: TypeOrmUnitOfWork,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Runs the work inside `unitOfWork.run(ownerId)`. Without a key that is all. With one, the work runs once: the same
   * request again gets the stored answer. Throws 409 `idempotency-key-in-progress`, 422 `idempotency-key-reused`.
   * @param requestHash SHA-256 of method, path and body (uploads: of the bytes); see `hashRequest`
   */
  async run<T>(
    key: string | undefined,
    ownerId: string,
    requestHash: string,
    work: () => Promise<T>,
    { long = false } = {},
  ): Promise<T> {
    if (key === undefined) return this.unitOfWork.run(ownerId, work, { long });
    // Copies of the service meet at the lock in PostgreSQL; in one process the second one need not even queue.
    const running = `${ownerId}:${key}`;
    if (this.running.has(running)) throw inProgress();
    this.running.add(running);
    try {
      return await this.runOnce(key, ownerId, requestHash, work, long);
    } catch (error) {
      if (!(error instanceof KeyTakenMeanwhile)) throw error;
      // Now the first answer is there to be given again.
      return await this.runOnce(key, ownerId, requestHash, work, long);
    } finally {
      this.running.delete(running);
    }
  }

  /** Whether a request with the key has its answer, so that another one would be given that. */
  async knows(key: string | undefined, ownerId: string): Promise<boolean> {
    return key !== undefined && (await this.answered(ownerId, key)) !== undefined;
  }

  /** The stored answer, without waiting for the ledger; for requests that may take long. Throws as `run`. */
  async replayed<T>(key: string | undefined, ownerId: string, requestHash: string): Promise<{ result: T } | undefined> {
    const stored = key === undefined ? undefined : await this.answered(ownerId, key);
    return stored && { result: replay(stored, requestHash) as T };
  }

  /**
   * As `run`, for work that begins with something long: `prepare` holds neither the ledger nor a connection, and hands what
   * it made to the work. It is not done where the request was answered before.
   */
  async runPrepared<P, T>(
    request: { key: string | undefined; ownerId: string; requestHash: string },
    prepare: (use: (prepared: P) => Promise<T>) => Promise<T>,
    work: (prepared: P) => Promise<T>,
  ): Promise<T> {
    const { key, ownerId, requestHash } = request;
    if (key === undefined) return prepare((prepared) => this.run(key, ownerId, requestHash, () => work(prepared)));
    const preparing = `${ownerId}:${key}`;
    if (this.running.has(preparing) || this.preparing.has(preparing)) throw inProgress();
    this.preparing.add(preparing);
    try {
      const stored = await this.answered(ownerId, key);
      if (stored !== undefined) return replay(stored, requestHash) as T;
      return await prepare((prepared) => this.run(key, ownerId, requestHash, () => work(prepared)));
    } finally {
      this.preparing.delete(preparing);
    }
  }

  /** What is stored for the key, seen from outside of any transaction; whoever runs the work looks again. */
  private async answered(ownerId: string, key: string): Promise<Stored | undefined> {
    const [stored] = await this.dataSource.query<Stored[]>(
      `SELECT request_hash, status, body, headers FROM idempotency_key
       WHERE owner_id = $1 AND key = $2 AND created_at > now() - make_interval(days => ${keptDays})`,
      [ownerId, key],
    );
    return stored;
  }

  private runOnce<T>(
    key: string,
    ownerId: string,
    requestHash: string,
    work: () => Promise<T>,
    long: boolean,
  ): Promise<T> {
    return this.unitOfWork.run(ownerId, work, {
      long,
      first: async (client) => {
        const stored = await this.find(client, ownerId, key);
        return stored === undefined ? undefined : { result: replay(stored, requestHash) as T };
      },
      last: (client, result, changed) => this.store(client, { ownerId, key, requestHash, result, changed }),
    });
  }

  private async find(client: ClientBase, ownerId: string, key: string): Promise<Stored | undefined> {
    // Lock and look in one statement: what was committed between the two is found when the key is stored.
    const [row] = await preparedOn<{ locked: boolean; expired: boolean | null } & Nullable<Stored>>(
      client,
      'idempotency-find',
      `SELECT l.locked, k.request_hash, k.status, k.body, k.headers,
              k.created_at <= now() - make_interval(days => ${keptDays}) AS expired
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

  private store(client: ClientBase, { ownerId, key, requestHash, result, changed }: Answered): Promise<void> {
    const context = requestContext.getStore();
    const headers: Record<string, string> = {};
    for (const name of storedHeaders) {
      const value = context?.reply?.getHeader(name);
      if (value !== undefined) headers[name] = String(value);
    }
    const body = result === undefined ? null : JSON.stringify(result);
    const status = context?.reply?.statusCode ?? 200;
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
       WHERE created_at < now() - make_interval(days => ${keptDays}) LIMIT 10000)`,
    );
  }
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

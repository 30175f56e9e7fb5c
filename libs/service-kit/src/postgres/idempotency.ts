import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { requestContext } from '../http/request-context';
import { Problem } from '../problems';
import { prepared } from './prepared';
import { TypeOrmUnitOfWork } from './unit-of-work';

interface Stored {
  request_hash: string;
  status: number;
  body: string | null;
  headers: Record<string, string>;
}

type Nullable<T> = { [Field in keyof T]: T[Field] | null };

/** Another request with the key was committed between this one's first look and its end. */
class KeyTakenMeanwhile extends Error {}

const keptDays = 30;
const storedHeaders = ['etag', 'location'] as const;

/** Answers a repeated request with the first answer, which is stored in the same SQL transaction as the write itself. */
@Injectable()
export class IdempotencyService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Idempotency');
  private readonly running = new Set<string>();
  private cleaning?: NodeJS.Timeout;

  constructor(
    private readonly unitOfWork: TypeOrmUnitOfWork,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.cleaning = setInterval(() => void this.clean(), 3_600_000).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.cleaning);
  }

  /**
   * Runs the work inside `unitOfWork.run(ownerId)`. Without a key that is all. With one, the work runs once: the same
   * request again gets the stored answer. Throws 409 `idempotency-key-in-progress`, 422 `idempotency-key-reused`.
   * @param requestHash SHA-256 of method, path and body (uploads: of the bytes); see `hashRequest`
   */
  async run<T>(key: string | undefined, ownerId: string, requestHash: string, work: () => Promise<T>): Promise<T> {
    if (key === undefined) return this.unitOfWork.run(ownerId, work);
    // Copies of the service meet at the lock in PostgreSQL; in one process the second one need not even queue.
    const running = `${ownerId}:${key}`;
    if (this.running.has(running)) throw inProgress();
    this.running.add(running);
    try {
      return await this.runOnce(key, ownerId, requestHash, work);
    } catch (error) {
      if (!(error instanceof KeyTakenMeanwhile)) throw error;
      // Now the first answer is there to be given again.
      return await this.runOnce(key, ownerId, requestHash, work);
    } finally {
      this.running.delete(running);
    }
  }

  private runOnce<T>(key: string, ownerId: string, requestHash: string, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(ownerId, work, {
      first: async (manager) => {
        const stored = await this.find(manager, ownerId, key);
        return stored === undefined ? undefined : { result: replay(stored, requestHash) as T };
      },
      last: (manager, result) => this.store(manager, ownerId, key, requestHash, result),
    });
  }

  private async find(manager: EntityManager, ownerId: string, key: string): Promise<Stored | undefined> {
    // Lock and look in one statement: what was committed between the two is found when the key is stored.
    const [row] = await prepared<{ locked: boolean } & Nullable<Stored>>(
      manager,
      'idempotency-find',
      `SELECT l.locked, k.request_hash, k.status, k.body, k.headers
       FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1::uuid || ':' || $2::text, 0)) AS locked) l
       LEFT JOIN idempotency_key k
         ON k.owner_id = $1::uuid AND k.key = $2::text AND k.created_at > now() - make_interval(days => ${keptDays})`,
      [ownerId, key],
    );
    if (row?.locked !== true) throw inProgress();
    return row.request_hash === null ? undefined : (row as Stored);
  }

  private async store(
    manager: EntityManager,
    owner: string,
    key: string,
    hash: string,
    result: unknown,
  ): Promise<void> {
    const context = requestContext.getStore();
    const headers: Record<string, string> = {};
    for (const name of storedHeaders) {
      const value = context?.reply.getHeader(name);
      if (value !== undefined) headers[name] = String(value);
    }
    if (context?.changePosition !== undefined) headers['x-change-position'] = context.changePosition;
    const body = result === undefined ? null : JSON.stringify(result);
    const inserted = await prepared(
      manager,
      'idempotency-store',
      `INSERT INTO idempotency_key AS k (owner_id, key, request_hash, status, body, headers) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (owner_id, key) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
         body = excluded.body, headers = excluded.headers, created_at = excluded.created_at
       WHERE k.created_at <= now() - make_interval(days => ${keptDays})
       RETURNING 1`,
      [owner, key, hash, context?.reply.statusCode ?? 200, body, JSON.stringify(headers)],
    );
    if (inserted.length === 0) throw new KeyTakenMeanwhile();
  }

  private async clean(): Promise<void> {
    try {
      await this.dataSource.query(
        `DELETE FROM idempotency_key WHERE ctid IN (SELECT ctid FROM idempotency_key
         WHERE created_at < now() - make_interval(days => ${keptDays}) LIMIT 10000)`,
      );
    } catch (error) {
      this.logger.warn(`Old keys could not be removed: ${(error as Error).message}`);
    }
  }
}

const inProgress = (): Problem =>
  new Problem('idempotency-key-in-progress', undefined, { headers: { 'retry-after': '1' } });

function replay(stored: Stored, requestHash: string): unknown {
  if (stored.request_hash !== requestHash) throw new Problem('idempotency-key-reused');
  const context = requestContext.getStore();
  if (context !== undefined) {
    context.reply.header('idempotency-replayed', 'true').status(stored.status);
    for (const [name, value] of Object.entries(stored.headers)) {
      if (name === 'x-change-position') context.changePosition = value;
      else context.reply.header(name, value);
    }
  }
  return stored.body === null ? undefined : (JSON.parse(stored.body) as unknown);
}

export function hashRequest(method: string, path: string, bodyHash: string): string {
  return createHash('sha256').update(`${method}\n${path}\n${bodyHash}`).digest('base64url');
}

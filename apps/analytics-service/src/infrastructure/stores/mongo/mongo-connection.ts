import { Logger } from '@nestjs/common';
import mongoose, { type Connection } from 'mongoose';
import pRetry from 'p-retry';
import { reasonOf, Unavailable } from '@pft/service-kit';
import { modelsOf, type Models } from './mongo-models';

const RETRY_MS = 1_000;
const DUPLICATE_KEY = 11_000;

/** Nothing is lost where a write waits for the journal no longer than the last one of a batch does. */
export const DURABLE = { w: 'majority', j: true } as const;

/**
 * One connection that is made in the background and made again for ever: the service starts and serves (503) while the
 * server is away, and recovers by itself.
 */
export class MongoConnection {
  private readonly logger = new Logger('MongoDB');
  private readonly connection: Connection = mongoose.createConnection();
  private readonly all: Models = modelsOf(this.connection);
  private isReady = false;
  private readonly closing = new AbortController();

  constructor(private readonly uri: string) {
    // Without a listener a lost connection would end the process.
    this.connection.on('error', (error: Error) => this.logger.warn(error.message));
  }

  /** Waits for the first attempt only. */
  async open(): Promise<void> {
    const pace = { retries: Infinity, minTimeout: RETRY_MS, factor: 1, signal: this.closing.signal };
    await new Promise<void>((firstAttemptIsOver) => {
      pRetry(() => this.connect().finally(firstAttemptIsOver), pace).catch((error: unknown) => {
        if (!this.closing.signal.aborted) this.logger.error(reasonOf(error));
      });
    });
  }

  private async connect(): Promise<void> {
    try {
      await this.connection.openUri(this.uri, {
        ...(databaseNameOf(this.uri) === '' && { dbName: 'analytics' }),
        useBigInt64: true,
        autoIndex: false,
        autoCreate: false,
        bufferCommands: false,
        serverSelectionTimeoutMS: 2_000,
        connectTimeoutMS: 5_000,
        socketTimeoutMS: 20_000,
        maxPoolSize: 10,
      });
      for (const model of Object.values(this.all) as { createIndexes(): Promise<void> }[]) await model.createIndexes();
      this.isReady = true;
    } catch (error) {
      this.logger.warn(`not reachable yet: ${reasonOf(error)}`);
      await this.connection.close().catch(() => undefined);
      // Whatever it was, it is tried again; p-retry would take a TypeError for the end.
      throw new Error(reasonOf(error), { cause: error });
    }
  }

  /** @throws Unavailable until the server was reached for the first time */
  models(): Models {
    if (!this.isReady) throw new Unavailable('The store of the analytics service does not answer at the moment.');
    return this.all;
  }

  async check(): Promise<void> {
    this.models();
    await this.connection.db?.admin().ping();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.connection.close();
  }
}

function databaseNameOf(uri: string): string {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]*)/.exec(uri)?.[1] ?? '';
}

/** An upsert whose filter says "older than this" meets the unique key where the stored one is not older. */
export async function unlessKnown<T>(write: Promise<T>): Promise<T | null> {
  try {
    return await write;
  } catch (error) {
    duplicatesIn(error);
    return null;
  }
}

/** Which of the documents of an unordered insert were there already. */
export async function duplicatesOf(insert: Promise<unknown>): Promise<number[]> {
  try {
    await insert;
    return [];
  } catch (error) {
    return duplicatesIn(error);
  }
}

/** Rethrows what is more than a duplicate key. */
function duplicatesIn(error: unknown): number[] {
  const { code, writeErrors } = error as { code?: unknown; writeErrors?: unknown };
  const errors = Array.isArray(writeErrors) ? (writeErrors as { code?: unknown; index: number }[]) : [];
  if (code !== DUPLICATE_KEY || errors.some((item) => item.code !== DUPLICATE_KEY)) throw error;
  return errors.map(({ index }) => index);
}

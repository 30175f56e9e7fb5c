import { JobTurns, TURN_LEASE_MS } from '@pft/service-kit';
import { DURABLE, type MongoConnection, unlessKnown } from './mongo-connection';

/** The turns of jobs in the collection `jobs`, by the clock of each copy: what these differ by is far less than a lease. */
export class MongoJobTurns extends JobTurns {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  async take(job: string, holder: string): Promise<'taken' | number> {
    const { jobs } = this.connection.models();
    const now = new Date();
    const heldUntil = inMs(TURN_LEASE_MS);
    const taken = await unlessKnown(
      jobs.collection.updateOne(
        { name: job, dueAt: { $lte: now }, heldUntil: { $lte: now } },
        // Where there is none of this name yet, one is inserted that has been due since now.
        { $set: { holder, heldUntil }, $setOnInsert: { dueAt: now } },
        { upsert: true, writeConcern: DURABLE },
      ),
    );
    if (taken !== null) return 'taken';
    const waiting = await jobs.collection.findOne({ name: job });
    const until = Math.max(waiting?.dueAt?.getTime() ?? 0, waiting?.heldUntil?.getTime() ?? 0);
    return Math.max(0, until - Date.now());
  }

  async hold(job: string, holder: string): Promise<void> {
    const { jobs } = this.connection.models();
    await jobs.collection.updateOne({ name: job, holder }, { $set: { heldUntil: inMs(TURN_LEASE_MS) } });
  }

  async give(job: string, holder: string, dueInMs: number): Promise<void> {
    const { jobs } = this.connection.models();
    const free = { holder: null, heldUntil: new Date(0), dueAt: inMs(dueInMs) };
    await jobs.collection.updateOne({ name: job, holder }, { $set: free });
  }
}

const inMs = (milliseconds: number): Date => new Date(Date.now() + milliseconds);

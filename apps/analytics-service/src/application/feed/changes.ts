export type StreamName = 'transactions' | 'users';
export const STREAM_NAMES: readonly StreamName[] = ['transactions', 'users'];

/** One entry of a service's change log, with snapshots that its kind promises, both whole; no `after`: deleted. */
export interface Change {
  id: string;
  /** A ledger in the feed of the transactions, a user in that of the users. */
  ownerId: string;
  sequence: number;
  kind: string;
  entityId: string;
  version: number;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

/** The changes of one owner that a feed handed out, and what it says was acknowledged before them. */
export interface ChangeStream {
  ownerId: string;
  after: { sequence: number; id: string | null };
  head: number;
  changes: Change[];
  /** Whether there are later ones that can be read. */
  hasMore: boolean;
}

/** The change feed of one service, as far as one ledger is concerned. */
export abstract class ChangeReader {
  /** Ascending, beginning after `afterSequence`. */
  abstract read(stream: StreamName, ownerId: string, afterSequence: number, limit: number): Promise<Change[]>;
}

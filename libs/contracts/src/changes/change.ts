import type { Cause } from '@pft/kernel';
import * as v from 'valibot';
import { SNAPSHOT_SCHEMAS, type SnapshotKind, type Snapshots } from './snapshots';

/** One row of a change log, as the feed hands it out. */
export interface ChangeEnvelope {
  id: string;
  /** Whose log it is: a ledger in that of the transaction service, a person in that of the user service. */
  ownerId: string;
  /** Without gaps in the log of its owner, in the order of commits. */
  sequence: number;
  kind: string;
  entityId: string;
  /** Of the entity after the change; a deletion counts one up too. */
  version: number;
  /** Which of the kind's snapshots `before` and `after` are, counted from 1. */
  schema: number;
  /** Null where the entity is new. Of an update only what differs from `after`, of a deletion everything. */
  before: Readonly<Record<string, unknown>> | null;
  /** Null where the entity was deleted. */
  after: Readonly<Record<string, unknown>> | null;
  at: string;
  /** The person who did it, or in whose name it was done. */
  actor: string | null;
  cause: { by: Cause['by']; ref: string | null };
  /** The route of the request, for people to read; nothing is decided by it. */
  operation: string | null;
}

/** A change whose snapshots are as their kind says, both of them whole. */
export type ChangeOf<K extends SnapshotKind> = Omit<ChangeEnvelope, 'kind' | 'before' | 'after'> & {
  kind: K;
  before: Snapshots[K] | null;
  after: Snapshots[K] | null;
};
export type Change = { [K in SnapshotKind]: ChangeOf<K> }[SnapshotKind];

/** A change that is not as agreed. Nothing after it may be taken in before it can be read. */
export class UnreadableChange extends Error {
  constructor({ sequence, kind, entityId }: ChangeEnvelope, reason: string) {
    super(`change ${sequence} (${kind} ${entityId}) cannot be read: ${reason}`);
    this.name = 'UnreadableChange';
  }
}

function isKnownKind(kind: string): kind is SnapshotKind {
  return Object.hasOwn(SNAPSHOT_SCHEMAS, kind);
}

/** The schema that is written today. */
export function currentSchema(kind: SnapshotKind): number {
  return SNAPSHOT_SCHEMAS[kind].length;
}

/**
 * Undefined where this version of the program does not know the kind: nothing that it keeps can depend on it.
 * @throws UnreadableChange where the kind has such a schema only in a newer version, or a snapshot is not of its schema
 */
export function parseChange(envelope: ChangeEnvelope): Change | undefined {
  const { kind, schema, before, after } = envelope;
  if (!isKnownKind(kind)) return undefined;
  const known = SNAPSHOT_SCHEMAS[kind];
  const snapshot = known[schema - 1];
  if (snapshot === undefined) {
    throw new UnreadableChange(
      envelope,
      `it is of schema ${schema} of ${kind}, and this program knows ${known.length} at most: start the newer version`,
    );
  }
  if (before === null && after === null) throw new UnreadableChange(envelope, 'neither before nor after');
  const parse = (side: string, value: object | null) => {
    if (value === null) return null;
    const { success, output, issues } = v.safeParse(snapshot, value, { abortEarly: true });
    if (success) return output;
    throw new UnreadableChange(envelope, `${side}: ${v.getDotPath(issues[0]) ?? ''} ${issues[0].message}`);
  };
  const whole = before === null ? null : { ...after, ...before };
  return { ...envelope, kind, before: parse('before', whole), after: parse('after', after) } as Change;
}

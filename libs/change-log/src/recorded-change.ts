import { currentSchema, type SnapshotKind, type Snapshots } from '@pft/contracts';
import type { Cause } from '@pft/kernel';

export interface RecordedChange {
  kind: string;
  /** Which of the kind's snapshots these are; the first where it is left out. */
  schema?: number;
  entityId: string;
  version: number;
  /** The entity as it was, whole, or null where it is new. With a `toJSON`, it is made when it is written. */
  before: object | null;
  /** The entity as it is now, whole, or null where it was deleted. */
  after: object | null;
  /** A person where it is left out. */
  cause?: Cause | undefined;
}

/**
 * How the changes of a kind are recorded: `snapshotOf` says what the log keeps of an entity. An import's 100,000 changes wait
 * for the end of the unit of work; their snapshots are made batch by batch, not all at once.
 */
export function changeOf<K extends SnapshotKind, E extends { id: string; version: number }>(
  kind: K,
  snapshotOf: (entity: E) => Snapshots[K],
) {
  const later = (entity: E | null) => entity && { toJSON: () => snapshotOf(entity) };
  const schema = currentSchema(kind);
  function recorded(before: E | null, after: E, cause?: Cause): RecordedChange;
  function recorded(before: E, after: null, cause?: Cause): RecordedChange;
  function recorded(before: E | null, after: E | null, cause?: Cause): RecordedChange {
    const entityId = (after ?? before)?.id ?? '';
    const version = after?.version ?? (before?.version ?? 0) + 1;
    return { kind, schema, entityId, version, before: later(before), after: later(after), cause };
  }
  return recorded;
}

type Snapshot = Readonly<Record<string, unknown>>;

/** Of an update `before` is what differs: the rest stands in `after`, so that nothing is written twice. */
export function writtenSides({ before, after }: RecordedChange): { before: Snapshot | null; after: Snapshot | null } {
  const [was, is] = [snapshot(before), snapshot(after)];
  if (was === null || is === null) return { before: was, after: is };
  const differing = Object.entries(was).filter(([field, value]) => !isSame(value, is[field]));
  return { before: Object.fromEntries(differing), after: is };
}

function snapshot(side: object | null): Snapshot | null {
  if (side === null) return null;
  return ('toJSON' in side && typeof side.toJSON === 'function' ? side.toJSON() : side) as Snapshot;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

import type { ChangeEnvelope } from '@pft/contracts';
import type { Cause } from '@pft/kernel';

/** A change whose snapshots are the text that PostgreSQL gave: they are passed on, and nobody here reads them. */
export type PassedOn = Omit<ChangeEnvelope, 'before' | 'after'> & Record<'before' | 'after', string | null>;

export interface ChangeRow {
  owner_id: string;
  sequence: bigint;
  id: string;
  kind: string;
  entity_id: string;
  version: number;
  schema: number;
  before: string | null;
  after: string | null;
  at: string;
  actor: string | null;
  cause_by: Cause['by'];
  cause_ref: string | null;
  operation: string | null;
}

/** What a `ChangeRow` is made of. */
export const CHANGE_COLUMNS = `owner_id, sequence, id, kind, entity_id, version, schema, before::text, after::text,
  to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, actor, cause_by, cause_ref, operation`;

export function passOn(row: ChangeRow): PassedOn {
  return {
    id: row.id,
    ownerId: row.owner_id,
    sequence: Number(row.sequence),
    kind: row.kind,
    entityId: row.entity_id,
    version: row.version,
    schema: row.schema,
    before: row.before,
    after: row.after,
    at: row.at,
    actor: row.actor,
    cause: { by: row.cause_by, ref: row.cause_ref },
    operation: row.operation,
  };
}

/** The `ChangeEnvelope` as JSON. */
export function textOf({ before, after, ...rest }: PassedOn): string {
  return `${JSON.stringify(rest).slice(0, -1)},"before":${before ?? 'null'},"after":${after ?? 'null'}}`;
}

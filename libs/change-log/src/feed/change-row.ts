import type { ChangeEnvelope } from '@pft/contracts';
import type { Cause } from '@pft/kernel';

export interface ChangeRow {
  owner_id: string;
  sequence: bigint;
  id: string;
  kind: string;
  entity_id: string;
  version: number;
  schema: number;
  before: ChangeEnvelope['before'];
  after: ChangeEnvelope['after'];
  at: Date;
  actor: string | null;
  cause_by: Cause['by'];
  cause_ref: string | null;
  operation: string | null;
}

export function presentChange(row: ChangeRow): ChangeEnvelope {
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
    at: row.at.toISOString(),
    actor: row.actor,
    cause: { by: row.cause_by, ref: row.cause_ref },
    operation: row.operation,
  };
}

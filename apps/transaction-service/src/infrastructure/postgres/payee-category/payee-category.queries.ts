import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';

/**
 * How many rows each remembered payee fits. Every text that a payee has is looked at once for all of them: a ledger has few
 * of these, however many rows it has.
 */
const COUNTS = `
  WITH named AS MATERIALIZED (
    SELECT type, lower(payee) AS payee, lower(payee_name) AS payee_name, count(*) AS rows
    FROM transaction WHERE ledger_id = $1 AND NOT has_splits AND payee IS NOT NULL GROUP BY 1, 2, 3
  )
  SELECT p.id, coalesce(sum(n.rows), 0)::int AS count
  FROM payee_category p
  LEFT JOIN named n ON n.type = p.kind
    AND (position(lower(p.payee_contains) IN n.payee) > 0 OR position(lower(p.payee_contains) IN n.payee_name) > 0)
  WHERE p.ledger_id = $1 AND p.id = ANY($2::uuid[]) GROUP BY p.id`;

@Injectable()
export class SqlPayeeCategoryQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  /** By id. */
  async counts(ledgerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = rowsOf<{ id: string; count: number }>(await this.unitOfWork.manager.query(COUNTS, [ledgerId, ids]));
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}

import { prepared } from '@pft/change-log';
import type { DataSource } from 'typeorm';
import { FactStore, type LedgerMonth } from '../../../domain/fact/fact-store';
import type { Fact } from '../../../domain/fact/fact';
import { FLUSHED_LATER } from './flushed-later';
import { packFact, unpackFact, type PackedFact } from '../packed';

interface FactRow {
  ledger_id: string;
  id: string;
  version: bigint;
  body: PackedFact;
}

export class PostgresFactStore extends FactStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async upsertNewer(facts: readonly Fact[]): Promise<void> {
    const rows = facts.map((fact) => ({
      ledger_id: fact.ledgerId,
      id: fact.id,
      version: fact.version,
      deleted: fact.deleted,
      month: fact.date.slice(0, 7),
      body: packFact(fact),
    }));
    // Sorted, so that two writers of the same rows lock them in the same order.
    await prepared(
      this.dataSource.manager,
      'fact-upsert',
      `INSERT INTO fact (ledger_id, id, version, deleted, month, body)
       SELECT r.ledger_id, r.id, r.version, r.deleted, r.month, r.body
       FROM jsonb_to_recordset($1::jsonb)
         AS r (ledger_id uuid, id uuid, version bigint, deleted boolean, month text, body jsonb)
       ${FLUSHED_LATER}
       ORDER BY r.ledger_id, r.id
       ON CONFLICT (ledger_id, id) DO UPDATE
       SET version = excluded.version, deleted = excluded.deleted, month = excluded.month, body = excluded.body
       WHERE fact.version < excluded.version`,
      [JSON.stringify(rows)],
    );
  }

  async ofMonths(months: readonly LedgerMonth[]): Promise<Fact[]> {
    const rows = await prepared<FactRow>(
      this.dataSource.manager,
      'facts-of-months',
      `SELECT f.ledger_id, f.id, f.version, f.body FROM unnest($1::uuid[], $2::text[]) AS m (ledger_id, month)
       JOIN fact f ON f.ledger_id = m.ledger_id AND f.month = m.month AND NOT f.deleted`,
      [months.map(({ ledgerId }) => ledgerId), months.map(({ month }) => month)],
    );
    return rows.map(({ ledger_id, id, version, body }) => unpackFact(ledger_id, id, Number(version), body));
  }

  async clear(ledgerId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM fact WHERE ledger_id = $1', [ledgerId]);
  }
}

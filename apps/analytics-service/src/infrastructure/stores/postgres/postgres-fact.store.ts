import type { CalendarMonth } from '@pft/kernel';
import { prepared } from '@pft/change-log';
import type { DataSource } from 'typeorm';
import { FactStore } from '../../../domain/fact/fact-store';
import type { Fact } from '../../../domain/fact/fact';
import { packFact, unpackFact, type PackedFact } from '../packed';

interface FactRow {
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
       ORDER BY r.ledger_id, r.id
       ON CONFLICT (ledger_id, id) DO UPDATE
       SET version = excluded.version, deleted = excluded.deleted, month = excluded.month, body = excluded.body
       WHERE fact.version < excluded.version`,
      [JSON.stringify(rows)],
    );
  }

  async ofMonth(ledgerId: string, month: CalendarMonth): Promise<Fact[]> {
    const rows = await prepared<FactRow>(
      this.dataSource.manager,
      'facts-of-month',
      'SELECT id, version, body FROM fact WHERE ledger_id = $1 AND month = $2 AND NOT deleted',
      [ledgerId, month],
    );
    return rows.map(({ id, version, body }) => unpackFact(ledgerId, id, Number(version), body));
  }

  async clear(ledgerId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM fact WHERE ledger_id = $1', [ledgerId]);
  }
}

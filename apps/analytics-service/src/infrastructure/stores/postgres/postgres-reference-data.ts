import { prepared } from '@pft/change-log';
import type { DataSource } from 'typeorm';
import { ReferenceData, type ReferenceKind, type ReferenceRecord } from '../../../application/ledger/reference-data';

interface ReferenceRow {
  ledger_id: string;
  kind: ReferenceKind;
  id: string;
  version: bigint;
  deleted: boolean;
  body: Record<string, unknown>;
}

export class PostgresReferenceData extends ReferenceData {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async ofLedgers(ledgerIds: readonly string[], kinds: readonly ReferenceKind[]): Promise<ReferenceRecord[]> {
    const rows = await prepared<ReferenceRow>(
      this.dataSource.manager,
      'reference-of-ledgers',
      `SELECT ledger_id, kind, id, version, deleted, body FROM reference
       WHERE ledger_id = ANY ($1::uuid[]) AND kind = ANY ($2)`,
      [ledgerIds, kinds],
    );
    return rows.map(({ ledger_id: ledgerId, ...row }) => ({ ...row, ledgerId, version: Number(row.version) }));
  }

  async putIfNewer(records: readonly ReferenceRecord[]): Promise<void> {
    const rows = records.map(({ ledgerId, ...record }) => ({ ledger_id: ledgerId, ...record }));
    await prepared(
      this.dataSource.manager,
      'reference-put',
      `INSERT INTO reference (ledger_id, kind, id, version, deleted, body)
       SELECT r.ledger_id, r.kind, r.id, r.version, r.deleted, r.body
       FROM jsonb_to_recordset($1::jsonb)
         AS r (ledger_id uuid, kind text, id text, version bigint, deleted boolean, body jsonb)
       ORDER BY r.ledger_id, r.kind, r.id
       ON CONFLICT (ledger_id, kind, id) DO UPDATE
       SET version = excluded.version, deleted = excluded.deleted, body = excluded.body
       WHERE reference.version < excluded.version`,
      [JSON.stringify(rows)],
    );
  }

  async clear(ledgerId: string, kinds: readonly ReferenceKind[]): Promise<void> {
    await this.dataSource.query('DELETE FROM reference WHERE ledger_id = $1 AND kind = ANY ($2)', [ledgerId, kinds]);
  }

  async clearOne(ledgerId: string, kind: ReferenceKind, id: string): Promise<void> {
    await this.dataSource.query('DELETE FROM reference WHERE ledger_id = $1 AND kind = $2 AND id = $3', [
      ledgerId,
      kind,
      id,
    ]);
  }

  async has(kind: ReferenceKind, id: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query('SELECT 1 FROM reference WHERE kind = $1 AND id = $2 LIMIT 1', [
      kind,
      id,
    ]);
    return rows.length > 0;
  }

  async ledgers(kind: ReferenceKind, after: string | undefined, limit: number): Promise<string[]> {
    const rows: { ledger_id: string }[] = await this.dataSource.query(
      `SELECT DISTINCT ledger_id FROM reference WHERE kind = $1 AND ($2::uuid IS NULL OR ledger_id > $2::uuid)
       ORDER BY ledger_id LIMIT $3`,
      [kind, after ?? null, limit],
    );
    return rows.map((row) => row.ledger_id);
  }
}

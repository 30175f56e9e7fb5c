import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { ImportBatch, ImportState } from '../../../domain/import/import-batch';
import type { ImportId } from '../../../domain/import/import-repository';
import type { Verdict } from '../../../domain/import/row/judge-rows';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import { batchOf, ROW_COLUMNS, rowOf, type ImportRecord, type ImportRowRecord } from './import.rows';

const rowNames = ROW_COLUMNS.map(([name]) => name).join(', ');

/** Of the imports of one answer; the first one is answered however much it says. */
const MOST_LETTERS = 1_000_000;
const lettersOfImport = ['file_columns', 'accounts', 'warnings', 'doubts', 'questions', 'statements', 'reading']
  .map((name) => `coalesce(length(${name}::text), 0)`)
  .join(' + ');

@Injectable()
export class SqlImportQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  async find(ledgerId: string, id: string): Promise<ImportBatch | null> {
    const sql = 'SELECT * FROM import WHERE ledger_id = $1 AND id = $2';
    const [record] = await this.query<ImportRecord>(sql, [ledgerId, id]);
    return record ? batchOf(record) : null;
  }

  /** How far imports of whichever ledgers are, by their ids; those that are gone are not among them. */
  async states(imports: readonly ImportId[]): Promise<Map<string, ImportState>> {
    if (imports.length === 0) return new Map();
    const records = await this.query<{ id: string; state: ImportState }>(
      `SELECT id, state FROM import JOIN unnest($1::uuid[], $2::uuid[]) AS asked (ledger_id, id) USING (ledger_id, id)`,
      [imports.map(({ ledgerId }) => ledgerId), imports.map(({ id }) => id)],
    );
    return new Map(records.map(({ id, state }) => [id, state]));
  }

  /** Newest first, after the import with the id `beforeId`; fewer than asked for where they say too much for one answer. */
  async list(
    ledgerId: string,
    beforeId: string | null,
    limit: number,
  ): Promise<{ items: ImportBatch[]; more: boolean }> {
    const records = await this.query<ImportRecord & { is_cut: boolean }>(
      `SELECT import.*, wanted > count(*) OVER () AS is_cut FROM (
         SELECT id, count(*) OVER () AS wanted, sum(letters) OVER (ORDER BY id DESC) - letters AS before FROM (
           SELECT id, ${lettersOfImport} AS letters FROM import
           WHERE ledger_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
         ) AS asked
       ) AS placed JOIN import ON ledger_id = $1 AND import.id = placed.id
       WHERE before < ${MOST_LETTERS} ORDER BY import.id DESC`,
      [ledgerId, beforeId, limit],
    );
    return { items: records.map(batchOf), more: records[0]?.is_cut ?? false };
  }

  /** In the order of the file, after a number. */
  async rows(
    ledgerId: string,
    id: string,
    page: { after: number; limit: number; verdict: Verdict | null },
  ): Promise<PreviewRow[]> {
    const { after, limit, verdict } = page;
    const records = await this.query<ImportRowRecord>(
      `SELECT ${rowNames} FROM import_row
       WHERE ledger_id = $1 AND import_id = $2 AND number > $3 ${verdict ? 'AND verdict = $5' : ''} ORDER BY number LIMIT $4`,
      [ledgerId, id, after, limit, ...(verdict ? [verdict] : [])],
    );
    return records.map(rowOf);
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { ImportBatch } from '../../../domain/import/import-batch';
import type { OpenImports } from '../../../domain/import/import-quota';
import {
  type EarlierImport,
  type ImportId,
  ImportRepository,
  type InsertedRow,
  type Preset,
} from '../../../domain/import/import-repository';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import {
  BATCH_COLUMNS,
  batchOf,
  batchValues,
  ROW_COLUMNS,
  rowOf,
  rowToJson,
  type ImportRecord,
  type ImportRowRecord,
} from './import.rows';
import { containing } from '../transaction/like-pattern';
import { requireOneRow, requireRows, writtenRows } from '../written-rows';

/** Rows a statement writes at most, so that none comes near the statement timeout. */
const BATCH_ROWS = 1_000;
const REMOVED_AT_ONCE = 10_000;
/** More than a ledger has accounts and banks. */
const MOST_PRESETS = 2_000;

interface OldestRecord {
  id: string;
  fileName: string;
  createdAt: string;
}

const rowNames = ROW_COLUMNS.map(([name]) => name).join(', ');
const rowNamesWithoutRaw = rowNames.replace('raw, ', 'NULL::jsonb AS raw, ');
const rowTypes = ROW_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
/** Ordered rows of a batch, named by their range too: without it each batch may read all rows of the import. */
const between = (first: string, last: string) =>
  `r.ledger_id = $1 AND r.import_id = $2 AND r.number BETWEEN ${first}::integer AND ${last}::integer`;
const batchParameters = BATCH_COLUMNS.map((_, index) => `$${index + 3}`).join(', ');

@Injectable()
export class SqlImportRepository extends ImportRepository {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<ImportBatch | null> {
    const [record] = await this.query<ImportRecord>('SELECT * FROM import WHERE ledger_id = $1 AND id = $2', [
      ledgerId,
      id,
    ]);
    return record ? batchOf(record) : null;
  }

  async add(batch: ImportBatch, bytes: Uint8Array, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    const { ledgerId, id } = batch;
    await this.query(
      `INSERT INTO import (ledger_id, id, ${BATCH_COLUMNS.join(', ')}) VALUES ($1, $2, ${batchParameters})`,
      [ledgerId, id, ...batchValues(batch)],
    );
    await this.query('INSERT INTO import_file (ledger_id, import_id, bytes) VALUES ($1, $2, $3)', [
      ledgerId,
      id,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ]);
    await this.insertRows(ledgerId, id, rows);
  }

  async change(before: ImportBatch, after: ImportBatch): Promise<void> {
    const { ledgerId, id, version } = before;
    requireOneRow(
      await this.unitOfWork.manager.query(
        `UPDATE import SET (${BATCH_COLUMNS.join(', ')}) = ROW (${batchParameters})
         WHERE ledger_id = $1 AND id = $2 AND version = $${BATCH_COLUMNS.length + 3}`,
        [ledgerId, id, ...batchValues(after), version],
      ),
    );
  }

  async remove({ ledgerId, id }: ImportBatch): Promise<void> {
    await this.removeRows(ledgerId, id);
    requireOneRow(
      await this.unitOfWork.manager.query('DELETE FROM import WHERE ledger_id = $1 AND id = $2', [ledgerId, id]),
    );
  }

  async file(ledgerId: string, id: string): Promise<Uint8Array | null> {
    const [record] = await this.query<{ bytes: Buffer }>(
      'SELECT bytes FROM import_file WHERE ledger_id = $1 AND import_id = $2',
      [ledgerId, id],
    );
    return record?.bytes ?? null;
  }

  async forgetFile(ledgerId: string, id: string): Promise<void> {
    await this.query('DELETE FROM import_file WHERE ledger_id = $1 AND import_id = $2', [ledgerId, id]);
  }

  async rowsAt(
    ledgerId: string,
    id: string,
    { numbers, lines }: { numbers: readonly number[]; lines: readonly number[] },
  ): Promise<PreviewRow[]> {
    // Numbers are looked up; lines, which few name, are looked for among all rows of the import.
    const where = lines.length === 0 ? 'number = ANY($3)' : '(number = ANY($3) OR line = ANY($4))';
    const wanted = lines.length === 0 ? [[...numbers]] : [[...numbers], [...lines]];
    return this.select(`AND ${where} ORDER BY number`, [ledgerId, id, ...wanted]);
  }

  async rowsOnChosenLines(ledgerId: string, id: string): Promise<PreviewRow[]> {
    const chosen = `SELECT line FROM import_row
      WHERE ledger_id = $1 AND import_id = $2 AND (action_chosen OR category_chosen)`;
    return this.select(`AND line IN (${chosen}) ORDER BY number`, [ledgerId, id]);
  }

  async rowsAfter(ledgerId: string, id: string, number: number, limit: number): Promise<PreviewRow[]> {
    return this.select('AND number > $3 ORDER BY number LIMIT $4', [ledgerId, id, number, limit], rowNamesWithoutRaw);
  }

  async rowsOfAmounts(
    ledgerId: string,
    id: string,
    amountsMinor: readonly bigint[],
    limit: number,
  ): Promise<PreviewRow[]> {
    const which = `AND action = 'insert' AND amount_minor = ANY ($3::bigint[]) ORDER BY number LIMIT $4`;
    return this.select(which, [ledgerId, id, [...amountsMinor], limit], rowNamesWithoutRaw);
  }

  async targetsInUse(ledgerId: string, id: string): Promise<Map<number, string>> {
    const records = await this.query<{ target: number; first: string }>(
      `SELECT target, min(date) AS first FROM (
         SELECT unnest(ARRAY [target::integer, (details -> 'transfer' ->> 'target')::integer]) AS target, date
         FROM import_row WHERE ledger_id = $1 AND import_id = $2 AND action <> 'skip'
       ) AS used WHERE target IS NOT NULL GROUP BY target`,
      [ledgerId, id],
    );
    return new Map(records.map(({ target, first }) => [target, first]));
  }

  async insertedAfter(ledgerId: string, id: string, number: number, limit: number): Promise<InsertedRow[]> {
    return this.query(
      `SELECT number, transaction_id AS "transactionId" FROM import_row
       WHERE ledger_id = $1 AND import_id = $2 AND number > $3 AND action = 'insert' AND transaction_id IS NOT NULL
       ORDER BY number LIMIT $4`,
      [ledgerId, id, number, limit],
    );
  }

  async rowsOf(ledgerId: string, id: string, transactionIds: readonly string[]): Promise<PreviewRow[]> {
    const where = 'AND transaction_id = ANY ($3::uuid[]) ORDER BY number';
    return this.select(where, [ledgerId, id, [...transactionIds]], rowNamesWithoutRaw);
  }

  async takeOver(ledgerId: string, id: string, transactionIds: readonly string[]): Promise<void> {
    await this.query(
      `UPDATE import_row SET action = 'insert'
       WHERE ledger_id = $1 AND import_id = $2 AND action = 'match' AND transaction_id = ANY ($3::uuid[])`,
      [ledgerId, id, [...transactionIds]],
    );
  }

  async markInserted(ledgerId: string, id: string, rows: readonly InsertedRow[]): Promise<void> {
    const numbers = rows.map(({ number }) => number);
    requireRows(
      await this.unitOfWork.manager.query(
        `UPDATE import_row r SET transaction_id = x.transaction_id
         FROM unnest($3::integer[], $4::uuid[]) AS x (number, transaction_id)
         WHERE ${between('$5', '$6')} AND r.number = x.number`,
        [ledgerId, id, numbers, rows.map(({ transactionId }) => transactionId), numbers[0], numbers.at(-1)],
      ),
      rows.length,
    );
  }

  async replaceRows(ledgerId: string, id: string, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    await this.removeRows(ledgerId, id);
    await this.insertRows(ledgerId, id, rows);
  }

  async changeRows(ledgerId: string, id: string, rows: readonly PreviewRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += BATCH_ROWS) {
      const batch = rows.slice(start, start + BATCH_ROWS);
      const json = JSON.stringify(batch.map((row) => ({ ...rowToJson(row), raw: null })));
      requireRows(
        await this.unitOfWork.manager.query(
          `UPDATE import_row r SET verdict = x.verdict, reason = x.reason, action = x.action, action_chosen = x.action_chosen,
             category_chosen = x.category_chosen, category_id = x.category_id, transaction_id = x.transaction_id,
             other_leg = x.other_leg
           FROM jsonb_to_recordset($3::jsonb) AS x (${rowTypes})
           WHERE ${between('$4', '$5')} AND r.number = x.number`,
          [ledgerId, id, json, batch[0]?.number, batch.at(-1)?.number],
        ),
        batch.length,
      );
    }
  }

  async categorize(
    ledgerId: string,
    id: string,
    type: 'income' | 'expense',
    payeeContains: string,
    categoryId: string,
  ): Promise<number> {
    return writtenRows(
      await this.unitOfWork.manager.query(
        `UPDATE import_row SET category_id = $5, category_chosen = true
         WHERE ledger_id = $1 AND import_id = $2 AND type = $3 AND (payee ILIKE $4 OR payee_name ILIKE $4)`,
        [ledgerId, id, type, containing(payeeContains), categoryId],
      ),
    );
  }

  async sameFile(ledgerId: string, fileDigest: string): Promise<EarlierImport | null> {
    const [record] = await this.query<EarlierImport>(
      `WITH earlier AS (
         SELECT file_name, committed_at, ARRAY(
           SELECT (target ->> 'accountId')::uuid FROM jsonb_array_elements(accounts) AS target
           WHERE target ->> 'text' IS NULL AND target ->> 'accountId' IS NOT NULL
         ) AS account_ids
         FROM import WHERE ledger_id = $1 AND file_digest = $2 AND state = 'committed' ORDER BY committed_at DESC LIMIT 1
       )
       SELECT file_name AS "fileName", committed_at AS "committedAt", (
         SELECT jsonb_build_object('id', a.id, 'name', a.name, 'currency', a.currency, 'type', a.type) FROM account a
         WHERE a.ledger_id = $1 AND a.id = account_ids[1] AND cardinality(account_ids) = 1 AND NOT a.archived
       ) AS account FROM earlier`,
      [ledgerId, fileDigest],
    );
    return record ?? null;
  }

  async committedSince(ledgerId: string, exceptId: string, since: Date): Promise<boolean> {
    const [found] = await this.query<{ found: boolean }>(
      'SELECT true AS found FROM import WHERE ledger_id = $1 AND id <> $2 AND committed_at >= $3 LIMIT 1',
      [ledgerId, exceptId, since],
    );
    return found !== undefined;
  }

  async presets(ledgerId: string, shape: string): Promise<Map<string, Preset>> {
    const records = await this.query<Preset & { whose: string }>(
      `SELECT whose, reading, confirmed FROM import_preset WHERE ledger_id = $1 AND shape = $2
       ORDER BY updated_at DESC, whose LIMIT ${MOST_PRESETS}`,
      [ledgerId, shape],
    );
    return new Map(records.map(({ whose, reading, confirmed }) => [whose, { reading, confirmed }]));
  }

  async rememberPreset(
    ledgerId: string,
    shape: string,
    whose: readonly string[],
    { reading, confirmed }: Preset,
    now: Date,
  ): Promise<void> {
    await this.query(
      `INSERT INTO import_preset (ledger_id, shape, whose, reading, confirmed, updated_at)
       SELECT $1::uuid, $2, whose, $4::jsonb, $5::jsonb, $6::timestamptz FROM unnest($3::text[]) AS whose
       ON CONFLICT (ledger_id, shape, whose) DO UPDATE
         SET reading = excluded.reading, confirmed = excluded.confirmed, updated_at = excluded.updated_at`,
      [ledgerId, shape, [...new Set(whose)], JSON.stringify(reading), JSON.stringify(confirmed), now],
    );
  }

  async open(ledgerId: string, exceptId?: string): Promise<OpenImports> {
    const [found] = await this.query<{ count: bigint; bytes: bigint; oldest: OldestRecord | null }>(
      `SELECT count(*) AS count, coalesce(sum(coalesce(i.stored_bytes, octet_length(f.bytes))), 0)::bigint AS bytes,
              (SELECT jsonb_build_object('id', o.id, 'fileName', o.file_name, 'createdAt', o.created_at) FROM import o
               WHERE o.ledger_id = $1 AND o.state NOT IN ('committed', 'undone') AND o.id IS DISTINCT FROM $2::uuid
               ORDER BY o.created_at, o.id LIMIT 1) AS oldest
       FROM import i LEFT JOIN import_file f ON f.ledger_id = i.ledger_id AND f.import_id = i.id
       WHERE i.ledger_id = $1 AND i.state NOT IN ('committed', 'undone')`,
      [ledgerId, exceptId ?? null],
    );
    const oldest = found?.oldest ?? null;
    return {
      count: Number(found?.count ?? 0),
      bytes: Number(found?.bytes ?? 0),
      oldest: oldest && { ...oldest, createdAt: new Date(oldest.createdAt) },
    };
  }

  async openBefore(before: Date, afterId: string | null, limit: number): Promise<ImportId[]> {
    return this.query(
      `SELECT ledger_id AS "ledgerId", id FROM import
       WHERE state IN ('preview', 'failed') AND created_at < $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [before, afterId, limit],
    );
  }

  private async removeRows(ledgerId: string, id: string): Promise<void> {
    // Up to a number: of a list of numbers the planner may make a loop over all rows for each of them.
    const sql = `DELETE FROM import_row WHERE ledger_id = $1 AND import_id = $2 AND number <= (
      SELECT max(number) FROM (
        SELECT number FROM import_row WHERE ledger_id = $1 AND import_id = $2 ORDER BY number LIMIT ${REMOVED_AT_ONCE}) first)`;
    while (writtenRows(await this.unitOfWork.manager.query(sql, [ledgerId, id])) === REMOVED_AT_ONCE);
  }

  /** Notes too how much the import takes now. */
  private async insertRows(ledgerId: string, id: string, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    for await (const batch of rows) {
      await this.query(
        `INSERT INTO import_row (ledger_id, import_id, ${rowNames})
         SELECT $1::uuid, $2::uuid, ${rowNames} FROM jsonb_to_recordset($3::jsonb) AS x (${rowTypes})`,
        [ledgerId, id, JSON.stringify(batch.map(rowToJson))],
      );
    }
    await this.query(
      `UPDATE import i SET stored_bytes =
         (SELECT octet_length(bytes) FROM import_file WHERE ledger_id = i.ledger_id AND import_id = i.id)
         + (SELECT coalesce(sum(pg_column_size(r)), 0) FROM import_row r WHERE r.ledger_id = i.ledger_id AND r.import_id = i.id)
       WHERE i.ledger_id = $1 AND i.id = $2`,
      [ledgerId, id],
    );
  }

  private async select(condition: string, parameters: unknown[], columns = rowNames): Promise<PreviewRow[]> {
    const records = await this.query<ImportRowRecord>(
      `SELECT ${columns} FROM import_row WHERE ledger_id = $1 AND import_id = $2 ${condition}`,
      parameters,
    );
    return records.map(rowOf);
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

import { Injectable } from '@nestjs/common';
import type { TransactionSnapshot } from '@pft/contracts';
import { TypeOrmUnitOfWork } from '@pft/change-log';
import { type Act, type ActRow, ActStore } from '../../../domain/activity/act-store';
import { Transaction } from '../../../domain/transaction/transaction';
import { stateOfSnapshot } from '../../changes/transaction.snapshot';

/** Acts of a ledger that can be undone; the oldest go. */
const MOST_ACTS = 200;
const BATCH_ROWS = 1_000;

interface Row {
  id: string;
  kind: Act['kind'];
  at: Date;
  undone_at: Date | null;
  remembered: { id: string; before: (Omit<RememberedBefore, 'createdAt'> & { createdAt: string }) | null } | null;
  ids: string[];
  versions: number[];
  released_ids: string[];
  released_versions: number[];
}
type RememberedBefore = NonNullable<NonNullable<Act['remembered']>['before']>;

@Injectable()
export class SqlActStore extends ActStore {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async add(ledgerId: string, { id, kind, rows, released, remembered, at }: Act): Promise<void> {
    await this.unitOfWork.sql.write(
      `INSERT INTO act (ledger_id, id, kind, ids, versions, released_ids, released_versions, remembered, at)
       VALUES ($1, $2, $3, $4::uuid[], $5::integer[], $6::uuid[], $7::integer[], $8, $9)`,
      [ledgerId, id, kind, ...columnsOf(rows), ...columnsOf(released), remembered && JSON.stringify(remembered), at],
    );
    await this.unitOfWork.sql.write(
      `DELETE FROM act WHERE ledger_id = $1
         AND id IN (SELECT id FROM act WHERE ledger_id = $1 ORDER BY id DESC OFFSET ${MOST_ACTS})`,
      [ledgerId],
    );
  }

  async find(ledgerId: string, id: string): Promise<Act | null> {
    const row = await this.unitOfWork.sql.one<Row>('SELECT * FROM act WHERE ledger_id = $1 AND id = $2', [
      ledgerId,
      id,
    ]);
    if (!row) return null;
    const before = row.remembered?.before ?? null;
    return {
      id: row.id,
      kind: row.kind,
      rows: rowsOf(row.ids, row.versions),
      released: rowsOf(row.released_ids, row.released_versions),
      remembered: row.remembered && {
        id: row.remembered.id,
        before: before && { ...before, createdAt: new Date(before.createdAt) },
      },
      at: row.at,
      undoneAt: row.undone_at,
    };
  }

  async undone(ledgerId: string, id: string, at: Date): Promise<void> {
    await this.unitOfWork.sql.write(
      'UPDATE act SET undone_at = $3 WHERE ledger_id = $1 AND id = $2',
      [ledgerId, id, at],
      1,
    );
  }

  async before(ledgerId: string, rows: readonly ActRow[]): Promise<Transaction[]> {
    const found: Transaction[] = [];
    for (let start = 0; start < rows.length; start += BATCH_ROWS) {
      const changes = await this.unitOfWork.sql.rows<{ was: TransactionSnapshot }>(
        // Of an update the log has in before what differs. The newest change of a row says whether there is a newer one.
        `SELECT coalesce(c.after, '{}') || c.before AS was
         FROM unnest($2::uuid[], $3::integer[]) AS x (id, version)
         CROSS JOIN LATERAL (
           SELECT version, before, after FROM change
           WHERE owner_id = $1 AND entity_id = x.id ORDER BY sequence DESC LIMIT 1
         ) c
         WHERE c.version = x.version`,
        [ledgerId, ...columnsOf(rows.slice(start, start + BATCH_ROWS))],
      );
      found.push(...changes.map(({ was }) => Transaction.restore(stateOfSnapshot(ledgerId, was))));
    }
    return found;
  }
}

const columnsOf = (rows: readonly ActRow[]): [ids: string[], versions: number[]] => [
  rows.map(({ id }) => id),
  rows.map(({ version }) => version),
];

const rowsOf = (ids: readonly string[], versions: readonly number[]): ActRow[] =>
  ids.map((id, i) => ({ id, version: versions[i] ?? 0 }));

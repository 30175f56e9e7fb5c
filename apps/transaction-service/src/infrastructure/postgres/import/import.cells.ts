import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { CommittedCells, type ImportId } from '../../../domain/import/import-repository';

/** Rows a statement changes at most. */
const BATCH_ROWS = 2_000;

@Injectable()
export class SqlCommittedCells extends CommittedCells {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async keptBefore(committedBefore: Date, afterId: string | null, limit: number): Promise<ImportId[]> {
    return this.query(
      `SELECT ledger_id AS "ledgerId", id FROM import
       WHERE raw_kept AND committed_at < $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [committedBefore, afterId, limit],
    );
  }

  async forget(ledgerId: string, id: string): Promise<void> {
    for (let number: number | null = 0; number !== null;) {
      const [batch]: { last: number | null }[] = await this.query<{ last: number | null }>(
        `WITH batch AS (
           SELECT number FROM import_row WHERE ledger_id = $1 AND import_id = $2 AND number > $3 ORDER BY number LIMIT ${BATCH_ROWS}
         ), forgotten AS (
           UPDATE import_row r SET raw = NULL FROM batch
           WHERE r.ledger_id = $1 AND r.import_id = $2 AND r.number = batch.number AND r.action <> 'skip' AND r.raw IS NOT NULL
         ) SELECT max(number) AS last FROM batch`,
        [ledgerId, id, number],
      );
      number = batch?.last ?? null;
    }
    await this.query('UPDATE import SET raw_kept = false WHERE ledger_id = $1 AND id = $2', [ledgerId, id]);
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

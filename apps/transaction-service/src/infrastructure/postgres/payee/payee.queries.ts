import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';

export interface PayeeRow {
  /** By which the list is ordered; names that differ in capitals only have one. */
  readonly key: string;
  readonly name: string;
  readonly transactions: number;
}

/** What is asked about payees for HTTP alone. */
@Injectable()
export class SqlPayeeQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  /** In the order of their keys, which is that of an index: a page reads the rows of its own payees only. */
  async list(ledgerId: string, afterKey: string | null, limit: number): Promise<PayeeRow[]> {
    const answer: unknown = await this.unitOfWork.manager.query(
      `SELECT lower(payee_name) COLLATE "C" AS key, mode() WITHIN GROUP (ORDER BY payee_name COLLATE "C") AS name,
              count(*)::integer AS transactions
       FROM transaction
       WHERE ledger_id = $1 AND payee_name IS NOT NULL AND ($2::text IS NULL OR lower(payee_name) COLLATE "C" > $2)
       GROUP BY lower(payee_name) COLLATE "C" ORDER BY lower(payee_name) COLLATE "C" LIMIT $3`,
      [ledgerId, afterKey, limit],
    );
    return rowsOf<PayeeRow>(answer);
  }
}

import { Injectable } from '@nestjs/common';
import type { TransactionSnapshot } from '@pft/contracts';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { type Removal, TwinStore } from '../../../application/twins/twin-store';
import type { TwinCandidate } from '../../../domain/twins/twins';
import { Transaction } from '../../../domain/transaction/transaction';
import { stateOfSnapshot } from '../../changes/transaction.snapshot';
import { requireOneRow } from '../written-rows';

/** Days, accounts and amounts of which rows from several places are looked at; the newest first. */
const MOST_GROUPS = 5_000;
const NOWHERE = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class SqlTwinStore extends TwinStore {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async candidates(ledgerId: string): Promise<TwinCandidate[]> {
    // No key of an index holds all of it, so that the ledger is gone through once; what is no group costs no more.
    return this.query(
      `WITH several AS MATERIALIZED (
         SELECT t.account_id, coalesce(t.to_account_id, '${NOWHERE}') AS to_account_id, t.type, t.date, t.amount_minor, t.currency
         FROM transaction t
         WHERE t.ledger_id = $1 AND NOT EXISTS (
           SELECT FROM account a WHERE a.ledger_id = $1 AND a.id IN (t.account_id, t.to_account_id) AND a.archived)
         GROUP BY 1, 2, 3, 4, 5, 6
         HAVING count(*) > 1 AND count(DISTINCT coalesce(t.import_id, '${NOWHERE}')) > 1
         ORDER BY 4 DESC, 1, 5 LIMIT ${MOST_GROUPS}
       )
       SELECT t.id, concat_ws(' ', t.account_id, t.to_account_id, t.type, t.date, t.amount_minor, t.currency) AS key,
              t.import_id AS "importId", coalesce(t.payee, t.note) AS text
       FROM several s JOIN transaction t ON t.ledger_id = $1 AND t.account_id = s.account_id AND t.date = s.date
         AND coalesce(t.to_account_id, '${NOWHERE}') = s.to_account_id AND t.type = s.type
         AND t.amount_minor = s.amount_minor AND t.currency = s.currency
       ORDER BY t.date DESC, t.created_at, t.id`,
      [ledgerId],
    );
  }

  async addRemoval(ledgerId: string, { id, transactionIds }: Removal): Promise<void> {
    await this.unitOfWork.manager.query(
      'INSERT INTO removal (ledger_id, id, transaction_ids, created_at) VALUES ($1, $2, $3::uuid[], now())',
      [ledgerId, id, [...transactionIds]],
    );
  }

  async removal(ledgerId: string, id: string): Promise<Removal | null> {
    const [found] = await this.query<Removal>(
      `SELECT id, transaction_ids AS "transactionIds", undone_at AS "undoneAt" FROM removal WHERE ledger_id = $1 AND id = $2`,
      [ledgerId, id],
    );
    return found ?? null;
  }

  async undone(ledgerId: string, id: string, at: Date): Promise<void> {
    requireOneRow(
      await this.unitOfWork.manager.query('UPDATE removal SET undone_at = $3 WHERE ledger_id = $1 AND id = $2', [
        ledgerId,
        id,
        at,
      ]),
    );
  }

  async removed(ledgerId: string, ids: readonly string[]): Promise<Transaction[]> {
    const rows = await this.query<{ before: TransactionSnapshot }>(
      `SELECT c.before FROM unnest($2::uuid[]) AS x (id)
       CROSS JOIN LATERAL (
         SELECT before, after FROM change WHERE owner_id = $1 AND entity_id = x.id ORDER BY sequence DESC LIMIT 1
       ) c
       WHERE c.after IS NULL AND NOT EXISTS (SELECT FROM transaction t WHERE t.ledger_id = $1 AND t.id = x.id)`,
      [ledgerId, [...ids]],
    );
    return rows.map(({ before }) => Transaction.restore(stateOfSnapshot(ledgerId, before)));
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

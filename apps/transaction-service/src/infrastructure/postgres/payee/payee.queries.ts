import { Injectable } from '@nestjs/common';
import { TypeOrmUnitOfWork } from '@pft/change-log';
import { foldedForSearch } from '../../../domain/transaction/search-text';
import { containing } from '../transaction/like-pattern';

/** Latest rows of payees of such a name by which is told which of them are used most. */
const MOST_LATEST = 2_000;

export interface PayeeRow {
  /** By which the list is ordered; names that differ in capitals only have one. */
  readonly key: string;
  readonly name: string;
  readonly transactions: number;
  /** Of its latest row. */
  readonly lastDate: string;
  readonly categoryId: string | null;
  readonly accountId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

const KEY = 'lower(payee_name) COLLATE "C"';
/** The name of the payee is the first line of what is searched of a row. */
const FOLDED_NAME = `split_part(search, E'\\n', 1)`;
const LATEST =
  'l.date AS "lastDate", l.category_id AS "categoryId", l.account_id AS "accountId", l.amount_minor AS "amountMinor", l.currency';

/** What is asked about payees for HTTP alone. */
@Injectable()
export class SqlPayeeQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {}

  /** In the order of their keys, which is that of an index: a page reads the rows of its own payees only. */
  async list(ledgerId: string, afterKey: string | null, limit: number): Promise<PayeeRow[]> {
    return this.unitOfWork.sql.rows<PayeeRow>(
      `SELECT p.key, p.name, p.transactions, ${LATEST}
       FROM (
         SELECT ${KEY} AS key, mode() WITHIN GROUP (ORDER BY payee_name COLLATE "C") AS name,
                count(*)::integer AS transactions, (array_agg(id ORDER BY date DESC, id DESC))[1] AS latest
         FROM transaction
         WHERE ledger_id = $1 AND payee_name IS NOT NULL AND ($2::text IS NULL OR ${KEY} > $2)
         GROUP BY ${KEY} ORDER BY ${KEY} LIMIT $3
       ) p JOIN transaction l ON l.ledger_id = $1 AND l.id = p.latest
       ORDER BY p.key`,
      [ledgerId, afterKey, limit],
    );
  }

  /**
   * The best ones whose name contains a text: those that begin with it first, then by how many of the latest rows they have. The
   * latest rows are read in the order of an index, so that what is used often is found after a few of them; OFFSET keeps the planner
   * to that, who takes any text for a rare one.
   */
  async best(ledgerId: string, text: string, limit: number): Promise<PayeeRow[]> {
    const folded = foldedForSearch(text);
    return this.unitOfWork.sql.rows<PayeeRow>(
      `WITH latest AS (
         SELECT ${KEY} AS key, date, id, starts_with(search, $4) AS begins
         FROM (
           SELECT payee_name, search, date, id FROM transaction
           WHERE ledger_id = $1 AND payee_name IS NOT NULL ORDER BY date DESC, id DESC OFFSET 0
         ) newest
         WHERE search LIKE $2 AND ${FOLDED_NAME} LIKE $2 LIMIT ${MOST_LATEST}
       ), best AS (
         SELECT key, (array_agg(id ORDER BY date DESC, id DESC))[1] AS latest,
                row_number() OVER (ORDER BY bool_or(begins) DESC, count(*) DESC, max(date) DESC, key) AS place
         FROM latest GROUP BY key ORDER BY place LIMIT $3
       ), counted AS (
         SELECT ${KEY} AS key, mode() WITHIN GROUP (ORDER BY payee_name COLLATE "C") AS name, count(*)::integer AS transactions
         FROM transaction
         WHERE ledger_id = $1 AND payee_name IS NOT NULL AND ${KEY} = ANY (ARRAY(SELECT key FROM best))
         GROUP BY 1
       )
       SELECT b.key, p.name, p.transactions, ${LATEST}
       FROM best b JOIN counted p ON p.key = b.key JOIN transaction l ON l.ledger_id = $1 AND l.id = b.latest
       ORDER BY b.place`,
      [ledgerId, containing(folded), limit, folded],
    );
  }
}

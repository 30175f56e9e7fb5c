import type { TransactionSearch } from '../../../domain/transaction/transaction-search';
import { categoryTest, conditions, type NamedPlaces, type Statement } from './transaction.conditions';

/** An income in a category of spending is a refund. */
const IS_REFUND = `t.type = 'income' AND c.kind = 'expense'`;
const COUNTS_AS = `CASE WHEN ${IS_REFUND} THEN 'expense' ELSE t.type END`;
const signed = (minor: string) => `CASE WHEN ${IS_REFUND} THEN -${minor} ELSE ${minor} END`;

/**
 * What the rows of a list add up to, in one statement. Of a row with splits each part counts by its own category, and where a
 * category is asked for only the parts in it; the row itself is counted once. What is in the base currency needs no rate, so
 * that its days are not told apart.
 */
export function totalsStatement(
  ledgerId: string,
  filter: TransactionSearch,
  places: NamedPlaces,
  baseCurrency: string,
): Statement {
  const parameters: unknown[] = [ledgerId];
  const put = (value: unknown) => `$${parameters.push(value)}`;
  const day = `CASE WHEN t.currency = ${put(baseCurrency)} THEN NULL ELSE t.date END`;
  const where = conditions(filter, places, put).join(' AND ');
  const test = categoryTest(filter, put);
  const sql = `
    SELECT counts_as AS "countsAs", currency, day AS date, sum(minor)::text AS minor, sum(counted)::integer AS rows
    FROM (
      SELECT ${COUNTS_AS} AS counts_as, t.currency, ${day} AS day, ${signed('t.amount_minor')} AS minor, 1 AS counted
      FROM transaction t LEFT JOIN category c ON c.ledger_id = $1 AND c.id = t.category_id
      WHERE ${where} AND NOT t.has_splits
      UNION ALL
      SELECT ${COUNTS_AS}, t.currency, ${day}, ${signed('s.amount_minor')},
             (row_number() OVER (PARTITION BY t.id ORDER BY s.position) = 1)::integer
      FROM transaction t
      JOIN transaction_split s ON s.ledger_id = $1 AND s.transaction_id = t.id
      LEFT JOIN category c ON c.ledger_id = $1 AND c.id = s.category_id
      WHERE ${where} AND t.has_splits${test === null ? '' : ` AND s.category_id ${test}`}
    ) line
    GROUP BY 1, 2, 3`;
  return { sql, parameters };
}

import { Money } from '@pft/kernel';
import type { ListedTransaction } from '../../../domain/transaction/transaction-search';
import type { Statement } from './transaction.conditions';
import { stateOf, type TransactionRow } from './transaction.rows';

export interface BalanceColumns {
  balanceMinor?: string | null;
  balanceCurrency?: string | null;
}

/**
 * A page of a list, each row with what one account had after it: what it has now, less all that moved it since. Rows that the list
 * leaves out have moved it too. One statement, so that no change comes between the rows and the balance; what is newer than the page
 * is only added up, and of a page that begins with the newest row that is nothing.
 */
export function withBalances({ sql, parameters }: Statement, accountId: string): Statement {
  const account = `$${parameters.length + 1}::uuid`;
  const moved = `
    SELECT t.date, t.id, CASE WHEN t.account_id <> ${account} THEN t.to_amount_minor
                              WHEN t.type = 'income' THEN t.amount_minor ELSE -t.amount_minor END AS minor
    FROM transaction t
    WHERE t.ledger_id = $1 AND (t.account_id = ${account} OR t.to_account_id = ${account})`;
  const bound = (direction: string) =>
    `(SELECT date, id FROM page ORDER BY date ${direction}, id ${direction} LIMIT 1)`;
  return {
    sql: `
    WITH page AS MATERIALIZED (SELECT row_number() OVER () AS place, listed.* FROM (${sql}) listed),
    newer AS (SELECT coalesce(sum(minor), 0) AS minor FROM (${moved} AND (t.date, t.id) > ${bound('DESC')}) since),
    during AS (
      SELECT id, sum(minor) OVER (ORDER BY date DESC, id DESC) - minor AS since
      FROM (${moved} AND (t.date, t.id) >= ${bound('ASC')} AND (t.date, t.id) <= ${bound('DESC')}) moves
    )
    SELECT page.*, (account.balance_minor - newer.minor - during.since)::text AS "balanceMinor",
           account.currency AS "balanceCurrency"
    FROM page CROSS JOIN newer LEFT JOIN during USING (id)
    LEFT JOIN account ON account.ledger_id = $1 AND account.id = ${account}
    ORDER BY place`,
    parameters: [...parameters, accountId],
  };
}

export function listedOf(row: TransactionRow & BalanceColumns): ListedTransaction {
  const { balanceMinor, balanceCurrency } = row;
  if (!balanceMinor || !balanceCurrency) return stateOf(row);
  return { ...stateOf(row), balance: Money.of(BigInt(balanceMinor), balanceCurrency) };
}

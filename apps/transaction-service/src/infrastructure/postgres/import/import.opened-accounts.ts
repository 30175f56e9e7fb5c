import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { Money, type MoneyJson } from '@pft/kernel';
import { type BroughtBefore, type OpenedAccount, OpenedAccounts } from '../../../domain/import/opened-accounts';

interface OpenedRecord extends Omit<OpenedAccount, 'stated'> {
  balance: MoneyJson | null;
  date: string;
  firstDay: string;
}

@Injectable()
export class SqlOpenedAccounts extends OpenedAccounts {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async of(ledgerId: string, accountIds: readonly string[]): Promise<OpenedAccount[]> {
    const rows = await this.query<OpenedRecord>(
      `SELECT c.entity_id AS "accountId", i.id AS "importId", i.state = 'undone' AS undone, p.edited,
              CASE WHEN a.stated AND NOT p.restated THEN c.after -> 'openingBalance' END AS balance,
              c.after ->> 'openingDate' AS date, greatest(c.after ->> 'openingDate', i.first_date::text) AS "firstDay"
       FROM change c
       JOIN import i ON i.ledger_id = $1 AND i.id = c.cause_ref
       CROSS JOIN LATERAL (
         SELECT bool_or(jsonb_typeof(x -> 'opening' -> 'balance') = 'object') AS stated
         FROM jsonb_array_elements(i.accounts) AS x WHERE x ->> 'accountId' = c.entity_id::text
       ) a
       CROSS JOIN LATERAL (
         SELECT count(*) > 0 AS edited, coalesce(bool_or(before ?| ARRAY['openingBalance', 'openingDate']), false) AS restated
         FROM change WHERE owner_id = $1 AND entity_id = c.entity_id AND cause_by = 'person'
       ) p
       WHERE c.owner_id = $1 AND c.entity_id = ANY ($2::uuid[]) AND c.version = 1 AND c.cause_by = 'import'`,
      [ledgerId, [...accountIds]],
    );
    return rows.map(({ balance, date, firstDay, ...account }) => ({
      ...account,
      stated: balance && { balance: Money.parse(balance), date, firstDay },
    }));
  }

  /** Of what was pending and has come as booked the booked row counts. */
  async broughtBefore(ledgerId: string, accountId: string, day: string): Promise<BroughtBefore> {
    const [row] = await this.query<{ sum: string; first: string | null }>(
      `SELECT coalesce(sum(signed_minor), 0)::text AS sum, min(date)::text AS first FROM (
         SELECT DISTINCT ON (transaction_id) signed_minor, date FROM import_identity
         WHERE ledger_id = $1 AND account_id = $2 ORDER BY transaction_id, pending, date
       ) AS brought WHERE date < $3::date`,
      [ledgerId, accountId, day],
    );
    return { sumMinor: BigInt(row?.sum ?? '0'), firstDay: row?.first ?? null };
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

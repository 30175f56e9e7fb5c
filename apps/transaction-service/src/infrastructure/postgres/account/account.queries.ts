import { Injectable } from '@nestjs/common';
import { Money } from '@pft/kernel';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { AccountQueries, type AccountView } from '../../../application/account/account-queries';
import type { AccountType } from '../../../domain/account/account';

interface Row {
  id: string;
  name: string;
  type: AccountType;
  opening_minor: bigint;
  balance_minor: string;
  currency: string;
  opening_date: string;
  archived: boolean;
  include_in_net_worth: boolean;
  iban: string | null;
  external_id: string | null;
  created_at: Date;
  updated_at: Date;
  version: number;
}

const SELECT = `
  SELECT id, name, type, opening_minor, balance_minor, currency, opening_date, archived, include_in_net_worth, iban,
         external_id, created_at, updated_at, version
  FROM account WHERE ledger_id = $1`;

/** The latest row of each account, by its index, and the import that last brought one. */
const LATEST = `
  SELECT a.id,
         greatest((SELECT max(date) FROM transaction t WHERE t.ledger_id = $1 AND t.account_id = a.id),
                  (SELECT max(date) FROM transaction t WHERE t.ledger_id = $1 AND t.to_account_id = a.id))::text AS date,
         brought.at
  FROM account a
  LEFT JOIN (
    SELECT account_id, max(committed_at) AS at
    FROM (SELECT DISTINCT account_id, import_id FROM transaction WHERE ledger_id = $1 AND import_id IS NOT NULL) rows
    JOIN import ON import.ledger_id = $1 AND import.id = import_id
    GROUP BY account_id
  ) brought ON brought.account_id = a.id
  WHERE a.ledger_id = $1 AND a.id = ANY($2::uuid[])`;

@Injectable()
export class SqlAccountQueries extends AccountQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<AccountView | null> {
    const [view] = await this.read(`${SELECT} AND id = $2`, [ledgerId, id]);
    return view ?? null;
  }

  async list(ledgerId: string, afterId: string | null, limit: number, withLatest = false): Promise<AccountView[]> {
    const sql = `${SELECT} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`;
    const accounts = await this.read(sql, [ledgerId, afterId, limit]);
    if (!withLatest) return accounts;
    const latest = rowsOf<{ id: string; date: string | null; at: Date | null }>(
      await this.unitOfWork.manager.query(LATEST, [ledgerId, accounts.map(({ id }) => id)]),
    );
    const byId = new Map(latest.map((row) => [row.id, row]));
    return accounts.map((account) => ({
      ...account,
      lastDate: byId.get(account.id)?.date ?? null,
      lastImportedAt: byId.get(account.id)?.at?.toISOString() ?? null,
    }));
  }

  private async read(sql: string, parameters: unknown[]): Promise<AccountView[]> {
    return rowsOf<Row>(await this.unitOfWork.manager.query(sql, parameters)).map(viewOf);
  }
}

function viewOf(row: Row): AccountView {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    currency: row.currency,
    openingBalance: Money.of(row.opening_minor, row.currency).toJSON(),
    openingDate: row.opening_date,
    balance: Money.of(BigInt(row.balance_minor), row.currency).toJSON(),
    archived: row.archived,
    includeInNetWorth: row.include_in_net_worth,
    iban: row.iban,
    externalId: row.external_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

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

@Injectable()
export class SqlAccountQueries extends AccountQueries {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<AccountView | null> {
    const [view] = await this.read(`${SELECT} AND id = $2`, [ledgerId, id]);
    return view ?? null;
  }

  async list(ledgerId: string, afterId: string | null, limit: number): Promise<AccountView[]> {
    return this.read(`${SELECT} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`, [ledgerId, afterId, limit]);
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

import { Injectable } from '@nestjs/common';
import { prepared, TypeOrmUnitOfWork } from '@pft/change-log';
import { type FactsFound, type FactsWanted, LedgerFactsReader } from '../../../application/transaction/ledger-facts';
import { nameKey } from '../../../domain/payee/payee-names';
import type { AccountFacts, CategoryFacts, PurchaseFacts } from '../../../domain/transaction/transaction-rules';
import { DEFAULT_ACCOUNT_ORDER } from '../account/account.repository';

const account = `json_build_object('id', id, 'currency', currency, 'archived', archived)`;

const READ = `
  SELECT EXISTS (SELECT FROM ledger WHERE ledger_id = $1) AS defaults_made,
         (SELECT ${account} FROM account ${DEFAULT_ACCOUNT_ORDER}) AS default_account,
         (SELECT json_agg(${account}) FROM account WHERE ledger_id = $1 AND id = ANY($3::uuid[])) AS accounts,
         (SELECT json_agg(json_build_object('id', id, 'kind', kind, 'archived', archived))
          FROM category WHERE ledger_id = $1 AND id = ANY($4::uuid[])) AS categories,
         (SELECT json_build_object('id', id, 'type', type) FROM transaction WHERE ledger_id = $1 AND id = $5::uuid) AS purchase,
         (SELECT name FROM payee_alias WHERE ledger_id = $1 AND key = $6) AS renamed,
         (SELECT head FROM change_stream WHERE owner_id = $1) AS head`;

interface Row {
  defaults_made: boolean;
  default_account: AccountFacts | null;
  accounts: AccountFacts[] | null;
  categories: CategoryFacts[] | null;
  purchase: PurchaseFacts | null;
  renamed: string | null;
  head: bigint | null;
}

@Injectable()
export class SqlLedgerFactsReader extends LedgerFactsReader {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async read(ledgerId: string, wanted: FactsWanted): Promise<FactsFound> {
    return (await this.readAt(ledgerId, wanted)).facts;
  }

  /** The facts, and at which change of the ledger they are so; null where it has none yet. */
  async readAt(ledgerId: string, wanted: FactsWanted): Promise<{ facts: FactsFound; head: number | null }> {
    const values = [
      ledgerId,
      wanted.defaultCurrency ?? null,
      [...wanted.accountIds],
      [...wanted.categoryIds],
      wanted.purchaseId ?? null,
      wanted.payeeName === undefined ? null : nameKey(wanted.payeeName),
    ];
    const [row] = await prepared<Row>(this.unitOfWork.manager, 'ledger-facts', READ, values);
    const facts = {
      defaultsMade: row?.defaults_made ?? false,
      defaultAccount: row?.default_account ?? null,
      purchase: row?.purchase ?? null,
      accounts: new Map((row?.accounts ?? []).map((found) => [found.id, found])),
      categories: new Map((row?.categories ?? []).map((found) => [found.id, found])),
      renamed: row?.renamed ?? null,
    };
    return { facts, head: row?.head == null ? null : Number(row.head) };
  }
}

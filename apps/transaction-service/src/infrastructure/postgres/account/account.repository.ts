import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import type { Cause } from '@pft/kernel';
import { Account, FIRST_AS_DEFAULT, NEVER_DEFAULT } from '../../../domain/account/account';
import { AccountRepository } from '../../../domain/account/account-repository';
import { accountChange } from '../../changes/account.snapshot';
import { requireOneRow } from '../written-rows';

/** `defaultAmong` of all accounts, in SQL. */
export const DEFAULT_ACCOUNT_ORDER = `
  WHERE ledger_id = $1 AND currency = $2 AND NOT archived AND type NOT IN (${NEVER_DEFAULT.map((type) => `'${type}'`).join(', ')})
  ORDER BY type = '${FIRST_AS_DEFAULT}' DESC, id LIMIT 1`;

@Injectable()
export class TypeOrmAccountRepository extends AccountRepository {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<Account | null> {
    return this.unitOfWork.manager.findOne<Account>(Account, { where: { ledgerId, id } });
  }

  async findDefault(ledgerId: string, currency: string): Promise<Account | null> {
    const rows = await this.query<{ id: string }>(`SELECT id FROM account ${DEFAULT_ACCOUNT_ORDER}`, [
      ledgerId,
      currency,
    ]);
    return rows[0] ? this.find(ledgerId, rows[0].id) : null;
  }

  async count(ledgerId: string): Promise<number> {
    const rows = await this.query<{ n: bigint }>('SELECT count(*) AS n FROM account WHERE ledger_id = $1', [ledgerId]);
    return Number(rows[0]?.n ?? 0);
  }

  async hasTransactions(ledgerId: string, id: string): Promise<boolean> {
    const rows = await this.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM transaction WHERE ledger_id = $1 AND account_id = $2)
           OR EXISTS (SELECT FROM transaction WHERE ledger_id = $1 AND to_account_id = $2) AS found`,
      [ledgerId, id],
    );
    return rows[0]?.found === true;
  }

  async add(account: Account, cause?: Cause): Promise<void> {
    await this.query(
      `INSERT INTO account (ledger_id, id, name, type, opening_minor, currency, opening_date, archived, include_in_net_worth,
                            iban, external_id, balance_minor, created_at, updated_at, version)
       VALUES ($1, $2, $3, $4, $5::bigint, $6, $7, $8, $9, $10, $11, $5::bigint, $12, $13, $14)`,
      [
        account.ledgerId,
        account.id,
        account.name,
        account.type,
        account.openingBalance.amountMinor,
        account.currency,
        account.openingDate,
        account.archived,
        account.includeInNetWorth,
        account.iban,
        account.externalId,
        account.createdAt,
        account.updatedAt,
        account.version,
      ],
    );
    this.unitOfWork.record(accountChange(null, account, cause));
  }

  async change(before: Account, after: Account, cause?: Cause): Promise<void> {
    const movedMinor = after.openingBalance.amountMinor - before.openingBalance.amountMinor;
    requireOneRow(
      await this.unitOfWork.manager.query(
        `UPDATE account SET name = $4, type = $5, opening_minor = $6, currency = $7, opening_date = $8, archived = $9,
           include_in_net_worth = $10, iban = $11, external_id = $12, updated_at = $13, version = $14,
           balance_minor = balance_minor + $15::numeric
         WHERE ledger_id = $1 AND id = $2 AND version = $3`,
        [
          before.ledgerId,
          before.id,
          before.version,
          after.name,
          after.type,
          after.openingBalance.amountMinor,
          after.currency,
          after.openingDate,
          after.archived,
          after.includeInNetWorth,
          after.iban,
          after.externalId,
          after.updatedAt,
          after.version,
          movedMinor,
        ],
      ),
    );
    this.unitOfWork.record(accountChange(before, after, cause));
  }

  async remove(account: Account, cause?: Cause): Promise<void> {
    requireOneRow(
      await this.unitOfWork.manager.query('DELETE FROM account WHERE ledger_id = $1 AND id = $2 AND version = $3', [
        account.ledgerId,
        account.id,
        account.version,
      ]),
    );
    this.unitOfWork.record(accountChange(account, null, cause));
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { type PayeeAlias, PayeeAliases } from '../../../application/payee/payee-aliases';

@Injectable()
export class SqlPayeeAliases extends PayeeAliases {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async all(ledgerId: string): Promise<PayeeAlias[]> {
    const answer: unknown = await this.unitOfWork.manager.query(
      'SELECT id, key, name, created_at AS "createdAt" FROM payee_alias WHERE ledger_id = $1 ORDER BY id',
      [ledgerId],
    );
    return rowsOf<PayeeAlias>(answer);
  }

  async put(ledgerId: string, aliases: readonly PayeeAlias[]): Promise<string[]> {
    if (aliases.length === 0) return [];
    const answer: unknown = await this.unitOfWork.manager.query(
      `INSERT INTO payee_alias (ledger_id, id, key, name, created_at)
       SELECT $1::uuid, x.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) AS x
       ON CONFLICT (ledger_id, key) DO UPDATE SET name = excluded.name
       RETURNING id, key`,
      [
        ledgerId,
        aliases.map(({ id }) => id),
        aliases.map(({ key }) => key),
        aliases.map(({ name }) => name),
        aliases.map(({ createdAt }) => createdAt.toISOString()),
      ],
    );
    const ids = new Map(rowsOf<{ id: string; key: string }>(answer).map(({ id, key }) => [key, id]));
    return aliases.map(({ id, key }) => ids.get(key) ?? id);
  }
}

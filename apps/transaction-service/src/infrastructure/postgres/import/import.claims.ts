import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { ImportClaims, type NewClaim } from '../../../domain/import/import-repository';
import { claimKey, type Claim, type Unclaimed } from '../../../domain/import/row/judge-rows';

const BATCH_ROWS = 2_000;

@Injectable()
export class SqlImportClaims extends ImportClaims {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async find(
    ledgerId: string,
    entries: readonly { accountId: string; identity: string }[],
  ): Promise<Map<string, Claim>> {
    const claims = new Map<string, Claim>();
    for (let start = 0; start < entries.length; start += BATCH_ROWS) {
      const batch = entries.slice(start, start + BATCH_ROWS);
      const found = await this.query<{ account_id: string; identity: string; transaction_id: string }>(
        // One look-up a row, whatever the planner thinks: the alternative reads all identities of the account each time.
        `SELECT i.account_id, i.identity, i.transaction_id
         FROM unnest($2::uuid[], $3::text[]) AS x (account_id, identity)
         CROSS JOIN LATERAL (
           SELECT * FROM import_identity
           WHERE ledger_id = $1 AND account_id = x.account_id AND identity = x.identity LIMIT 1
         ) i`,
        [ledgerId, batch.map(({ accountId }) => accountId), batch.map(({ identity }) => identity)],
      );
      const there = await this.existing(
        ledgerId,
        found.map(({ transaction_id: transactionId }) => transactionId),
      );
      for (const { account_id: accountId, identity, transaction_id: transactionId } of found)
        claims.set(claimKey(accountId, identity), { transactionId, deleted: !there.has(transactionId) });
    }
    return claims;
  }

  /** Apart from the look-up of claims: joined to it, the planner may go through all rows of a new ledger for each claim. */
  private async existing(ledgerId: string, transactionIds: readonly string[]): Promise<Set<string>> {
    if (transactionIds.length === 0) return new Set();
    const rows = await this.query<{ id: string }>(
      'SELECT id FROM transaction WHERE ledger_id = $1 AND id = ANY($2::uuid[])',
      [ledgerId, transactionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async add(ledgerId: string, importId: string, claims: readonly NewClaim[]): Promise<void> {
    for (let start = 0; start < claims.length; start += BATCH_ROWS) {
      const batch = claims.slice(start, start + BATCH_ROWS);
      await this.query(
        `INSERT INTO import_identity (ledger_id, import_id, account_id, identity, transaction_id)
         SELECT $1::uuid, $2::uuid, x.* FROM unnest($3::uuid[], $4::text[], $5::uuid[]) AS x
         ON CONFLICT (ledger_id, account_id, identity) DO UPDATE
           SET import_id = excluded.import_id, transaction_id = excluded.transaction_id
           WHERE NOT EXISTS (SELECT FROM transaction t
                             WHERE t.ledger_id = import_identity.ledger_id AND t.id = import_identity.transaction_id)`,
        [
          ledgerId,
          importId,
          batch.map(({ accountId }) => accountId),
          batch.map(({ identity }) => identity),
          batch.map(({ transactionId }) => transactionId),
        ],
      );
    }
  }

  async release(ledgerId: string, importId: string): Promise<number> {
    const [row] = await this.query<{ n: bigint }>(
      `WITH released AS (
         DELETE FROM import_identity WHERE ledger_id = $1 AND import_id = $2 RETURNING transaction_id
       )
       SELECT count(DISTINCT t.id) AS n FROM released r
       JOIN transaction t ON t.ledger_id = $1 AND t.id = r.transaction_id AND t.import_id IS DISTINCT FROM $2`,
      [ledgerId, importId],
    );
    return Number(row?.n ?? 0);
  }

  async unclaimed(ledgerId: string, accountIds: readonly string[], from: string, to: string): Promise<Unclaimed[]> {
    const rows = await this.query<{
      id: string;
      account_id: string;
      signed_minor: bigint;
      date: string;
      payee: string | null;
      other_account_id: string | null;
    }>(
      `SELECT leg.* FROM (
         SELECT t.id, t.account_id, CASE WHEN t.type = 'income' THEN t.amount_minor ELSE -t.amount_minor END AS signed_minor,
                t.date, t.payee, t.to_account_id AS other_account_id
         FROM transaction t WHERE t.ledger_id = $1 AND t.account_id = ANY($2::uuid[]) AND t.date BETWEEN $3 AND $4
         UNION ALL
         SELECT t.id, t.to_account_id, t.to_amount_minor, t.date, t.payee, t.account_id
         FROM transaction t WHERE t.ledger_id = $1 AND t.to_account_id = ANY($2::uuid[]) AND t.date BETWEEN $3 AND $4
       ) AS leg
       WHERE NOT EXISTS (SELECT FROM import_identity i
                         WHERE i.ledger_id = $1 AND i.transaction_id = leg.id AND i.account_id = leg.account_id)
       ORDER BY leg.date, leg.id`,
      [ledgerId, [...accountIds], from, to],
    );
    return rows.map(
      ({ id, account_id: accountId, signed_minor: signedMinor, date, payee, other_account_id: otherAccountId }) => ({
        transactionId: id,
        accountId,
        signedMinor,
        date,
        payee,
        otherAccountId,
      }),
    );
  }

  async edited(ledgerId: string, importId: string): Promise<string[]> {
    const rows = await this.query<{ id: string }>(
      `SELECT t.id FROM transaction t
       WHERE t.ledger_id = $1 AND t.import_id = $2 AND t.version > 1 AND EXISTS (
         SELECT FROM change c
         WHERE c.owner_id = $1 AND c.entity_id = t.id AND c.version > 1 AND c.cause_by = 'person')
       ORDER BY t.date, t.id`,
      [ledgerId, importId],
    );
    return rows.map(({ id }) => id);
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

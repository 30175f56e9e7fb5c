import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import {
  ImportClaims,
  type NewClaim,
  type Reworded,
  type RowsElsewhere,
} from '../../../domain/import/import-repository';
import { claimKey, type Claim, type Unclaimed } from '../../../domain/import/row/judge-rows';
import { WORDING, type Wording } from '../../../domain/transaction/transaction';
import type { AmountDays, ClaimedRow } from '../../../domain/import/row/known-again';

const CLAIMED_ROW = `i.account_id AS "accountId", i.signed_minor AS "signedMinor", i.date, i.text, i.bank,
  i.transaction_id AS "transactionId"`;
/** A later import may have brought the same transaction as booked. */
const BOOKED_SINCE = `EXISTS (
  SELECT FROM import_identity b
  WHERE b.transaction_id = i.transaction_id AND b.account_id = i.account_id AND NOT b.pending)`;
const BATCH_ROWS = 2_000;
/** Rows of one amount within days that lie close together; no real account has more. */
const MOST_OF_AN_AMOUNT = 10_000;

/**
 * Whether a change is a person's edit: not of one who has only looked at the row, and not of what was taken back since.
 */
const EDITS = `(c.cause_by = 'person' OR c.cause_by = 'bulk-edit' AND NOT EXISTS (
             SELECT FROM change u WHERE u.owner_id = $1 AND u.entity_id = c.entity_id AND u.cause_by = 'undo' AND u.cause_ref = c.cause_ref))
           AND c.before - ARRAY['reviewed', 'updatedAt', 'version'] <> '{}'::jsonb`;

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

  async claimedRows(ledgerId: string, days: readonly AmountDays[], exceptImportId?: string): Promise<ClaimedRow[]> {
    const claimed: ClaimedRow[] = [];
    for (let start = 0; start < days.length; start += BATCH_ROWS) {
      const batch = days.slice(start, start + BATCH_ROWS);
      const found = await this.query<Omit<ClaimedRow, 'deleted'>>(
        // The ledger is looked at last: named inside, the planner may take the key that begins with it, and read all of it.
        `SELECT ${CLAIMED_ROW}, i.pending AND NOT ${BOOKED_SINCE} AS pending
         FROM unnest($2::uuid[], $3::bigint[], $4::date[], $5::date[]) AS x (account_id, signed_minor, first, last)
         CROSS JOIN LATERAL (
           SELECT * FROM import_identity
           WHERE account_id = x.account_id AND signed_minor = x.signed_minor AND date BETWEEN x.first AND x.last
             AND import_id IS DISTINCT FROM $6::uuid
           ORDER BY date LIMIT ${MOST_OF_AN_AMOUNT}
         ) i
         WHERE i.ledger_id = $1`,
        [
          ledgerId,
          batch.map(({ accountId }) => accountId),
          batch.map(({ signedMinor }) => signedMinor),
          batch.map(({ from }) => from),
          batch.map(({ to }) => to),
          exceptImportId ?? null,
        ],
      );
      const there = await this.existing(
        ledgerId,
        found.map(({ transactionId }) => transactionId),
      );
      for (const row of found) claimed.push({ ...row, deleted: !there.has(row.transactionId) });
    }
    return claimed;
  }

  async pending(ledgerId: string, transactionIds: readonly string[]): Promise<ClaimedRow[]> {
    return this.query(
      `SELECT ${CLAIMED_ROW}, true AS pending, false AS deleted FROM import_identity i
       WHERE i.transaction_id = ANY ($2::uuid[]) AND i.ledger_id = $1 AND i.pending AND NOT ${BOOKED_SINCE}`,
      [ledgerId, [...transactionIds]],
    );
  }

  async otherHolders(
    ledgerId: string,
    importId: string,
    transactionIds: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await this.query<{ transaction_id: string; import_id: string }>(
      // One look-up a row by its transaction alone, whatever else the planner thinks of.
      `SELECT DISTINCT ON (x.id) x.id AS transaction_id, i.import_id FROM unnest($2::uuid[]) AS x (id)
       CROSS JOIN LATERAL (SELECT ledger_id, import_id FROM import_identity WHERE transaction_id = x.id OFFSET 0) i
       WHERE i.ledger_id = $1 AND i.import_id <> $3 ORDER BY x.id, i.import_id`,
      [ledgerId, [...transactionIds], importId],
    );
    return new Map(rows.map(({ transaction_id: transactionId, import_id: id }) => [transactionId, id]));
  }

  async reworded(ledgerId: string, importId: string): Promise<Reworded[]> {
    const rows = await this.query<{ id: string; before: Reworded['was']; after: Reworded['is'] }>(
      `SELECT c.entity_id AS id, c.before, c.after
       FROM (SELECT DISTINCT transaction_id FROM import_identity WHERE import_id = $2 AND ledger_id = $1) i
       JOIN transaction t ON t.ledger_id = $1 AND t.id = i.transaction_id AND t.import_id IS DISTINCT FROM $2
       JOIN change c ON c.owner_id = $1 AND c.entity_id = i.transaction_id AND c.cause_by = 'import' AND c.cause_ref = $2
         AND NOT c.before ? 'type'`,
      [ledgerId, importId],
    );
    return rows.map(({ id, before, after }) => ({ transactionId: id, was: wordingOf(before), is: wordingOf(after) }));
  }

  async elsewhere(
    ledgerId: string,
    identities: readonly string[],
    exceptAccountIds: readonly string[],
  ): Promise<RowsElsewhere | null> {
    const [found] = await this.query<RowsElsewhere>(
      `WITH found AS (
         SELECT i.account_id, i.import_id FROM account a, unnest($2::text[]) AS x (identity)
         CROSS JOIN LATERAL (
           SELECT * FROM import_identity
           WHERE ledger_id = $1 AND account_id = a.id AND identity = x.identity LIMIT 1
         ) i
         WHERE a.ledger_id = $1 AND a.id <> ALL ($3::uuid[])
       ), most AS (
         SELECT account_id, count(*)::integer AS rows FROM found GROUP BY account_id ORDER BY rows DESC, account_id LIMIT 1
       )
       SELECT most.account_id AS "accountId", most.rows, i.file_name AS "fileName", i.committed_at AS "committedAt"
       FROM most JOIN found ON found.account_id = most.account_id
       JOIN import i ON i.ledger_id = $1 AND i.id = found.import_id
       ORDER BY i.committed_at DESC LIMIT 1`,
      [ledgerId, [...identities], [...exceptAccountIds]],
    );
    return found ?? null;
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
        `INSERT INTO import_identity
           (ledger_id, import_id, account_id, identity, transaction_id, date, signed_minor, text, bank, pending, counterparty)
         SELECT $1::uuid, $2::uuid, x.*
         FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::date[], $7::bigint[], $8::text[], $9::text[], $10::boolean[],
                     $11::text[]) AS x
         ON CONFLICT (ledger_id, account_id, identity) DO UPDATE
           SET import_id = excluded.import_id, transaction_id = excluded.transaction_id, date = excluded.date,
               signed_minor = excluded.signed_minor, text = excluded.text, bank = excluded.bank, pending = excluded.pending,
               counterparty = excluded.counterparty
           WHERE NOT EXISTS (SELECT FROM transaction t
                             WHERE t.ledger_id = import_identity.ledger_id AND t.id = import_identity.transaction_id)`,
        [
          ledgerId,
          importId,
          batch.map(({ accountId }) => accountId),
          batch.map(({ identity }) => identity),
          batch.map(({ transactionId }) => transactionId),
          batch.map(({ date }) => date),
          batch.map(({ signedMinor }) => signedMinor),
          batch.map(({ text }) => text),
          batch.map(({ bank }) => bank),
          batch.map(({ pending }) => pending),
          batch.map(({ counterparty }) => counterparty ?? null),
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
      // What was done before a row became this import's own, or a transfer by it, is no edit of what it brought.
      `SELECT t.id, t.date FROM transaction t
       CROSS JOIN LATERAL (
         SELECT coalesce(max(h.version), 1) AS version FROM change h
         WHERE h.owner_id = $1 AND h.entity_id = t.id AND h.cause_by = 'import-undone' AND h.before ?& ARRAY['importId', 'type']
       ) own
       WHERE t.ledger_id = $1 AND t.import_id = $2 AND t.version > 1 AND EXISTS (
         SELECT FROM change c
         WHERE c.owner_id = $1 AND c.entity_id = t.id AND c.version > own.version AND ${EDITS})
       UNION
       SELECT t.id, t.date
       FROM (SELECT DISTINCT transaction_id FROM import_identity WHERE import_id = $2 AND ledger_id = $1) i
       JOIN transaction t ON t.ledger_id = $1 AND t.id = i.transaction_id AND t.import_id IS DISTINCT FROM $2
       JOIN change j ON j.owner_id = $1 AND j.entity_id = t.id AND j.cause_by = 'import' AND j.cause_ref = $2
         AND j.before ? 'type'
       WHERE EXISTS (
         SELECT FROM change c
         WHERE c.owner_id = $1 AND c.entity_id = t.id AND c.version > j.version AND ${EDITS})
       ORDER BY date, id`,
      [ledgerId, importId],
    );
    return rows.map(({ id }) => id);
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

/** The fields that are there. */
function wordingOf<T extends Partial<Wording>>(snapshot: T): T {
  const fields = WORDING.flatMap((field) => (field in snapshot ? [[field, snapshot[field]]] : []));
  return Object.fromEntries(fields) as T;
}

import { Injectable } from '@nestjs/common';
import { rowsOf, TypeOrmUnitOfWork } from '@pft/change-log';
import { Money, type MoneyJson } from '@pft/kernel';
import {
  ImportTransfers,
  type HeldLeg,
  type JoinedTransaction,
} from '../../../domain/import/transfer/import-transfers';
import type { LedgerLeg, WantedLegs } from '../../../domain/import/transfer/ledger-legs';
import type { TransactionDetails } from '../../../domain/transaction/transaction';

const BATCH_ROWS = 2_000;
/** Movements of one amount within days that lie close together; no real ledger has more. */
const MOST_OF_AN_AMOUNT = 10_000;

/** What is whole, no refund and no transfer yet, each with what it was imported from. */
const LEG = `t.id AS "transactionId", t.account_id AS "accountId", t.currency, t.date, t.payee, t.note,
  CASE WHEN t.type = 'income' THEN t.amount_minor ELSE -t.amount_minor END AS "signedMinor",
  i.counterparty, coalesce(i.identities, '{}') AS identities`;
const CLAIMED = `LEFT JOIN LATERAL (
  SELECT array_agg(identity ORDER BY identity) AS identities, max(counterparty) AS counterparty
  FROM import_identity WHERE transaction_id = t.id AND account_id = t.account_id
) i ON true`;
/** A purchase that was refunded stays one, and so does an income in a category of spending. */
const IS_LEG = `transaction.type <> 'transfer' AND NOT has_splits AND refund_of IS NULL
  AND NOT EXISTS (SELECT FROM transaction r WHERE r.ledger_id = transaction.ledger_id AND r.refund_of = transaction.id)
  AND NOT EXISTS (SELECT FROM category c WHERE c.ledger_id = transaction.ledger_id AND c.id = transaction.category_id
    AND c.kind <> transaction.type)`;

@Injectable()
export class SqlImportTransfers extends ImportTransfers {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async legs(ledgerId: string, accountIds: readonly string[], wanted: readonly WantedLegs[]): Promise<LedgerLeg[]> {
    const found: LedgerLeg[] = [];
    for (let start = 0; start < wanted.length; start += BATCH_ROWS) {
      const batch = wanted.slice(start, start + BATCH_ROWS);
      found.push(
        ...(await this.query<LedgerLeg>(
          // The ledger is looked at last: named inside, the planner may take a key that begins with it, and read all of it.
          `SELECT ${LEG}
           FROM unnest($3::bigint[], $4::text[], $5::date[], $6::date[]) AS x (minor, type, first, last)
           CROSS JOIN LATERAL (
             SELECT * FROM transaction
             WHERE amount_minor = x.minor AND account_id = ANY ($2::uuid[]) AND date BETWEEN x.first AND x.last
               AND type = x.type AND ${IS_LEG}
             LIMIT ${MOST_OF_AN_AMOUNT}
           ) t ${CLAIMED}
           WHERE t.ledger_id = $1`,
          [
            ledgerId,
            [...accountIds],
            batch.map(({ signedMinor }) => (signedMinor < 0n ? -signedMinor : signedMinor)),
            batch.map(({ signedMinor }) => (signedMinor < 0n ? 'expense' : 'income')),
            batch.map(({ from }) => from),
            batch.map(({ to }) => to),
          ],
        )),
      );
    }
    return found;
  }

  async legsBetween(
    ledgerId: string,
    accountIds: readonly string[],
    from: string,
    to: string,
    limit: number,
  ): Promise<LedgerLeg[]> {
    return this.query(
      `SELECT ${LEG} FROM (
         SELECT * FROM transaction
         WHERE ledger_id = $1 AND account_id = ANY ($2::uuid[]) AND date BETWEEN $3 AND $4 AND ${IS_LEG}
         ORDER BY date, id LIMIT $5
       ) t ${CLAIMED}`,
      [ledgerId, [...accountIds], from, to, limit],
    );
  }

  async decisions(ledgerId: string, keys: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await this.query<{ pair: string; taken: boolean }>(
      'SELECT pair, taken FROM import_transfer_decision WHERE ledger_id = $1 AND pair = ANY ($2::text[])',
      [ledgerId, [...keys]],
    );
    return new Map(rows.map(({ pair, taken }) => [pair, taken]));
  }

  async decide(ledgerId: string, decisions: ReadonlyMap<string, boolean>, now: Date): Promise<void> {
    await this.query(
      `INSERT INTO import_transfer_decision (ledger_id, pair, taken, decided_at)
       SELECT $1::uuid, x.*, $4::timestamptz FROM unnest($2::text[], $3::boolean[]) AS x
       ON CONFLICT (ledger_id, pair) DO UPDATE SET taken = excluded.taken, decided_at = excluded.decided_at`,
      [ledgerId, [...decisions.keys()], [...decisions.values()], now],
    );
  }

  async joined(ledgerId: string, importId: string): Promise<JoinedTransaction[]> {
    const rows = await this.query<{ id: string; before: Snapshot; after: Snapshot }>(
      `SELECT c.entity_id AS id, c.before, c.after
       FROM (SELECT DISTINCT transaction_id FROM import_identity WHERE import_id = $2 AND ledger_id = $1) i
       JOIN transaction t ON t.ledger_id = $1 AND t.id = i.transaction_id AND t.type = 'transfer'
         AND t.import_id IS DISTINCT FROM $2
       JOIN change c ON c.owner_id = $1 AND c.entity_id = i.transaction_id AND c.cause_by = 'import' AND c.cause_ref = $2
         AND c.before ? 'type'`,
      [ledgerId, importId],
    );
    return rows.map(({ id, before, after }) => ({
      transactionId: id,
      was: detailsOf(before),
      is: detailsOf(after) as unknown as TransactionDetails,
    }));
  }

  async held(ledgerId: string, transactionIds: readonly string[]): Promise<HeldLeg[]> {
    return this.query(
      `SELECT transaction_id AS "transactionId", account_id AS "accountId", import_id AS "importId" FROM import_identity
       WHERE transaction_id = ANY ($2::uuid[]) AND ledger_id = $1 ORDER BY transaction_id, import_id, account_id`,
      [ledgerId, [...transactionIds]],
    );
  }

  private async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.unitOfWork.manager.query(sql, parameters));
  }
}

type Snapshot = Readonly<Record<string, unknown>>;

/** What every change writes, and what is no matter of a person's. */
const NO_DETAILS: ReadonlySet<string> = new Set(['id', 'importId', 'createdAt', 'updatedAt', 'version']);
const MONEY: ReadonlySet<string> = new Set(['amount', 'toAmount', 'originalAmount']);

/** The details that a snapshot holds; a transaction that became a transfer had no parts. */
function detailsOf(snapshot: Snapshot): Partial<TransactionDetails> {
  const details = Object.entries(snapshot)
    .filter(([field]) => !NO_DETAILS.has(field) && field !== 'splits')
    .map(([field, value]) => [field, MONEY.has(field) && value ? Money.parse(value as MoneyJson) : value]);
  return Object.fromEntries(details) as Partial<TransactionDetails>;
}

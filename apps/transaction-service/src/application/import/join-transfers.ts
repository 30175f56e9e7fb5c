import { Injectable } from '@nestjs/common';
import { CalendarDate, Clock, Ids } from '@pft/kernel';
import type { ImportBatch, ImportedAccount } from '../../domain/import/import-batch';
import { ImportTransferGone } from '../../domain/import/import-errors';
import { ImportClaims, ImportRepository, type NewClaim } from '../../domain/import/import-repository';
import type { PreviewRow } from '../../domain/import/row/preview-row';
import type { KnownAccount } from '../../domain/import/row/target-accounts';
import { otherLegOf } from '../../domain/import/transfer/other-leg';
import { TRANSFER_DAYS, type Leg } from '../../domain/import/transfer/pair-transfers';
import { Transaction, WITHOUT_DETAILS } from '../../domain/transaction/transaction';
import { type TransactionChange, TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { LedgerFacts } from '../../domain/transaction/transaction-rules';
import { isOpen, isShown, legOf } from './open-legs';
import { claimBy, place, placeOf, signedMinor, type Placed } from './placed-rows';
import { findTransfers, possibleTransfers } from './reading/find-transfers';
import { ImportLedgers } from './reading/import-ledgers';
import { IMPORTED_SINCE } from './transfers-since';

const BATCH_ROWS = 1_000;

/** A row that is one leg of a transfer, and that no batch before has joined. */
const isLeg = ({ row }: Placed) => row.verdict === 'transfer' && row.action === 'insert' && row.otherLeg;
/** Joined with a row of a batch before. */
export const isJoined = ({ verdict, action }: PreviewRow) => verdict === 'transfer' && action === 'match';

/** A row, and the transaction that is its other leg. */
interface Wish {
  one: Placed;
  transactionId: string;
  accountId: string;
}

/** What a commit makes of rows that are legs of transfers: one transaction with a claim for each leg. */
@Injectable()
export class JoinTransfers {
  constructor(
    private readonly imports: ImportRepository,
    private readonly claims: ImportClaims,
    private readonly transactions: TransactionRepository,
    private readonly ledgers: ImportLedgers,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * What another import has brought since the preview may be the other leg of a row: two files that tell one transfer, both
   * previewed before either was committed, make one, and so does a file that was undone and brought once more meanwhile.
   */
  async lookAgain(
    { ledgerId, id, createdAt }: ImportBatch,
    accounts: readonly ImportedAccount[],
    known: readonly KnownAccount[],
  ): Promise<void> {
    if (!(await this.imports.committedSince(ledgerId, id, createdAt))) return;
    const ledger = this.ledgers.of(ledgerId);
    const [rows, legs]: [Map<number, PreviewRow>, Leg[]] = [new Map(), []];
    for (let number = 0; ;) {
      const batch = await this.imports.rowsAfter(ledgerId, id, number, BATCH_ROWS);
      number = batch.at(-1)?.number ?? number;
      const open = place(batch, accounts).filter(isOpen).map(legOf);
      // Of a long file only the rows stay in memory that something in the ledger may go with.
      const found = await possibleTransfers(open, known, ledger);
      const near = new Set(found.flatMap(([out, into]) => [out.row, into.row]));
      legs.push(...open.filter(({ row }) => near.has(row)));
      for (const row of batch) if (near.has(row.number)) rows.set(row.number, row);
      if (batch.length < BATCH_ROWS) break;
    }
    if (legs.length === 0) return;
    const changed: PreviewRow[] = [];
    for (const { out, into, on, taken } of await findTransfers(legs, known, [], ledger)) {
      const [leg, other] = out.row === null ? [into, out] : [out, into];
      const row = rows.get(leg.row ?? 0);
      if (!on || !row || other.transactionId === null || isShown(row, other.transactionId)) continue;
      const otherLeg = otherLegOf({ other, taken }, known, new Map());
      changed.push({
        ...row,
        verdict: 'transfer',
        reason: IMPORTED_SINCE,
        otherLeg,
      });
    }
    await this.imports.changeRows(
      ledgerId,
      id,
      changed.sort((a, b) => a.number - b.number),
    );
  }

  /** The other legs of a batch's rows that stand outside of it. */
  async partners({ ledgerId, id }: ImportBatch, placed: readonly Placed[]): Promise<PreviewRow[]> {
    const here = new Set(placed.map(({ row }) => row.number));
    const numbers = placed.flatMap((one) => {
      const other = isLeg(one);
      return other && 'row' in other && !here.has(other.row) ? [other.row] : [];
    });
    return numbers.length === 0 ? [] : this.imports.rowsAt(ledgerId, id, { numbers, lines: [] });
  }

  /**
   * Joins the rows that are legs, each with its other leg as that is now. Where that is gone the row is new, unless a person
   * took the pair. @throws ImportTransferGone
   */
  async join({ ledgerId, id }: ImportBatch, placed: readonly Placed[], facts: LedgerFacts): Promise<void> {
    const legs = placed.filter(isLeg);
    if (legs.length === 0) return;
    const now = this.clock.now();
    const byNumber = new Map(placed.map((one) => [one.row.number, one]));
    const [pairs, wishes] = apart(legs, byNumber);
    const claims: NewClaim[] = [];
    const added = pairs.map(([one, other]) => {
      const transaction = this.recordPair({ ledgerId, id: this.ids.next(), importId: id }, [one, other], facts, now);
      for (const { row, values, accountId } of [one, other]) {
        row.transactionId = transaction.id;
        claims.push(claimBy(row, values, accountId, transaction.id));
      }
      other.row.action = 'match';
      return transaction;
    });
    const there = await this.transactions.findMany(
      ledgerId,
      wishes.map(({ transactionId }) => transactionId),
    );
    const ofLedger = new Map(there.map((each) => [each.id, each]));
    const changes: TransactionChange[] = [];
    for (const { one, transactionId, accountId } of wishes) {
      const { row, values } = one;
      const before = ofLedger.get(transactionId);
      // Each goes with one row.
      ofLedger.delete(transactionId);
      const isThere = before && (await this.isTransferAlready(ledgerId, before, one));
      if (before && !isThere && isOtherLeg(before, one, accountId, facts)) {
        const after = before.joinedWith({ ...values, accountId: one.accountId }, facts, now);
        changes.push({ before, after });
      } else if (!isThere) {
        if (row.otherLeg?.taken) throw new ImportTransferGone(placeOf(row), transactionId);
        Object.assign(row, { verdict: 'new', reason: null, otherLeg: null });
        continue;
      }
      Object.assign(row, { action: 'match', transactionId });
      claims.push(claimBy(row, values, one.accountId, transactionId));
    }
    await this.transactions.change(changes, { by: 'import', ref: id });
    await this.transactions.add(added, { by: 'import', ref: id });
    await this.claims.add(ledgerId, id, claims);
    const changed = new Set([...legs, ...pairs.flat()].map(({ row }) => row));
    await this.imports.changeRows(
      ledgerId,
      id,
      [...changed].sort((a, b) => a.number - b.number),
    );
  }

  /** A person may have made the transfer meanwhile; its leg here must be nobody's. */
  private async isTransferAlready(
    ledgerId: string,
    transaction: Transaction,
    { values, accountId }: Placed,
  ): Promise<boolean> {
    if (transaction.type !== 'transfer' || transaction.balanceEffects().get(accountId) !== signedMinor(values))
      return false;
    const day = (days: number) => CalendarDate.plusDays(transaction.date, days);
    const days = { accountId, signedMinor: signedMinor(values), from: day(-TRANSFER_DAYS), to: day(TRANSFER_DAYS) };
    const claimed = await this.claims.claimedRows(ledgerId, [days]);
    return claimed.every(({ transactionId }) => transactionId !== transaction.id);
  }

  private recordPair(
    identity: { ledgerId: string; id: string; importId: string },
    [one, other]: readonly [Placed, Placed],
    facts: LedgerFacts,
    now: Date,
  ): Transaction {
    const [out, into] = one.values.type === 'expense' ? [one, other] : [other, one];
    const { date, valueDate, amount, payee, note, details } = out.values;
    return Transaction.record(
      identity,
      {
        ...WITHOUT_DETAILS,
        reviewed: false,
        type: 'transfer',
        amount,
        date,
        valueDate,
        accountId: out.accountId,
        toAccountId: into.accountId,
        toAmount: into.values.amount,
        payee: payee ?? into.values.payee,
        note: note ?? into.values.note,
        originalAmount: details?.originalAmount ?? null,
        tags: [...(details?.tags ?? []), ...(into.values.details?.tags ?? [])],
      },
      facts,
      now,
    );
  }
}

/** Pairs of rows of the file, and rows whose other leg is in the ledger; what is neither is new. */
function apart(legs: readonly Placed[], byNumber: ReadonlyMap<number, Placed>): [[Placed, Placed][], Wish[]] {
  const [pairs, wishes, paired]: [[Placed, Placed][], Wish[], Set<Placed>] = [[], [], new Set()];
  for (const one of legs) {
    const { otherLeg } = one.row;
    if (!otherLeg || paired.has(one)) continue;
    if ('transactionId' in otherLeg) {
      wishes.push({ one, transactionId: otherLeg.transactionId, accountId: otherLeg.accountId });
      continue;
    }
    const other = byNumber.get(otherLeg.row);
    const mutual = other?.row.otherLeg && 'row' in other.row.otherLeg && other.row.otherLeg.row === one.row.number;
    if (other && mutual && isLeg(other) && !paired.has(other) && other.accountId !== one.accountId) {
      pairs.push([one, other]);
      paired.add(one).add(other);
    } else if (other?.row.verdict === 'duplicate' && other.row.transactionId) {
      wishes.push({ one, transactionId: other.row.transactionId, accountId: other.accountId });
    } else Object.assign(one.row, { verdict: 'new', reason: null, otherLeg: null });
  }
  return [pairs, wishes];
}

/** Whether it is still the leg that was shown: whole, no refund, of that account, amount and direction. */
function isOtherLeg(transaction: Transaction, one: Placed, accountId: string, { accounts }: LedgerFacts): boolean {
  const { type, amount, splits, refundOf } = transaction;
  if (type === 'transfer' || type === one.values.type || transaction.accountId !== accountId) return false;
  if (accountId === one.accountId || accounts.get(accountId)?.archived !== false) return false;
  return splits.length === 0 && refundOf === null && amount.equals(one.row.otherLeg?.amount ?? amount);
}

import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@pft/kernel';
import { AccountArchived } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import type { ImportBatch } from '../../domain/import/import-batch';
import { ImportRowsEdited } from '../../domain/import/import-errors';
import { ImportClaims, ImportRepository } from '../../domain/import/import-repository';
import { type Transaction, WORDING } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type Ledger } from '../ports';
import { releaseRefunds } from '../transaction/release-refunds';
import { findImport } from './find-import';
import { PartTransfers } from './part-transfers';
import { SettleAccounts } from './settle-accounts';

export interface Withdrawal {
  batch: ImportBatch;
  removed: number;
  kept: number;
  released: number;
}

const NAMED_ROWS = 100;
const BATCH_ROWS = 1_000;

/**
 * Discards a preview, or a file that is still being read, or takes a committed import back as a whole: its rows, the identities it left, and the accounts that
 * imports opened and that hold nothing else. Rows that an existing transaction took over stay that transaction's, and of a transfer that
 * two files tell the other file's row stays.
 * @throws ImportNotFound, VersionStale, ImportBusy, ImportRowsEdited, ImportAlreadyUndone, AccountArchived
 */
@Injectable()
export class WithdrawImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly claims: ImportClaims,
    private readonly transactions: TransactionRepository,
    private readonly accounts: AccountRepository,
    private readonly partTransfers: PartTransfers,
    private readonly settleAccounts: SettleAccounts,
    private readonly clock: Clock,
  ) {}

  /** Null for what was discarded. */
  async execute(
    ledger: Ledger,
    id: string,
    edited: 'keep' | 'remove' | null,
    expectedVersion?: number,
  ): Promise<Withdrawal | null> {
    const { ledgerId } = ledger;
    const work = async () => {
      const before = await findImport(this.imports, ledgerId, id, expectedVersion);
      if (before.canDiscard()) {
        await this.imports.remove(before);
        return null;
      }
      const after = before.undone(this.clock.now());
      const changed = new Set(await this.claims.edited(ledgerId, id));
      if (changed.size > 0 && edited === null)
        throw new ImportRowsEdited([...changed].slice(0, NAMED_ROWS), changed.size);
      const staying = edited === 'keep' ? changed : new Set<string>();
      await this.partTransfersOf(ledgerId, id, staying);
      await this.rewordBack(ledgerId, id);
      const removed = await this.removeRows(ledger, id, staying);
      const released = await this.claims.release(ledgerId, id);
      await this.imports.change(before, after);
      await this.settleAccounts.undone(after);
      return {
        batch: after,
        removed,
        kept: staying.size,
        released,
      };
    };
    return this.unitOfWork.run(ledgerId, work, { long: true });
  }

  private async partTransfersOf(ledgerId: string, id: string, staying: ReadonlySet<string>): Promise<void> {
    const parted = await this.partTransfers.partedFrom(ledgerId, id, staying);
    await this.requireOpenAccounts(
      ledgerId,
      parted.map(({ before }) => before),
    );
    await this.transactions.change(parted, { by: 'import-undone', ref: id });
  }

  private async removeRows(ledger: Ledger, id: string, staying: ReadonlySet<string>): Promise<number> {
    const { ledgerId } = ledger;
    let removed = 0;
    for (let number = 0; ;) {
      const inserted = await this.imports.insertedAfter(ledgerId, id, number, BATCH_ROWS);
      number = inserted.at(-1)?.number ?? number;
      const ids = inserted.map(({ transactionId }) => transactionId).filter((each) => !staying.has(each));
      const handed = await this.handOver(ledger, id, ids);
      // Those that were deleted by hand are not there any more.
      const leaving = await this.transactions.findMany(
        ledgerId,
        ids.filter((each) => !handed.has(each)),
      );
      await this.requireOpenAccounts(ledgerId, leaving);
      await this.transactions.remove(leaving, { by: 'import-undone', ref: id });
      await releaseRefunds(this.transactions, leaving, this.clock.now());
      removed += leaving.length;
      if (inserted.length < BATCH_ROWS) return removed;
    }
  }

  /** What was pending and has come as booked by another import is that one's row from now on. */
  private async handOver(ledger: Ledger, id: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { ledgerId } = ledger;
    const holders = await this.claims.otherHolders(ledgerId, id, ids);
    if (holders.size === 0) return new Set();
    const now = this.clock.now();
    const rows = await this.transactions.findMany(ledgerId, [...holders.keys()]);
    const left = await this.partTransfers.rowsLeft(ledger, id, rows);
    const changes = rows.flatMap((before) => {
      const [holder, row] = [holders.get(before.id), left.get(before.id)];
      if (row) return [{ before, after: before.replacedBy(row.transaction, now) }];
      return holder ? [{ before, after: before.handedTo(holder, now) }] : [];
    });
    await this.requireOpenAccounts(
      ledgerId,
      changes.flatMap(({ before, after }) => (before.type === after.type ? [] : [before])),
    );
    await this.transactions.change(changes, { by: 'import-undone', ref: id });
    for (const holder of new Set(holders.values()))
      await this.imports.takeOver(
        ledgerId,
        holder,
        rows.map((row) => row.id),
      );
    for (const { row, importId } of left.values()) {
      const alone = { ...row, verdict: 'new' as const, action: 'insert' as const, reason: null, otherLeg: null };
      await this.imports.changeRows(ledgerId, importId, [alone]);
    }
    return new Set(rows.map((row) => row.id));
  }

  /** What this import has booked is pending again in the words of the one that brought it, except where a person changed them. */
  private async rewordBack(ledgerId: string, id: string): Promise<void> {
    const reworded = await this.claims.reworded(ledgerId, id);
    const rows = await this.transactions.findMany(
      ledgerId,
      reworded.map(({ transactionId }) => transactionId),
    );
    const byId = new Map(reworded.map((each) => [each.transactionId, each]));
    const now = this.clock.now();
    const changes = rows.map((before) => {
      const { was, is } = byId.get(before.id) ?? { was: {}, is: before };
      const since = WORDING.filter((field) => before[field] !== is[field]);
      const wording = Object.fromEntries(
        Object.entries(was).filter(([field]) => !since.some((each) => each === field)),
      );
      return { before, after: before.reworded(wording, now) };
    });
    await this.transactions.change(changes, { by: 'import-undone', ref: id });
  }

  private async requireOpenAccounts(ledgerId: string, leaving: readonly Transaction[]): Promise<void> {
    for (const id of new Set(leaving.flatMap((transaction) => [...transaction.balanceEffects().keys()]))) {
      const account = await this.accounts.find(ledgerId, id);
      if (account?.archived) throw new AccountArchived(id);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, Ids, UnitOfWork } from '@pft/kernel';
import { NotTwins, RemovalNotFound, RemovalUndone } from '../../domain/transaction/twin-errors';
import { twinsAmong } from '../../domain/transaction/twins';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type Ledger } from '../ports';
import { LedgerFactsReader } from './ledger-facts';
import { requireOpenAccounts, restored } from './restored';
import { TwinStore } from './twin-store';

/** Removes rows that came twice in one act, and brings them back as they were. */
@Injectable()
export class RemoveTwins {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly twins: TwinStore,
    readonly transactions: TransactionRepository,
    readonly factsReader: LedgerFactsReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws NotTwins */
  async execute({ ledgerId }: Ledger, wanted: readonly string[]): Promise<{ id: string; removed: number }> {
    const asked = [...new Set(wanted)];
    return this.unitOfWork.run(ledgerId, async () => {
      const found = twinsAmong(await this.twins.candidates(ledgerId));
      const known = new Map(found.map(({ twinId, keptId }) => [twinId, keptId]));
      const others = asked.filter((each) => !known.has(each));
      if (others.length > 0) throw new NotTwins(others);
      const id = this.ids.next();
      const rows = await this.transactions.findMany(ledgerId, asked);
      await this.twins.addRemoval(ledgerId, { id, transactionIds: asked, undoneAt: null });
      await this.transactions.remove(rows, { by: 'rule', ref: id });
      await this.keepRefunds(ledgerId, known, asked);
      return { id, removed: rows.length };
    });
  }

  /** A refund of the row that goes is one of the row that stays. */
  private async keepRefunds(
    ledgerId: string,
    kept: ReadonlyMap<string, string>,
    removed: readonly string[],
  ): Promise<void> {
    const refunds = await this.transactions.refundsOf(ledgerId, removed);
    const now = this.clock.now();
    const changes = refunds.map((before) => {
      const purchase = before.refundOf === null ? null : (kept.get(before.refundOf) ?? null);
      return { before, after: before.ofPurchase(purchase, now) };
    });
    await this.transactions.change(changes, { by: 'purchase-gone' });
  }

  /** @throws RemovalNotFound, RemovalUndone, AccountNotFound, AccountArchived */
  async undo({ ledgerId }: Ledger, id: string): Promise<{ restored: number }> {
    return this.unitOfWork.run(ledgerId, async () => {
      const removal = await this.twins.removal(ledgerId, id);
      if (!removal) throw new RemovalNotFound();
      if (removal.undoneAt) throw new RemovalUndone();
      const now = this.clock.now();
      const rows = await this.twins.removed(ledgerId, removal.transactionIds);
      await requireOpenAccounts(this.factsReader, ledgerId, rows);
      const back = await restored(this, ledgerId, rows, now);
      await this.transactions.add(back, { by: 'undo', ref: id });
      await this.twins.undone(ledgerId, id, now);
      return { restored: back.length };
    });
  }
}

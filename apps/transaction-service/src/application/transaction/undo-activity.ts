import { Injectable } from '@nestjs/common';
import { type Cause, Clock, UnitOfWork } from '@pft/kernel';
import type { Transaction } from '../../domain/transaction/transaction';
import { type TransactionChange, TransactionRepository } from '../../domain/transaction/transaction-repository';
import { PayeeCategories } from '../../domain/payee-category/payee-categories';
import { type Ledger } from '../ports';
import { LedgerFactsReader } from './ledger-facts';
import { requireOpenAccounts, restored } from './restored';
import { type Act, type ActRow, ActStore } from '../../domain/activity/act-store';
import { ActivityNotFound, ActivitySuperseded, ActivityUndone } from '../../domain/activity/act-errors';

/**
 * Makes rows what they were before an act, all of them or none: each gets its next version, so that the undo is a change as any
 * other. @throws ActivityNotFound, ActivityUndone, ActivitySuperseded, AccountNotFound, AccountArchived
 */
@Injectable()
export class UndoActivity {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    readonly transactions: TransactionRepository,
    readonly factsReader: LedgerFactsReader,
    private readonly acts: ActStore,
    private readonly payeeCategories: PayeeCategories,
    private readonly clock: Clock,
  ) {}

  async execute({ ledgerId }: Ledger, id: string): Promise<{ id: string; undoneAt: Date; restored: number }> {
    return this.unitOfWork.run(ledgerId, async () => {
      const act = await this.acts.find(ledgerId, id);
      if (!act) throw new ActivityNotFound();
      if (act.undoneAt) throw new ActivityUndone();
      const undoneAt = this.clock.now();
      const cause: Cause = { by: 'undo', ref: id };
      const were = await this.wereBefore(ledgerId, act.rows);
      if (act.kind === 'bulk-removal') await this.bringBack(ledgerId, were, undoneAt, cause);
      else await this.change(ledgerId, were, undoneAt, cause);
      // One that was changed since keeps what it says now.
      await this.change(ledgerId, await this.acts.before(ledgerId, act.released), undoneAt, cause);
      await this.remember(ledgerId, act);
      await this.acts.undone(ledgerId, id, undoneAt);
      return { id, undoneAt, restored: were.length };
    });
  }

  private async wereBefore(ledgerId: string, rows: readonly ActRow[]): Promise<Transaction[]> {
    const were = await this.acts.before(ledgerId, rows);
    const found = new Set(were.map(({ id }) => id));
    const since = rows.filter(({ id }) => !found.has(id));
    if (since.length > 0) throw new ActivitySuperseded(since.map(({ id }) => id));
    return were;
  }

  private async bringBack(ledgerId: string, were: readonly Transaction[], now: Date, cause: Cause): Promise<void> {
    await requireOpenAccounts(this.factsReader, ledgerId, were);
    await this.transactions.add(await restored(this, ledgerId, were, now), cause);
  }

  private async change(ledgerId: string, were: readonly Transaction[], now: Date, cause: Cause): Promise<void> {
    const ids = were.map(({ id }) => id);
    const there = new Map((await this.transactions.findMany(ledgerId, ids)).map((row) => [row.id, row]));
    const changes = (await restored(this, ledgerId, were, now)).flatMap((after): TransactionChange[] => {
      const before = there.get(after.id);
      return before ? [{ before, after }] : [];
    });
    const moved = changes.filter(({ before, after }) => before.accountId !== after.accountId);
    await requireOpenAccounts(
      this.factsReader,
      ledgerId,
      moved.flatMap(({ before, after }) => [before, after]),
    );
    await this.transactions.change(changes, cause);
  }

  /** What has been remembered under the text since then stays. */
  private async remember(ledgerId: string, { remembered, at }: Act): Promise<void> {
    if (remembered === null) return;
    const now = await this.payeeCategories.find(ledgerId, remembered.id);
    if (now?.createdAt.getTime() !== at.getTime()) return;
    const { before } = remembered;
    const categoryIds = before ? [before.categoryId] : [];
    const { categories } = await this.factsReader.read(ledgerId, { accountIds: [], categoryIds });
    // Where its category is gone meanwhile, so is what was remembered of it.
    if (before && categories.has(before.categoryId)) await this.payeeCategories.remember(ledgerId, before);
    else await this.payeeCategories.forget(ledgerId, remembered.id);
  }
}

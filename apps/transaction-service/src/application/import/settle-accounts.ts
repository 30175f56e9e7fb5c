import { Injectable } from '@nestjs/common';
import { Clock, Money } from '@pft/kernel';
import { AccountRepository } from '../../domain/account/account-repository';
import type { ImportBatch } from '../../domain/import/import-batch';
import { OpenedAccounts, type StatedOpening } from '../../domain/import/opened-accounts';

/**
 * What a commit or an undo means for the accounts of an import that imports opened, whichever of them comes or goes first. What
 * the file that opened one states stays true of its first day, so that rows of the days before move the opening balance back.
 * One that holds nothing any more goes with the last import of it.
 */
@Injectable()
export class SettleAccounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly opened: OpenedAccounts,
    private readonly clock: Clock,
  ) {}

  async committed(batch: ImportBatch): Promise<void> {
    for (const { accountId, stated } of await this.openedOf(batch))
      if (stated) await this.moveOpening(batch, accountId, stated, 'import');
  }

  async undone(batch: ImportBatch): Promise<void> {
    const { ledgerId, id } = batch;
    for (const { accountId, importId, undone, edited, stated } of await this.openedOf(batch)) {
      const isLeft = !edited && (undone || importId === id);
      if (isLeft && !(await this.accounts.hasTransactions(ledgerId, accountId))) {
        const account = await this.accounts.find(ledgerId, accountId);
        if (account) await this.accounts.remove(account, { by: 'import-undone', ref: id });
      } else if (stated) await this.moveOpening(batch, accountId, stated, 'import-undone');
    }
  }

  private openedOf({ ledgerId, accounts }: ImportBatch) {
    const accountIds = accounts.flatMap(({ accountId }) => accountId ?? []);
    return this.opened.of(ledgerId, [...new Set(accountIds)]);
  }

  private async moveOpening(
    { ledgerId, id, firstDate }: ImportBatch,
    accountId: string,
    { balance, date, firstDay }: StatedOpening,
    by: 'import' | 'import-undone',
  ): Promise<void> {
    if (firstDate === null || firstDate >= firstDay) return;
    const brought = await this.opened.broughtBefore(ledgerId, accountId, firstDay);
    const before = await this.accounts.find(ledgerId, accountId);
    if (!before) return;
    const openingBalance = balance.minus(Money.of(brought.sumMinor, balance.currency));
    const openingDate = brought.firstDay !== null && brought.firstDay < date ? brought.firstDay : date;
    const after = before.changed({ openingBalance, openingDate }, this.clock.now());
    if (after !== before) await this.accounts.change(before, after, { by, ref: id });
  }
}

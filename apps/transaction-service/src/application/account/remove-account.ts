import { Injectable } from '@nestjs/common';
import { requireVersion, UnitOfWork } from '@pft/kernel';
import { AccountHasTransactions, AccountNotFound } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { type Ledger } from '../ports';

/** @throws AccountNotFound, VersionStale, AccountHasTransactions */
@Injectable()
export class RemoveAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
  ) {}

  async execute(ledger: Ledger, id: string, expectedVersion?: number): Promise<void> {
    await this.unitOfWork.run(ledger.ledgerId, async () => {
      const account = await this.accounts.find(ledger.ledgerId, id);
      if (!account) throw new AccountNotFound();
      requireVersion(expectedVersion, account.version);
      if (await this.accounts.hasTransactions(ledger.ledgerId, id)) throw new AccountHasTransactions();
      await this.accounts.remove(account);
    });
  }
}

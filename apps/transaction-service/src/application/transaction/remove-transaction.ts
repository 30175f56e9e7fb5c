import { Injectable } from '@nestjs/common';
import { Clock, requireVersion, UnitOfWork } from '@pft/kernel';
import { AccountArchived } from '../../domain/account/account-errors';
import { TransactionNotFound } from '../../domain/transaction/transaction-errors';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type Ledger } from '../ports';
import { LedgerFactsReader } from './ledger-facts';
import { releaseRefunds } from './release-refunds';

/** @throws TransactionNotFound, VersionStale, AccountArchived */
@Injectable()
export class RemoveTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: TransactionRepository,
    private readonly factsReader: LedgerFactsReader,
    private readonly clock: Clock,
  ) {}

  async execute(ledger: Ledger, id: string, expectedVersion?: number): Promise<void> {
    const { ledgerId } = ledger;
    await this.unitOfWork.run(ledgerId, async () => {
      const transaction = await this.transactions.find(ledgerId, id);
      if (!transaction) throw new TransactionNotFound();
      requireVersion(expectedVersion, transaction.version);
      const accountIds = [...transaction.balanceEffects().keys()];
      const { accounts } = await this.factsReader.read(ledgerId, { accountIds, categoryIds: [] });
      for (const account of accounts.values()) if (account.archived) throw new AccountArchived(account.id);
      await this.transactions.remove([transaction]);
      await releaseRefunds(this.transactions, [transaction], this.clock.now());
    });
  }
}

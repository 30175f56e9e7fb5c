import { Injectable } from '@nestjs/common';
import { Clock, requireVersion } from '@pft/kernel';
import { AccountArchived } from '../../domain/account/account-errors';
import type { Transaction } from '../../domain/transaction/transaction';
import { TransactionNotFound } from '../../domain/transaction/transaction-errors';
import { type Ledger } from '../ports';
import type { FactsWanted } from './ledger-facts';
import { type Decide, LedgerJournal } from './ledger-journal';
import { releasedRefunds } from './release-refunds';

/** @throws TransactionNotFound, VersionStale, AccountArchived */
@Injectable()
export class RemoveTransaction {
  constructor(
    private readonly journal: LedgerJournal,
    private readonly clock: Clock,
  ) {}

  execute(ledger: Ledger, id: string, expectedVersion?: number): Promise<void> {
    const facts = (row: Transaction | null): FactsWanted => {
      if (!row) throw new TransactionNotFound();
      requireVersion(expectedVersion, row.version);
      return { accountIds: [...row.balanceEffects().keys()], categoryIds: [] };
    };

    const decide: Decide<void> = ({ accounts }, { row: before, refunds }) => {
      if (!before) throw new TransactionNotFound();
      for (const account of accounts.values()) if (account.archived) throw new AccountArchived(account.id);
      return {
        answer: undefined,
        writes: [{ before, after: null }, ...releasedRefunds(refunds, this.clock.now())],
      };
    };
    return this.journal.append(ledger.ledgerId, { row: { id, refunds: true }, facts }, decide);
  }
}

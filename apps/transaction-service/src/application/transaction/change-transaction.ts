import { Injectable } from '@nestjs/common';
import { CalendarDate, requireVersion, Clock } from '@pft/kernel';
import { ownName } from '../../domain/payee/own-name';
import type { Transaction } from '../../domain/transaction/transaction';
import { TransactionNotFound } from '../../domain/transaction/transaction-errors';
import { type Ledger } from '../ports';
import type { FactsWanted } from './ledger-facts';
import { type Decide, LedgerJournal, type RowWrite } from './ledger-journal';
import { releasedRefunds } from './release-refunds';
import { mergePatch, nameFollows, type TransactionPatch } from './transaction-input';

/** @throws TransactionNotFound, VersionStale, InvalidAmount, UnknownCurrency, and as Transaction.changed */
@Injectable()
export class ChangeTransaction {
  constructor(
    private readonly journal: LedgerJournal,
    private readonly clock: Clock,
  ) {}

  execute(ledger: Ledger, id: string, input: TransactionPatch, expectedVersion?: number): Promise<Transaction> {
    const facts = (row: Transaction | null): FactsWanted => {
      if (!row) throw new TransactionNotFound();
      requireVersion(expectedVersion, row.version);
      const details = mergePatch(row, input);
      const name = ownNameWanted(row, input, details.payee);
      return {
        accountIds: [details.accountId, details.toAccountId, row.accountId, row.toAccountId].filter(
          (accountId) => accountId !== null,
        ),
        categoryIds: [details.categoryId, ...details.splits.map(({ categoryId }) => categoryId)].filter(
          (categoryId) => categoryId !== null,
        ),
        purchaseId: details.refundOf,
        ...(name !== null && { payeeName: name }),
      };
    };

    const decide: Decide<Transaction> = (known, { row: before, refunds }) => {
      if (!before) throw new TransactionNotFound();
      const details = mergePatch(before, input);
      const name = ownNameWanted(before, input, details.payee);
      const now = this.clock.now();
      const named = name === null ? details : { ...details, payeeName: known.renamed ?? name };
      const after = before.changed(named, { ...known, today: CalendarDate.today(ledger.timeZone, now) }, now);
      const writes: RowWrite[] = after === before ? [] : [{ before, after }];
      if (after.type !== before.type) writes.push(...releasedRefunds(refunds, now));
      return { answer: after, writes };
    };
    return this.journal.append(ledger.ledgerId, { row: { id, refunds: input.type !== undefined }, facts }, decide);
  }
}

/** The payee's own name where the row is called by it, whatever a person has renamed it to; null where the row keeps its name. */
function ownNameWanted(row: Transaction, input: TransactionPatch, payee: string | null): string | null {
  return nameFollows(row, input) && payee ? ownName(row, payee) : null;
}

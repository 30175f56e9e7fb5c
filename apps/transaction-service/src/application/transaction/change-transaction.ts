import { Injectable } from '@nestjs/common';
import { CalendarDate, requireVersion, Clock, UnitOfWork } from '@pft/kernel';
import { ownName } from '../../domain/payee/own-name';
import type { Transaction } from '../../domain/transaction/transaction';
import { TransactionNotFound } from '../../domain/transaction/transaction-errors';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type Ledger } from '../ports';
import { LedgerFactsReader } from './ledger-facts';
import { releaseRefunds } from './release-refunds';
import { mergePatch, nameFollows, type TransactionPatch } from './transaction-input';

/** @throws TransactionNotFound, VersionStale, InvalidAmount, UnknownCurrency, and as Transaction.changed */
@Injectable()
export class ChangeTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: TransactionRepository,
    private readonly factsReader: LedgerFactsReader,
    private readonly clock: Clock,
  ) {}

  async execute(ledger: Ledger, id: string, input: TransactionPatch, expectedVersion?: number): Promise<Transaction> {
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.transactions.find(ledgerId, id);
      if (!before) throw new TransactionNotFound();
      requireVersion(expectedVersion, before.version);
      const details = mergePatch(before, input);
      const name = nameFollows(before, input) && details.payee ? ownName(before, details.payee) : null;
      const facts = await this.factsReader.read(ledgerId, {
        accountIds: [details.accountId, details.toAccountId, before.accountId, before.toAccountId].filter(
          (accountId) => accountId !== null,
        ),
        categoryIds: [details.categoryId, ...details.splits.map((split) => split.categoryId)].filter(
          (categoryId) => categoryId !== null,
        ),
        purchaseId: details.refundOf,
        ...(name !== null && { payeeName: name }),
      });
      const now = this.clock.now();
      const named = name === null ? details : { ...details, payeeName: facts.renamed ?? name };
      const after = before.changed(named, { ...facts, today: CalendarDate.today(ledger.timeZone, now) }, now);
      await this.transactions.change([{ before, after }]);
      if (after.type !== before.type) await releaseRefunds(this.transactions, [before], now);
      return after;
    });
  }
}

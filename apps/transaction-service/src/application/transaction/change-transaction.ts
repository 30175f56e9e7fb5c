import { Injectable } from '@nestjs/common';
import { CalendarDate, Money, requireVersion, Clock, UnitOfWork } from '@pft/kernel';
import type { Transaction, TransactionDetails, TransactionType } from '../../domain/transaction/transaction';
import { TransactionNotFound } from '../../domain/transaction/transaction-errors';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type Ledger, type MoneyInput } from '../ports';
import { LedgerFactsReader } from './ledger-facts';
import { parseSplits, type SplitInput } from './split-input';

/** A merge patch: what is absent (undefined) stays, null clears. */
export interface ChangeTransactionInput {
  type?: TransactionType;
  amount?: MoneyInput;
  date?: string;
  valueDate?: string | null;
  accountId?: string;
  toAccountId?: string | null;
  toAmount?: MoneyInput | null;
  originalAmount?: MoneyInput | null;
  categoryId?: string | null;
  splits?: SplitInput[] | null;
  payee?: string | null;
  note?: string | null;
  tags?: string[] | null;
}

/** @throws TransactionNotFound, VersionStale, InvalidAmount, UnknownCurrency, and as Transaction.changed */
@Injectable()
export class ChangeTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: TransactionRepository,
    private readonly factsReader: LedgerFactsReader,
    private readonly clock: Clock,
  ) {}

  async execute(
    ledger: Ledger,
    id: string,
    input: ChangeTransactionInput,
    expectedVersion?: number,
  ): Promise<Transaction> {
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.transactions.find(ledgerId, id);
      if (!before) throw new TransactionNotFound();
      requireVersion(expectedVersion, before.version);
      const details = mergePatch(before, input);
      const facts = await this.factsReader.read(ledgerId, {
        accountIds: [details.accountId, details.toAccountId, before.accountId, before.toAccountId].filter(
          (accountId) => accountId !== null,
        ),
        categoryIds: [details.categoryId, ...details.splits.map((split) => split.categoryId)].filter(
          (categoryId) => categoryId !== null,
        ),
      });
      const now = this.clock.now();
      const after = before.changed(details, { ...facts, today: CalendarDate.today(ledger.timeZone, now) }, now);
      await this.transactions.change([{ before, after }]);
      return after;
    });
  }
}

const patched = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);

/**
 * What the row shall be. A new type clears what it cannot have; a category replaces splits and the other way round; what
 * arrives follows what left, as long as both are one currency. Where the patch names a field itself, that holds.
 */
export function mergePatch(before: TransactionDetails, input: ChangeTransactionInput): TransactionDetails {
  const type = input.type ?? before.type;
  const transfer = type === 'transfer';
  const money = (value: MoneyInput | null | undefined, kept: Money | null, field: string) =>
    value === undefined ? kept : value === null ? null : Money.parsePositive(value, field);
  const amount = input.amount ? Money.parsePositive(input.amount, 'amount') : before.amount;
  const follows = before.toAmount?.currency === before.amount.currency;
  const keptToAmount = transfer && !follows ? before.toAmount : null;
  const splitsGiven = input.splits !== undefined && input.splits !== null;
  const keptCategory = transfer || splitsGiven ? null : before.categoryId;
  const keptSplits = transfer || input.categoryId ? [] : before.splits;
  return {
    type,
    amount,
    date: input.date ?? before.date,
    valueDate: patched(input.valueDate, before.valueDate),
    accountId: input.accountId ?? before.accountId,
    toAccountId: patched(input.toAccountId, transfer ? before.toAccountId : null),
    toAmount: money(input.toAmount, keptToAmount, 'toAmount'),
    originalAmount: money(input.originalAmount, before.originalAmount, 'originalAmount'),
    categoryId: patched(input.categoryId, keptCategory),
    splits: input.splits === undefined ? keptSplits : parseSplits(input.splits ?? []),
    payee: patched(input.payee, before.payee),
    note: patched(input.note, before.note),
    tags: input.tags === undefined ? before.tags : (input.tags ?? []),
  };
}

import { Injectable } from '@nestjs/common';
import { CalendarDate, Money, Clock, Ids, UnitOfWork } from '@pft/kernel';
import { Transaction, type TransactionType } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { AccountFacts } from '../../domain/transaction/transaction-rules';
import { DefaultAccount } from '../account/default-account';
import { DefaultCategories } from '../category/default-categories';
import { type Ledger, type MoneyInput } from '../ports';
import { type FactsFound, LedgerFactsReader } from './ledger-facts';
import { parseSplits, type SplitInput } from './split-input';

export interface RecordTransactionInput {
  type: TransactionType;
  amount: MoneyInput;
  date: string;
  valueDate?: string | null;
  accountId?: string | null;
  toAccountId?: string | null;
  toAmount?: MoneyInput | null;
  originalAmount?: MoneyInput | null;
  categoryId?: string | null;
  splits?: SplitInput[] | null;
  payee?: string | null;
  note?: string | null;
  tags?: string[] | null;
}

/**
 * Adds a transaction. Without an account it goes to the default account in the amount's currency, opened on first use.
 * @throws InvalidAmount, UnknownCurrency, and as Transaction.record
 */
@Injectable()
export class RecordTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: TransactionRepository,
    private readonly factsReader: LedgerFactsReader,
    private readonly defaultAccount: DefaultAccount,
    private readonly defaultCategories: DefaultCategories,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: Ledger, input: RecordTransactionInput): Promise<Transaction> {
    const { ledgerId } = ledger;
    const amount = Money.parsePositive(input.amount, 'amount');
    const entered = {
      type: input.type,
      amount,
      date: input.date,
      valueDate: input.valueDate ?? null,
      toAccountId: input.toAccountId ?? null,
      toAmount: input.toAmount ? Money.parsePositive(input.toAmount, 'toAmount') : null,
      originalAmount: input.originalAmount ? Money.parsePositive(input.originalAmount, 'originalAmount') : null,
      categoryId: input.categoryId ?? null,
      splits: parseSplits(input.splits ?? []),
      payee: input.payee ?? null,
      note: input.note ?? null,
      tags: input.tags ?? [],
    };
    return this.unitOfWork.run(ledgerId, async () => {
      const now = this.clock.now();
      const facts = await this.factsReader.read(ledgerId, {
        accountIds: [input.accountId, entered.toAccountId].filter((id) => typeof id === 'string'),
        categoryIds: [entered.categoryId, ...entered.splits.map((split) => split.categoryId)].filter(
          (id) => id !== null,
        ),
        ...(input.accountId ? {} : { defaultCurrency: amount.currency }),
      });
      if (!facts.defaultsMade) await this.defaultCategories.ensure(ledgerId);
      const account = input.accountId ? null : await this.accountForNone(ledger, amount.currency, facts);
      const transaction = Transaction.record(
        { ledgerId, id: this.ids.next() },
        { ...entered, accountId: account?.id ?? input.accountId ?? '' },
        {
          today: CalendarDate.today(ledger.timeZone, now),
          accounts: account ? new Map([...facts.accounts, [account.id, account]]) : facts.accounts,
          categories: facts.categories,
        },
        now,
      );
      await this.transactions.add([transaction]);
      return transaction;
    });
  }

  private async accountForNone(ledger: Ledger, currency: string, facts: FactsFound): Promise<AccountFacts> {
    return facts.defaultAccount ?? this.defaultAccount.execute(ledger, currency);
  }
}

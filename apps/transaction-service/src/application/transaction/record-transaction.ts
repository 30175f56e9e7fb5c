import { Injectable } from '@nestjs/common';
import { CalendarDate, Clock, Ids, UnitOfWork } from '@pft/kernel';
import { typedName } from '../../domain/payee/clean-payee';
import { Transaction, WITHOUT_DETAILS } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { AccountFacts } from '../../domain/transaction/transaction-rules';
import { DefaultAccount } from '../account/default-account';
import { DefaultCategories } from '../category/default-categories';
import { type Ledger } from '../ports';
import { type FactsFound, LedgerFactsReader } from './ledger-facts';
import { nameFollows, parseTransaction, type TransactionInput } from './transaction-input';

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

  async execute(ledger: Ledger, input: TransactionInput): Promise<Transaction> {
    const { ledgerId } = ledger;
    const entered = parseTransaction(input);
    const { currency } = entered.amount;
    const name = nameFollows(WITHOUT_DETAILS, input) && entered.payee ? typedName(entered.payee) : null;
    return this.unitOfWork.run(ledgerId, async () => {
      const now = this.clock.now();
      const facts = await this.factsReader.read(ledgerId, {
        accountIds: [input.accountId, entered.toAccountId].filter((id) => typeof id === 'string'),
        categoryIds: [entered.categoryId, ...entered.splits.map((split) => split.categoryId)].filter(
          (id) => id !== null,
        ),
        ...(input.accountId ? {} : { defaultCurrency: currency }),
        purchaseId: entered.refundOf,
        ...(name !== null && { payeeName: name }),
      });
      if (!facts.defaultsMade) await this.defaultCategories.ensure(ledgerId);
      const account = input.accountId ? null : await this.accountForNone(ledger, currency, facts);
      const transaction = Transaction.record(
        { ledgerId, id: this.ids.next() },
        {
          ...entered,
          accountId: account?.id ?? entered.accountId,
          payeeName: entered.payeeName ?? facts.renamed ?? name,
        },
        {
          today: CalendarDate.today(ledger.timeZone, now),
          accounts: account ? new Map([...facts.accounts, [account.id, account]]) : facts.accounts,
          categories: facts.categories,
          purchase: facts.purchase,
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

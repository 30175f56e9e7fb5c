import { Injectable } from '@nestjs/common';
import { CalendarDate, Clock, Ids } from '@pft/kernel';
import { typedName } from '../../domain/payee/clean-payee';
import { Transaction, WITHOUT_DETAILS } from '../../domain/transaction/transaction';
import { DefaultAccount } from '../account/default-account';
import { DefaultCategories } from '../category/default-categories';
import { type Ledger } from '../ports';
import type { FactsFound, FactsWanted } from './ledger-facts';
import { type Decision, LedgerJournal } from './ledger-journal';
import { nameFollows, parseTransaction, type TransactionInput } from './transaction-input';

/**
 * Adds a transaction. Without an account it goes to the default account in the amount's currency, opened on first use.
 * @throws InvalidAmount, UnknownCurrency, and as Transaction.record
 */
@Injectable()
export class RecordTransaction {
  constructor(
    private readonly journal: LedgerJournal,
    private readonly defaultAccount: DefaultAccount,
    private readonly defaultCategories: DefaultCategories,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(ledger: Ledger, input: TransactionInput): Promise<Transaction> {
    const { ledgerId } = ledger;
    const id = this.ids.next();
    const entered = parseTransaction(input);
    const { currency } = entered.amount;
    const name = nameFollows(WITHOUT_DETAILS, input) && entered.payee ? typedName(entered.payee) : null;
    const wanted: FactsWanted = {
      accountIds: [input.accountId, entered.toAccountId].filter((accountId) => typeof accountId === 'string'),
      categoryIds: [entered.categoryId, ...entered.splits.map(({ categoryId }) => categoryId)].filter(
        (categoryId) => categoryId !== null,
      ),
      ...(input.accountId ? {} : { defaultCurrency: currency }),
      purchaseId: entered.refundOf,
      ...(name !== null && { payeeName: name }),
    };

    const decide = (facts: FactsFound): Decision<Transaction> | null => {
      const account = input.accountId ? null : facts.defaultAccount;
      if (!facts.defaultsMade || (!input.accountId && !account)) return null;
      const now = this.clock.now();
      const row = Transaction.record(
        { ledgerId, id },
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
      return { answer: row, writes: [{ before: null, after: row }] };
    };

    const prepare = async (facts: FactsFound): Promise<void> => {
      if (!facts.defaultsMade) await this.defaultCategories.ensure(ledgerId);
      if (!input.accountId && !facts.defaultAccount) await this.defaultAccount.execute(ledger, currency);
    };
    return this.journal.append(ledgerId, { facts: () => wanted }, decide, prepare);
  }
}

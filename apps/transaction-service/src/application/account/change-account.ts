import { Injectable } from '@nestjs/common';
import { CalendarDate, isCurrency, Money, UnknownCurrency, requireVersion, Clock, UnitOfWork } from '@pft/kernel';
import type { Account, AccountDetails, AccountType } from '../../domain/account/account';
import { AccountHasTransactions, AccountNotFound } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { ledgerDate } from '../../domain/ledger-date';
import { type Ledger, type MoneyInput } from '../ports';

export interface ChangeAccountInput {
  name?: string;
  type?: AccountType;
  currency?: string;
  openingBalance?: MoneyInput;
  openingDate?: string;
  archived?: boolean;
  includeInNetWorth?: boolean;
  iban?: string | null;
  externalId?: string | null;
}

/** @throws AccountNotFound, VersionStale, AccountHasTransactions (another currency), and as OpenAccount */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly clock: Clock,
  ) {}

  async execute(ledger: Ledger, id: string, input: ChangeAccountInput, expectedVersion?: number): Promise<Account> {
    return this.unitOfWork.run(ledger.ledgerId, async () => {
      const before = await this.accounts.find(ledger.ledgerId, id);
      if (!before) throw new AccountNotFound();
      requireVersion(expectedVersion, before.version);
      const after = before.changed(this.changes(ledger, before, input), this.clock.now());
      if (after.currency !== before.currency && (await this.accounts.hasTransactions(ledger.ledgerId, id))) {
        throw new AccountHasTransactions('currency');
      }
      if (after !== before) await this.accounts.change(before, after);
      return after;
    });
  }

  private changes(ledger: Ledger, before: Account, input: ChangeAccountInput): Partial<AccountDetails> {
    const { currency = before.currency, openingBalance, openingDate, ...rest } = input;
    if (!isCurrency(currency)) throw new UnknownCurrency(currency, 'currency');
    const today = CalendarDate.today(ledger.timeZone, this.clock.now());
    const given = Object.entries(rest).filter(([, value]) => value !== undefined);
    return {
      ...(Object.fromEntries(given) as Partial<AccountDetails>),
      currency,
      // A new currency without an opening balance is accepted where there was none to convert.
      openingBalance: openingBalance
        ? Money.parse(openingBalance, 'openingBalance')
        : before.openingBalance.isZero()
          ? Money.zero(currency)
          : before.openingBalance,
      ...(openingDate === undefined || openingDate === before.openingDate
        ? {}
        : { openingDate: ledgerDate(openingDate, today, 'openingDate') }),
    };
  }
}

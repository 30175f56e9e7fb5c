import { Injectable } from '@nestjs/common';
import { CalendarDate, type Cause, isCurrency, Money, UnknownCurrency, Clock, Ids, UnitOfWork } from '@pft/kernel';
import { Account, MAX_ACCOUNTS, type AccountType } from '../../domain/account/account';
import { TooManyAccounts } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { ledgerDate } from '../../domain/ledger-date';
import { type Ledger, type MoneyInput } from '../ports';

export interface OpenAccountInput {
  name: string;
  type?: AccountType;
  currency: string;
  openingBalance?: MoneyInput;
  openingDate?: string;
  includeInNetWorth?: boolean;
  iban?: string | null;
  externalId?: string | null;
}

/** @throws TooManyAccounts, UnknownCurrency, InvalidAmount, AccountCurrencyDiffers, DateOutOfRange */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: Ledger, input: OpenAccountInput, cause?: Cause): Promise<Account> {
    const now = this.clock.now();
    const today = CalendarDate.today(ledger.timeZone, now);
    if (!isCurrency(input.currency)) throw new UnknownCurrency(input.currency, 'currency');
    const zero = Money.zero(input.currency);
    const details = {
      name: input.name,
      type: input.type ?? 'checking',
      currency: input.currency,
      openingBalance: input.openingBalance ? Money.parse(input.openingBalance, 'openingBalance') : zero,
      openingDate: input.openingDate === undefined ? today : ledgerDate(input.openingDate, today, 'openingDate'),
      archived: false,
      includeInNetWorth: input.includeInNetWorth ?? true,
      iban: input.iban ?? null,
      externalId: input.externalId ?? null,
    };
    return this.unitOfWork.run(ledger.ledgerId, async () => {
      if ((await this.accounts.count(ledger.ledgerId)) >= MAX_ACCOUNTS) throw new TooManyAccounts(MAX_ACCOUNTS);
      const account = Account.open(ledger.ledgerId, this.ids.next(), details, now);
      await this.accounts.add(account, cause);
      return account;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type Cause, UnitOfWork } from '@pft/kernel';
import { type Account, defaultAccountName } from '../../domain/account/account';
import { AccountRepository } from '../../domain/account/account-repository';
import { type Ledger } from '../ports';
import { OpenAccount } from './open-account';

/** The account for what names none, opened on first use. Two at once get the same one: the unit of work makes them queue. */
@Injectable()
export class DefaultAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly openAccount: OpenAccount,
  ) {}

  async execute(ledger: Ledger, currency: string, cause?: Cause): Promise<Account> {
    return this.unitOfWork.run(ledger.ledgerId, async () => {
      const account = await this.accounts.findDefault(ledger.ledgerId, currency);
      return account ?? this.openAccount.execute(ledger, { name: defaultAccountName(currency), currency }, cause);
    });
  }
}

import { DomainError } from '@pft/kernel';

/** In a path it is 404; as a field of the input 422. Missing and another ledger's are the same answer. */
export class AccountNotFound extends DomainError {
  readonly code = 'account-not-found';
  readonly kind: 'not-found' | 'invalid';
  constructor(field?: string) {
    super('There is no such account.', {}, field);
    this.kind = field === undefined ? 'not-found' : 'invalid';
  }
}

export class AccountHasTransactions extends DomainError {
  readonly code = 'account-has-transactions';
  readonly kind = 'conflict';
  constructor(field?: string) {
    super('The account has transactions: archive it, or delete or move them first.', {}, field);
  }
}

export class AccountArchived extends DomainError {
  readonly code = 'account-archived';
  readonly kind = 'conflict';
  constructor(accountId: string, field?: string) {
    super('The account is archived; bring it back before changing its money.', { accountId }, field);
  }
}

export class AccountCurrencyDiffers extends DomainError {
  readonly code = 'account-currency-differs';
  readonly kind = 'invalid';
  constructor(accountCurrency: string, currency: string, field: string) {
    super(
      `The account is kept in ${accountCurrency}, the amount is in ${currency}; what was paid abroad goes into originalAmount.`,
      { accountCurrency, currency },
      field,
    );
  }
}

export class TooManyAccounts extends DomainError {
  readonly code = 'too-many-accounts';
  readonly kind = 'conflict';
  constructor(limit: number) {
    super(`A ledger holds at most ${limit} accounts.`, { limit });
  }
}

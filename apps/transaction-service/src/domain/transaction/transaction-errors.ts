import { DomainError } from '@pft/kernel';

export class TransactionNotFound extends DomainError {
  readonly code = 'transaction-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such transaction.');
  }
}

export class AmountNotPositive extends DomainError {
  readonly code = 'amount-invalid';
  readonly kind = 'invalid';
  constructor(field: string) {
    super('The amount must be greater than zero; the type says in which direction it goes.', {}, field);
  }
}

export class TransferTargetMissing extends DomainError {
  readonly code = 'transfer-target-missing';
  readonly kind = 'invalid';
  constructor() {
    super('A transfer needs the account it goes to.', {}, 'toAccountId');
  }
}

export class TransferToSameAccount extends DomainError {
  readonly code = 'transfer-to-same-account';
  readonly kind = 'invalid';
  constructor() {
    super('A transfer goes from one account to another one.', {}, 'toAccountId');
  }
}

export class TransferAmountMissing extends DomainError {
  readonly code = 'transfer-amount-missing';
  readonly kind = 'invalid';
  constructor(from: string, to: string) {
    super(`The accounts are kept in ${from} and ${to}: say in toAmount what arrived.`, { from, to }, 'toAmount');
  }
}

export class TransferAmountsDiffer extends DomainError {
  readonly code = 'transfer-amounts-differ';
  readonly kind = 'invalid';
  constructor() {
    super('Both accounts have one currency, so what arrives is what left.', {}, 'toAmount.amount');
  }
}

/** `toAccountId` and `toAmount` belong to transfers, categories and splits do not; `refundOf` belongs to incomes. */
export class FieldNotAllowedForType extends DomainError {
  readonly code = 'field-not-allowed-for-type';
  readonly kind = 'invalid';
  constructor(type: string, field: string) {
    super(`A transaction of type ${type} has no ${field}.`, { type }, field);
  }
}

/** Missing, another ledger's and no expense are the same answer. */
export class RefundOfInvalid extends DomainError {
  readonly code = 'refund-of-invalid';
  readonly kind = 'invalid';
  constructor() {
    super('A refund is of an expense in the same ledger; this is none.', {}, 'refundOf');
  }
}

export class CategoryAndSplits extends DomainError {
  readonly code = 'category-and-splits';
  readonly kind = 'invalid';
  constructor() {
    super('Give either a category or splits.', {}, 'splits');
  }
}

export class SplitsCountInvalid extends DomainError {
  readonly code = 'splits-count-invalid';
  readonly kind = 'invalid';
  constructor(limit: number) {
    super(`Give 1 to ${limit} splits, or none of them.`, { limit }, 'splits');
  }
}

export class SplitsSumDiffers extends DomainError {
  readonly code = 'splits-sum-differs';
  readonly kind = 'invalid';
  constructor(sum: string, amount: string) {
    super(`The splits add up to ${sum}, the amount is ${amount}.`, { sum, amount }, 'splits');
  }
}

export class SplitCurrencyDiffers extends DomainError {
  readonly code = 'split-currency-differs';
  readonly kind = 'invalid';
  constructor(currency: string, field: string) {
    super(`Splits are in the currency of the amount, ${currency}.`, { currency }, field);
  }
}

export class TooManyTags extends DomainError {
  readonly code = 'too-many-tags';
  readonly kind = 'invalid';
  constructor(limit: number) {
    super(`A transaction has at most ${limit} tags.`, { limit }, 'tags');
  }
}

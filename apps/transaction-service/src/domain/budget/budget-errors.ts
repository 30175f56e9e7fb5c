import { DomainError } from '@pft/kernel';

export class BudgetNotFound extends DomainError {
  readonly code = 'budget-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such budget.');
  }
}

export class BudgetCapCurrencyDiffers extends DomainError {
  readonly code = 'budget-cap-currency-differs';
  readonly kind = 'invalid';
  constructor(currency: string) {
    super(`The cap is in the currency of the limit, ${currency}.`, { currency }, 'rolloverCap.currency');
  }
}

export class TooManyBudgets extends DomainError {
  readonly code = 'too-many-budgets';
  readonly kind = 'conflict';
  constructor(limit: number) {
    super(`A ledger holds at most ${limit} budgets.`, { limit });
  }
}

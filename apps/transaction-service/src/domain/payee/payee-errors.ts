import { DomainError } from '@pft/kernel';

export class PayeeNotFound extends DomainError {
  readonly code = 'payee-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('No transaction has a payee of this name.');
  }
}

export class TooManyRenamedPayees extends DomainError {
  readonly code = 'too-many-renamed-payees';
  readonly kind = 'conflict';
  constructor(limit: number) {
    super(`A ledger renames at most ${limit} payees.`, { limit });
  }
}

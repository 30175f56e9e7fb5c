import { DomainError } from '@pft/kernel';

export class PayeeCategoryNotFound extends DomainError {
  readonly code = 'payee-category-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such remembered payee.');
  }
}

export class PayeeCategoryExists extends DomainError {
  readonly code = 'payee-category-exists';
  readonly kind = 'conflict';
  constructor(readonly payeeContains: string) {
    super(`«${payeeContains}» is remembered already.`);
  }
}

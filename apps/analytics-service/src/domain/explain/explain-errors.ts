import { DomainError } from '@pft/kernel';

export class AccountNotFound extends DomainError {
  readonly code = 'account-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such account.');
  }
}

import { DomainError } from '@pft/kernel';

export class AlertNotFound extends DomainError {
  readonly code = 'alert-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such alert.');
  }
}

import { DomainError } from '@pft/kernel';

export class ChangePositionInvalid extends DomainError {
  readonly code = 'change-position-invalid';
  readonly kind = 'malformed';
  constructor() {
    super('X-After-Change is a comma-separated list such as "transactions:17, users:2".');
  }
}

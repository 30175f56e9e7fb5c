import { DomainError } from '@pft/kernel';

export class RangeInvalid extends DomainError {
  readonly code = 'range-invalid';
  readonly kind = 'invalid';
  constructor(from: string, to: string) {
    super(`The range ends (${to}) before it begins (${from}).`, { from, to }, '?to');
  }
}

export class RangeTooLong extends DomainError {
  readonly code = 'range-too-long';
  readonly kind = 'invalid';
  constructor(from: string, to: string, limit: string) {
    super(`A range is at most ${limit} long.`, { from, to, limit }, '?to');
  }
}

export class BudgetNotFound extends DomainError {
  readonly code = 'budget-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such budget.');
  }
}

export class AlertNotFound extends DomainError {
  readonly code = 'alert-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such alert.');
  }
}

export class ChangePositionInvalid extends DomainError {
  readonly code = 'change-position-invalid';
  readonly kind = 'malformed';
  constructor() {
    super('X-After-Change is a comma-separated list such as "transactions:17, users:2".');
  }
}

export class DateOutOfRange extends DomainError {
  readonly code = 'date-out-of-range';
  readonly kind = 'invalid';
  constructor(date: string) {
    super('The date lies before 1900 or more than 50 years ahead.', { date }, '?date');
  }
}

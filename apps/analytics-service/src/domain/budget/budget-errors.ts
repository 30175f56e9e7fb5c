import { DomainError } from '@pft/kernel';

export class BudgetNotFound extends DomainError {
  readonly code = 'budget-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such budget.');
  }
}

export class DateOutOfRange extends DomainError {
  readonly code = 'date-out-of-range';
  readonly kind = 'invalid';
  constructor(date: string) {
    super('The date lies before 1900 or more than 50 years ahead.', { date }, '?date');
  }
}

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

import { DomainError } from '@pft/kernel';

export class NotTwins extends DomainError {
  readonly code = 'not-twins';
  readonly kind = 'conflict';
  constructor(ids: readonly string[]) {
    super('Some of these transactions did not come twice, or are no twins any more.', { ids });
  }
}

export class RemovalNotFound extends DomainError {
  readonly code = 'removal-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such removal.');
  }
}

export class RemovalUndone extends DomainError {
  readonly code = 'removal-undone';
  readonly kind = 'conflict';
  constructor() {
    super('The removal was taken back already.');
  }
}

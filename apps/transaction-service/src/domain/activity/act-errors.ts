import { DomainError } from '@pft/kernel';

const MOST_NAMED = 100;

export class ActivityNotFound extends DomainError {
  readonly code = 'activity-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such activity, or it is too long ago.');
  }
}

export class ActivityUndone extends DomainError {
  readonly code = 'activity-undone';
  readonly kind = 'conflict';
  constructor() {
    super('The activity was undone already.');
  }
}

export class ActivitySuperseded extends DomainError {
  readonly code = 'activity-superseded';
  readonly kind = 'conflict';
  constructor(transactionIds: readonly string[]) {
    super('Some of its transactions were changed since.', {
      count: transactionIds.length,
      transactionIds: transactionIds.slice(0, MOST_NAMED),
    });
  }
}

export class BulkChangesInvalid extends DomainError {
  readonly code = 'bulk-changes-invalid';
  readonly kind = 'invalid';
  constructor() {
    super('Say what is to be changed, or `delete` alone.', {}, 'changes');
  }
}

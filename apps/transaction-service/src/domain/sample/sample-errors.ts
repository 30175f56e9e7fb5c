import { DomainError } from '@pft/kernel';

export class SampleLoaded extends DomainError {
  readonly code = 'sample-loaded';
  readonly kind = 'conflict';
  constructor() {
    super('The sample household is in this ledger already.');
  }
}

import { DomainError } from './domain-error';

/** The caller's If-Match names a version that is no longer the newest. */
export class VersionStale extends DomainError {
  readonly code = 'version-stale';
  readonly kind = 'precondition-failed';
  constructor(expected: number, actual: number) {
    super('This was changed in the meantime; read it again and repeat the change.', { expected, actual });
  }
}

/** @throws VersionStale */
export function requireVersion(expected: number | undefined, actual: number): void {
  if (expected !== undefined && expected !== actual) throw new VersionStale(expected, actual);
}

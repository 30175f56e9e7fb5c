/** What a broken rule means to a caller; one table in the HTTP layer turns each kind into a status. */
export type DomainErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'unavailable';

/**
 * A rule that was broken, named as the fact (`AccountNotFound`). `code` is stable and documented, `facts` are shown to
 * the caller and so hold nothing secret, `field` is the path of the input field at fault, dot-separated (`amount.currency`).
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: DomainErrorKind;

  constructor(
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly field?: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

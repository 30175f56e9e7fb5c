import { DomainError } from '@pft/kernel';

export class EmailAlreadyRegistered extends DomainError {
  readonly code = 'email-already-registered';
  readonly kind = 'conflict';
  constructor() {
    super('This e-mail address is registered already.', {}, 'email');
  }
}

export class PasswordTooCommon extends DomainError {
  readonly code = 'password-too-common';
  readonly kind = 'invalid';
  constructor() {
    super('This password is on the lists that attackers try first.', {}, 'password');
  }
}

export class PasswordEqualsEmail extends DomainError {
  readonly code = 'password-equals-email';
  readonly kind = 'invalid';
  constructor() {
    super('The password must not be the e-mail address.', {}, 'password');
  }
}

export class UnknownLocale extends DomainError {
  readonly code = 'locale-unknown';
  readonly kind = 'invalid';
  constructor(locale: string) {
    super('There is no such locale.', { locale }, 'locale');
  }
}

export class UnknownTimeZone extends DomainError {
  readonly code = 'time-zone-unknown';
  readonly kind = 'invalid';
  constructor(timeZone: string) {
    super('There is no such time zone.', { timeZone }, 'timeZone');
  }
}

/** One text for an unknown address and a wrong password. */
export class CredentialsRefused extends DomainError {
  readonly code = 'credentials-invalid';
  readonly kind = 'unauthorized';
  constructor() {
    super('The e-mail address or the password is not right.');
  }
}

/** One text for every reason: unknown, expired, used before, logged out. */
export class RefreshTokenRefused extends DomainError {
  readonly code = 'refresh-token-invalid';
  readonly kind = 'unauthorized';
  constructor() {
    super('The refresh token is not valid any more; log in again.');
  }
}

export class TooManyAttempts extends DomainError {
  readonly code = 'too-many-attempts';
  readonly kind = 'too-many-requests';
  constructor(retryAfterSeconds: number) {
    super('Too many attempts; wait a while.', { retryAfterSeconds });
  }
}

export class UserNotFound extends DomainError {
  readonly code = 'user-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such person.');
  }
}

export class ProfileVersionStale extends DomainError {
  readonly code = 'version-stale';
  readonly kind = 'precondition-failed';
  constructor(expectedVersion: number, version: number) {
    super(`The stored version is ${version}, not ${expectedVersion}.`, { expectedVersion, version });
  }
}

export class ClientRefused extends DomainError {
  readonly code = 'client-invalid';
  readonly kind = 'unauthorized';
  constructor() {
    // `error` is what RFC 6749, 5.2 asks for.
    super('The client id or its secret is not right.', { error: 'invalid_client' });
  }
}

export class GrantTypeUnsupported extends DomainError {
  readonly code = 'grant-type-unsupported';
  readonly kind = 'malformed';
  constructor() {
    super('Only client_credentials is granted here.', { error: 'unsupported_grant_type' });
  }
}

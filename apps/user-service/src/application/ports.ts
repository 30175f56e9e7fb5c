import type { RefreshToken, Session } from '../domain/session';
import type { User } from '../domain/user';

export abstract class UserRepository {
  /** @throws EmailAlreadyRegistered */
  abstract add(user: User): Promise<void>;
  abstract find(id: string): Promise<User | null>;
  abstract findByEmail(normalizedEmail: string): Promise<User | null>;
  /** Writes the profile of a user loaded in this unit of work. `before` is the profile that GET answered so far. */
  abstract update(user: User, before: User): Promise<void>;
}

export abstract class SessionRepository {
  abstract add(session: Session): Promise<void>;
  abstract end(sessionId: string, now: Date): Promise<void>;
  abstract endAll(userId: string, now: Date): Promise<void>;
  abstract findToken(hash: Buffer): Promise<RefreshToken | null>;
  abstract addToken(token: { hash: Buffer; sessionId: string; createdAt: Date; expiresAt: Date }): Promise<void>;
  abstract markUsed(hash: Buffer, now: Date): Promise<void>;
}

/** Slow on purpose, and so bounded. @throws Unavailable where too many are waiting */
export abstract class PasswordHasher {
  abstract hash(password: string): Promise<string>;
  /** A missing hash takes as long as a wrong one, so that nobody learns which addresses are registered. */
  abstract verify(hash: string | undefined, password: string): Promise<boolean>;
}

export interface AccessToken {
  accessToken: string;
  expiresIn: number;
}

export abstract class TokenSigner {
  abstract userToken(user: User, sessionId: string): AccessToken;
  abstract serviceToken(clientId: string): AccessToken;
}

export abstract class RefreshTokens {
  abstract create(): string;
  /** The same successor for the same token, so that an exact retry gets the same answer. */
  abstract successorOf(token: string): string;
  abstract hash(token: string): Buffer;
}

export abstract class ServiceClients {
  /** In constant time. */
  abstract matches(clientId: string, secret: string): boolean;
}

/** What is counted; how many are allowed is the adapter's configuration. */
export type Attempt = 'login-of-account' | 'login-from-address' | 'registration-from-address';

/** Counts attempts per account and address, across copies and restarts. @throws TooManyAttempts */
export abstract class AttemptCounter {
  abstract take(attempt: Attempt, key: string): Promise<void>;
  /** Takes an attempt back, because it succeeded. */
  abstract giveBack(attempt: Attempt, key: string): Promise<void>;
}

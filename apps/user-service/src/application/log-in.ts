import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pft/kernel';
import { normalizedEmail } from '../domain/user';
import { CredentialsRefused } from '../domain/user-errors';
import { AttemptCounter, PasswordHasher, UserRepository } from './ports';
import { type OpenSession, OpenSessions } from './sessions';

@Injectable()
export class LogIn {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: OpenSessions,
    private readonly hasher: PasswordHasher,
    private readonly attempts: AttemptCounter,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws CredentialsRefused, TooManyAttempts */
  async execute(input: { email: string; password: string }, address: string): Promise<OpenSession> {
    const email = normalizedEmail(input.email);
    // Counted before the hash is compared, so that a hundred guesses sent at once are a hundred attempts.
    await this.attempts.take('login-from-address', address);
    await this.attempts.take('login-of-account', email);
    const user = await this.users.findByEmail(email);
    const matches = await this.hasher.verify(user?.passwordHash, input.password);
    if (user === null || !matches) throw new CredentialsRefused();
    await this.attempts.giveBack('login-from-address', address);
    await this.attempts.giveBack('login-of-account', email);
    return this.unitOfWork.run(user.id, () => this.sessions.open(user));
  }
}

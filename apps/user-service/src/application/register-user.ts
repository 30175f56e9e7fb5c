import { Injectable } from '@nestjs/common';
import { Clock, Ids, UnitOfWork } from '@pft/kernel';
import { checkPassword, CommonPasswords } from '../domain/password';
import { User } from '../domain/user';
import { EmailAlreadyRegistered } from '../domain/user-errors';
import { AttemptCounter, PasswordHasher, UserRepository } from './ports';
import { type OpenSession, OpenSessions } from './sessions';

export interface RegisterInput {
  email: string;
  password: string;
  displayName?: string;
  baseCurrency?: string;
  locale?: string;
  timeZone?: string;
}

@Injectable()
export class RegisterUser {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: OpenSessions,
    private readonly hasher: PasswordHasher,
    private readonly commonPasswords: CommonPasswords,
    private readonly attempts: AttemptCounter,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(input: RegisterInput, address: string): Promise<OpenSession> {
    const { password, ...profile } = input;
    // Everything that can be refused cheaply is refused before the hash is made.
    const user = User.register({ id: this.ids.next(), passwordHash: '', ...profile }, this.clock.now());
    await checkPassword(password, user.email, this.commonPasswords);
    await this.attempts.take('registration-from-address', address);
    if ((await this.users.findByEmail(user.email)) !== null) throw new EmailAlreadyRegistered();
    user.passwordHash = await this.hasher.hash(password);
    return this.unitOfWork.run(user.id, async () => {
      await this.users.add(user);
      return this.sessions.open(user);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@pft/kernel';
import type { PreferencesPatch, User } from '../domain/user';
import { ProfileVersionStale, UserNotFound } from '../domain/user-errors';
import { UserRepository } from './ports';

@Injectable()
export class ChangeProfile {
  constructor(
    private readonly users: UserRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws UserNotFound, ProfileVersionStale, UnknownCurrency, UnknownLocale, UnknownTimeZone */
  async execute(userId: string, patch: PreferencesPatch, expectedVersion?: number): Promise<User> {
    return this.unitOfWork.run(userId, async () => {
      const user = await this.users.find(userId);
      if (user === null) throw new UserNotFound();
      if (expectedVersion !== undefined && expectedVersion !== user.version) {
        throw new ProfileVersionStale(expectedVersion, user.version);
      }
      const before = Object.assign(Object.create(Object.getPrototypeOf(user) as object) as User, user);
      if (user.change(patch, this.clock.now())) await this.users.update(user, before);
      return user;
    });
  }
}

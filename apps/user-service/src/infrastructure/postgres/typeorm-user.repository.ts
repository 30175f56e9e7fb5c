import { Injectable } from '@nestjs/common';
import { TypeOrmUnitOfWork } from '@pft/change-log';
import { QueryFailedError } from 'typeorm';
import { UserRepository } from '../../application/ports';
import type { User } from '../../domain/user';
import { EmailAlreadyRegistered } from '../../domain/user-errors';
import { userChange } from '../changes/user.snapshot';
import { UserSchema } from './user.schema';

@Injectable()
export class TypeOrmUserRepository extends UserRepository {
  constructor(private readonly unitOfWork: TypeOrmUnitOfWork) {
    super();
  }

  async add(user: User): Promise<void> {
    try {
      await this.unitOfWork.manager.insert(UserSchema, user);
    } catch (error) {
      if (isEmailTaken(error)) throw new EmailAlreadyRegistered();
      throw error;
    }
    this.unitOfWork.record(userChange(null, user));
  }

  find(id: string): Promise<User | null> {
    return this.unitOfWork.manager.findOneBy(UserSchema, { id });
  }

  findByEmail(normalizedEmail: string): Promise<User | null> {
    return this.unitOfWork.manager.findOneBy(UserSchema, { email: normalizedEmail });
  }

  async update(user: User, before: User): Promise<void> {
    const { displayName, baseCurrency, locale, timeZone, firstDayOfWeek, firstDayOfMonth, updatedAt, version } = user;
    const result = await this.unitOfWork.manager.update(
      UserSchema,
      { id: user.id, version: before.version },
      { displayName, baseCurrency, locale, timeZone, firstDayOfWeek, firstDayOfMonth, updatedAt, version },
    );
    // Writes of one person queue in the unit of work, so another version can only mean that it was left out.
    if (result.affected !== 1) throw new Error('A profile was changed outside of a unit of work.');
    this.unitOfWork.record(userChange(before, user));
  }
}

function isEmailTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as Error & { code?: string; constraint?: string };
  return code === '23505' && constraint === 'user_account_email_unique';
}

import { Injectable } from '@nestjs/common';
import type { User } from '../domain/user';
import { UserNotFound } from '../domain/user-errors';
import { UserRepository } from './ports';

@Injectable()
export class ReadProfile {
  constructor(private readonly users: UserRepository) {}

  async execute(userId: string): Promise<User> {
    const user = await this.users.find(userId);
    if (user === null) throw new UserNotFound();
    return user;
  }
}

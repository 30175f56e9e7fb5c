import { EntitySchema } from 'typeorm';
import { User } from '../../domain/user';

export const UserSchema = new EntitySchema<User>({
  name: 'User',
  target: User,
  tableName: 'user_account',
  columns: {
    id: { type: 'uuid', primary: true },
    email: { type: 'text' },
    passwordHash: { type: 'text', name: 'password_hash' },
    displayName: { type: 'text', name: 'display_name' },
    baseCurrency: { type: 'char', length: 3, name: 'base_currency' },
    locale: { type: 'text' },
    timeZone: { type: 'text', name: 'time_zone' },
    firstDayOfWeek: { type: 'smallint', name: 'first_day_of_week' },
    firstDayOfMonth: { type: 'smallint', name: 'first_day_of_month' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    version: { type: 'integer' },
  },
});

import { changeOf } from '@pft/change-log';
import type { User } from '../../domain/user';

/** What the other services need to know of a person: no address, no name. */
export const userChange = changeOf('user', (user: User) => ({
  id: user.id,
  baseCurrency: user.baseCurrency,
  locale: user.locale,
  timeZone: user.timeZone,
  firstDayOfWeek: user.firstDayOfWeek,
  firstDayOfMonth: user.firstDayOfMonth,
  version: user.version,
}));

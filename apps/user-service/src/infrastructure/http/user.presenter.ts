import type { SessionResponse, UserResponse } from '@pft/contracts';
import type { OpenSession } from '../../application/sessions';
import type { User } from '../../domain/user';

export function presentUser(user: User): UserResponse {
  return {
    id: user.id,
    email: user.email,
    displayName: user.displayName,
    baseCurrency: user.baseCurrency,
    locale: user.locale,
    timeZone: user.timeZone,
    firstDayOfWeek: user.firstDayOfWeek,
    firstDayOfMonth: user.firstDayOfMonth,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
    version: user.version,
  };
}

export function presentSession(session: OpenSession): SessionResponse {
  const { user, accessToken, refreshToken, expiresIn } = session;
  return { user: presentUser(user), accessToken, refreshToken, expiresIn };
}

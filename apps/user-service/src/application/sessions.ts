import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '@pft/kernel';
import { REFRESH_TOKEN_DAYS } from '../domain/session';
import type { User } from '../domain/user';
import { type AccessToken, RefreshTokens, SessionRepository, TokenSigner } from './ports';

export interface OpenSession extends AccessToken {
  user: User;
  refreshToken: string;
}

export function refreshExpiry(now: Date): Date {
  return new Date(now.getTime() + REFRESH_TOKEN_DAYS * 86_400_000);
}

/** Opens a session for somebody who has just proved who they are; inside a unit of work. */
@Injectable()
export class OpenSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly refreshTokens: RefreshTokens,
    private readonly signer: TokenSigner,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async open(user: User): Promise<OpenSession> {
    const now = this.clock.now();
    const session = { id: this.ids.next(), userId: user.id, createdAt: now, endedAt: null };
    const refreshToken = this.refreshTokens.create();
    await this.sessions.add(session);
    const hash = this.refreshTokens.hash(refreshToken);
    await this.sessions.addToken({ hash, sessionId: session.id, createdAt: now, expiresAt: refreshExpiry(now) });
    return { user, refreshToken, ...this.signer.userToken(user, session.id) };
  }
}

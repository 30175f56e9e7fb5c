import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@pft/kernel';
import { judge } from '../domain/session';
import { RefreshTokenRefused } from '../domain/user-errors';
import { RefreshTokens, SessionRepository, TokenSigner, UserRepository } from './ports';
import { type OpenSession, refreshExpiry } from './sessions';

@Injectable()
export class RefreshSession {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly refreshTokens: RefreshTokens,
    private readonly signer: TokenSigner,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws RefreshTokenRefused */
  async execute(presented: string): Promise<OpenSession> {
    const hash = this.refreshTokens.hash(presented);
    const found = await this.sessions.findToken(hash);
    if (found === null) throw new RefreshTokenRefused();
    // The refusal is thrown after the commit: ending the family must not be rolled back with it.
    const session = await this.unitOfWork.run(found.userId, () => this.rotate(presented, hash));
    if (session === null) throw new RefreshTokenRefused();
    return session;
  }

  private async rotate(presented: string, hash: Buffer): Promise<OpenSession | null> {
    const now = this.clock.now();
    const token = await this.sessions.findToken(hash);
    const verdict = token === null ? 'refuse' : judge(token, now);
    if (token === null || verdict === 'refuse') return null;
    if (verdict === 'end-family') {
      await this.sessions.end(token.sessionId, now);
      return null;
    }
    const user = await this.users.find(token.userId);
    if (user === null) return null;
    const successor = this.refreshTokens.successorOf(presented);
    if (verdict === 'rotate') {
      await this.sessions.markUsed(hash, now);
      await this.sessions.addToken({
        hash: this.refreshTokens.hash(successor),
        sessionId: token.sessionId,
        createdAt: now,
        expiresAt: refreshExpiry(now),
      });
    }
    return { user, refreshToken: successor, ...this.signer.userToken(user, token.sessionId) };
  }
}

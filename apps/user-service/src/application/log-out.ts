import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@pft/kernel';
import { RefreshTokens, SessionRepository } from './ports';

/** Ends the session of a refresh token, or all of its owner's. A token that is unknown has nothing left to end. */
@Injectable()
export class LogOut {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly refreshTokens: RefreshTokens,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(input: { refreshToken: string; everywhere?: boolean }): Promise<void> {
    const token = await this.sessions.findToken(this.refreshTokens.hash(input.refreshToken));
    if (token === null) return;
    const now = this.clock.now();
    await this.unitOfWork.run(token.userId, async () => {
      // A token of a session that is over may not log anybody out elsewhere.
      if (input.everywhere === true && token.sessionEndedAt === null) await this.sessions.endAll(token.userId, now);
      else await this.sessions.end(token.sessionId, now);
    });
  }
}

/** How long after its use a refresh token may be sent once more, because the answer was lost on the way. */
export const RETRY_WINDOW_MS = 10_000;
export const REFRESH_TOKEN_DAYS = 30;

/** One log-in. All refresh tokens that follow from it are its family: when it ends, they all end. */
export interface Session {
  id: string;
  userId: string;
  createdAt: Date;
  endedAt: Date | null;
}

export interface RefreshToken {
  hash: Buffer;
  sessionId: string;
  userId: string;
  expiresAt: Date;
  usedAt: Date | null;
  sessionEndedAt: Date | null;
}

export type Verdict = 'rotate' | 'repeat' | 'refuse' | 'end-family';

/** What a presented refresh token is worth now. A token used long ago was stolen, by whoever used it first or last. */
export function judge(token: RefreshToken, now: Date): Verdict {
  if (token.sessionEndedAt !== null || token.expiresAt <= now) return 'refuse';
  if (token.usedAt === null) return 'rotate';
  return now.getTime() - token.usedAt.getTime() <= RETRY_WINDOW_MS ? 'repeat' : 'end-family';
}

import { judge, type RefreshToken } from './session';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const token = (fields: Partial<RefreshToken> = {}): RefreshToken => ({
  hash: Buffer.alloc(32),
  sessionId: 'session',
  userId: 'user',
  expiresAt: new Date('2026-03-30T12:00:00Z'),
  usedAt: null,
  sessionEndedAt: null,
  ...fields,
});

describe('a refresh token', () => {
  it('is exchanged once', () => {
    expect(judge(token(), now)).toBe('rotate');
  });

  it('may be sent again within ten seconds, because the answer may have been lost', () => {
    expect(judge(token({ usedAt: ago(10_000) }), now)).toBe('repeat');
  });

  it('ends its family where it comes again later', () => {
    expect(judge(token({ usedAt: ago(10_001) }), now)).toBe('end-family');
  });

  it('is refused once it has expired, used or not', () => {
    expect(judge(token({ expiresAt: now }), now)).toBe('refuse');
    expect(judge(token({ expiresAt: ago(1), usedAt: ago(5) }), now)).toBe('refuse');
  });

  it('is refused once its session is over', () => {
    expect(judge(token({ sessionEndedAt: ago(1) }), now)).toBe('refuse');
  });
});

import { InMemoryPeople } from '../../test/in-memory-people';
import { REFRESH_TOKEN_DAYS, RETRY_WINDOW_MS } from '../domain/session';
import { User } from '../domain/user';
import { RefreshTokenRefused } from '../domain/user-errors';
import { RefreshTokens, TokenSigner } from './ports';
import { RefreshSession } from './refresh-session';
import { OpenSessions } from './sessions';

/** Tokens that say what they follow. */
class PlainTokens extends RefreshTokens {
  private made = 0;

  create(): string {
    return `first of family ${++this.made}`;
  }

  successorOf(token: string): string {
    return `after ${token}`;
  }

  hash(token: string): Buffer {
    return Buffer.from(token);
  }
}

class PlainSigner extends TokenSigner {
  userToken(user: User, sessionId: string) {
    return { accessToken: `of ${user.email} in ${sessionId}`, expiresIn: 900 };
  }

  serviceToken(clientId: string) {
    return { accessToken: `of ${clientId}`, expiresIn: 900 };
  }
}

const DAY_MS = 86_400_000;

describe('the refreshing of a session', () => {
  let people: InMemoryPeople;
  let user: User;
  let first: string;

  beforeEach(async () => {
    people = new InMemoryPeople();
    user = User.register({ id: 'ada', email: 'ada@example.org', passwordHash: 'hash' }, people.clock.now());
    await people.unitOfWork.run(user.id, () => people.users.add(user));
    first = await logIn('phone');
  });

  const tokens = new PlainTokens();
  const signer = new PlainSigner();

  async function logIn(sessionId: string): Promise<string> {
    const { sessions, clock, unitOfWork } = people;
    const opener = new OpenSessions(sessions, tokens, signer, clock, { next: () => sessionId });
    return (await unitOfWork.run(user.id, () => opener.open(user))).refreshToken;
  }

  function refresh(token: string) {
    const { users, sessions, unitOfWork, clock } = people;
    return new RefreshSession(users, sessions, tokens, signer, unitOfWork, clock).execute(token);
  }

  const expectRefusal = async (token: string) => {
    await expect(refresh(token)).rejects.toThrow(RefreshTokenRefused);
  };

  it('gives the person of the session an access token and the next refresh token', async () => {
    const session = await refresh(first);
    expect(session).toEqual({
      user,
      refreshToken: `after ${first}`,
      accessToken: 'of ada@example.org in phone',
      expiresIn: 900,
    });
    expect((await refresh(session.refreshToken)).refreshToken).toBe(`after after ${first}`);
  });

  it('refuses a token that nobody was given', async () => {
    await expectRefusal('guessed');
  });

  it('gives the same answer to the same token as long as its answer may have been lost', async () => {
    const answered = await refresh(first);
    people.clock.pass(RETRY_WINDOW_MS);
    expect(await refresh(first)).toEqual(answered);
  });

  it('gives the same answer to the same token sent twice at once', async () => {
    const [one, other] = await Promise.all([refresh(first), refresh(first)]);
    expect(one).toEqual(other);
  });

  it('leaves the time of the first use where a token is sent once more', async () => {
    await refresh(first);
    people.clock.pass(RETRY_WINDOW_MS);
    await refresh(first);
    people.clock.pass(1);
    await expectRefusal(first);
  });

  it('ends the whole family of a token that is used again later, the newest token too', async () => {
    const { refreshToken: newest } = await refresh(first);
    people.clock.pass(RETRY_WINDOW_MS + 1);
    await expectRefusal(first);
    await expectRefusal(newest);
  });

  it('leaves the other sessions of the person when one family ends', async () => {
    const tablet = await logIn('tablet');
    await refresh(first);
    people.clock.pass(RETRY_WINDOW_MS + 1);
    await expectRefusal(first);
    expect((await refresh(tablet)).accessToken).toBe('of ada@example.org in tablet');
  });

  it('takes a token until it has expired, and no longer', async () => {
    people.clock.pass(REFRESH_TOKEN_DAYS * DAY_MS - 1);
    const { refreshToken } = await refresh(first);
    people.clock.pass(REFRESH_TOKEN_DAYS * DAY_MS);
    await expectRefusal(refreshToken);
  });

  it('counts the days of each token from its own making', async () => {
    people.clock.pass((REFRESH_TOKEN_DAYS - 1) * DAY_MS);
    const { refreshToken } = await refresh(first);
    people.clock.pass((REFRESH_TOKEN_DAYS - 1) * DAY_MS);
    expect((await refresh(refreshToken)).user).toEqual(user);
  });

  it('refuses the tokens of a session that was logged out of', async () => {
    await people.unitOfWork.run(user.id, () => people.sessions.end('phone', people.clock.now()));
    await expectRefusal(first);
  });
});

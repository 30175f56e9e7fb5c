import { LocalKeySet } from '@pft/service-kit';
import jwt from 'jsonwebtoken';
import { DataSource } from 'typeorm';
import { SigningKeys } from '../src/infrastructure/crypto/signing-keys';
import { type Answer, type Session, startUserService, type TestService } from './user-service';

describe('sessions and tokens', () => {
  let service: TestService;
  let dataSource: DataSource;

  beforeAll(async () => {
    service = await startUserService();
    dataSource = service.app.get(DataSource);
  });

  afterAll(() => service.stop());

  const refresh = (refreshToken: unknown): Promise<Answer> =>
    service.send('POST', '/auth/refresh', { body: { refreshToken } });
  const tokenOf = (answer: Answer): string => answer.body.refreshToken as string;
  /** Makes every use of a refresh token look as if it had happened a minute earlier. */
  const waitAMinute = (): Promise<unknown> =>
    dataSource.query("UPDATE refresh_token SET used_at = used_at - interval '1 minute'");
  const serviceToken = async (client: string): Promise<string> => {
    const body = { grant_type: 'client_credentials', client_id: client, client_secret: `secret of ${client}` };
    return (await service.send('POST', '/oauth/token', { body })).body.access_token as string;
  };

  describe('refreshing', () => {
    it('answers a new pair and the person', async () => {
      const session = await service.register();
      const answer = await refresh(session.refreshToken);
      expect(answer.status).toBe(200);
      expect(tokenOf(answer)).not.toBe(session.refreshToken);
      expect(answer.body.user).toEqual(session.user);
      const { status } = await service.send('GET', '/users/me', { token: answer.body.accessToken as string });
      expect(status).toBe(200);
    });

    it('puts a changed profile into the claims', async () => {
      const session = await service.register();
      await service.send('PATCH', '/users/me', { token: session.accessToken, body: { baseCurrency: 'USD' } });
      const { body } = await refresh(session.refreshToken);
      const claims = JSON.parse(
        Buffer.from((body.accessToken as string).split('.')[1] ?? '', 'base64url').toString(),
      ) as object;
      expect(claims).toMatchObject({ base_currency: 'USD' });
    });

    it('gives an exact retry the same successor, also when both come at once', async () => {
      const session = await service.register();
      const answers = await Promise.all([1, 2, 3].map(() => refresh(session.refreshToken)));
      expect(new Set(answers.map(tokenOf)).size).toBe(1);
      expect(tokenOf(await refresh(session.refreshToken))).toBe(tokenOf(answers[0] as Answer));
    });

    it('ends the whole session where a token is used again later, and answers one text', async () => {
      const session = await service.register();
      const successor = tokenOf(await refresh(session.refreshToken));
      await waitAMinute();
      const replay = await refresh(session.refreshToken);
      expect([replay.status, replay.body.code]).toEqual([401, 'refresh-token-invalid']);
      const victim = await refresh(successor);
      expect([victim.status, victim.body.code]).toEqual([401, 'refresh-token-invalid']);
      const { requestId: _one, ...first } = replay.body;
      const { requestId: _two, ...unknown } = (await refresh('x'.repeat(43))).body;
      expect(first).toEqual(unknown);
    });

    it('leaves the person’s other sessions alone', async () => {
      const session = await service.register();
      const { body } = await service.send('POST', '/auth/login', {
        body: { email: session.user.email, password: session.password },
      });
      await refresh(session.refreshToken);
      await waitAMinute();
      await refresh(session.refreshToken);
      expect((await refresh((body as unknown as Session).refreshToken)).status).toBe(200);
    });

    it('refuses a token that has expired', async () => {
      const session = await service.register();
      await dataSource.query("UPDATE refresh_token SET expires_at = now() - interval '1 second'");
      expect((await refresh(session.refreshToken)).status).toBe(401);
    });

    it.each([null, 5, {}, '', ['x']])('refuses %j', async (value) => {
      expect([401, 422]).toContain((await refresh(value)).status);
    });

    it('keeps only hashes of refresh tokens', async () => {
      const session = await service.register();
      const rows = JSON.stringify(
        await dataSource.query("SELECT encode(hash, 'base64') AS hash, encode(hash, 'escape') FROM refresh_token"),
      );
      expect(rows).not.toContain(session.refreshToken);
    });
  });

  describe('logging out', () => {
    const logOut = (body: object): Promise<Answer> => service.send('POST', '/auth/logout', { body });

    it('ends the session, as often as it is asked', async () => {
      const session = await service.register();
      expect((await logOut({ refreshToken: session.refreshToken })).status).toBe(204);
      expect((await logOut({ refreshToken: session.refreshToken })).status).toBe(204);
      expect((await logOut({ refreshToken: 'unknown' })).status).toBe(204);
      expect((await refresh(session.refreshToken)).status).toBe(401);
    });

    it('ends the session also by a token that was exchanged already', async () => {
      const session = await service.register();
      const successor = tokenOf(await refresh(session.refreshToken));
      await logOut({ refreshToken: session.refreshToken });
      expect((await refresh(successor)).status).toBe(401);
    });

    it('ends all sessions where it is asked to', async () => {
      const session = await service.register();
      const { body } = await service.send('POST', '/auth/login', {
        body: { email: session.user.email, password: session.password },
      });
      expect((await logOut({ refreshToken: session.refreshToken, everywhere: true })).status).toBe(204);
      expect((await refresh(body.refreshToken)).status).toBe(401);
    });
  });

  describe('what is not an access token', () => {
    it('refuses a refresh token and a service token on a person’s door', async () => {
      const session = await service.register();
      for (const token of [session.refreshToken, await serviceToken('verify')]) {
        const { status, body } = await service.send('GET', '/users/me', { token });
        expect([status, body.code]).toEqual([401, 'unauthenticated']);
      }
    });

    it('refuses a person’s token on a service’s door', async () => {
      const { accessToken: token } = await service.register();
      const body = { limit: 1, waitMs: 0 };
      const answer = await service.send('POST', '/internal/changes/claim', { token, body });
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    });
  });

  describe('service tokens', () => {
    const ask = async (init: RequestInit): Promise<[number, Record<string, unknown>]> => {
      const response = await fetch(`${service.url}/oauth/token`, { method: 'POST', ...init });
      return [response.status, (await response.json()) as Record<string, unknown>];
    };

    it('come for a form with the secret in HTTP Basic', async () => {
      const headers = { authorization: `Basic ${btoa('web:secret%20of%20the%20web')}` };
      const [status, body] = await ask({ headers, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
      expect(status).toBe(200);
      expect(body).toEqual({
        access_token: expect.any(String) as string,
        token_type: 'Bearer',
        expires_in: 600,
        scope: 'service',
      });
    });

    it('come for a form with the secret inside', async () => {
      const form = { grant_type: 'client_credentials', client_id: 'web', client_secret: 'secret of the web' };
      expect((await ask({ body: new URLSearchParams(form) }))[0]).toBe(200);
    });

    it('do not come for a wrong secret, an unknown client or another grant', async () => {
      const good = { grant_type: 'client_credentials', client_id: 'web', client_secret: 'secret of the web' };
      const refused = async (change: object) => {
        const [status, { code, error }] = await ask({ body: new URLSearchParams({ ...good, ...change }) });
        return [status, code, error];
      };
      expect(await refused({ client_secret: 'x' })).toEqual([401, 'client-invalid', 'invalid_client']);
      expect(await refused({ client_id: 'x' })).toEqual([401, 'client-invalid', 'invalid_client']);
      expect(await refused({ client_id: '', client_secret: '' })).toEqual([401, 'client-invalid', 'invalid_client']);
      expect(await refused({ grant_type: 'password' })).toEqual([
        400,
        'grant-type-unsupported',
        'unsupported_grant_type',
      ]);
    });

    it('do not come for a form with a doubled field', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const [status] = await ask({ headers, body: 'grant_type=client_credentials&grant_type=password' });
      expect(status).toBe(400);
    });
  });

  describe('signing keys', () => {
    it('are published without their private part and kept encrypted', async () => {
      const { body } = await service.send('GET', '/.well-known/jwks.json');
      const keys = body.keys as Record<string, unknown>[];
      expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
      expect(keys[0]).not.toHaveProperty('d');
      const [row] = (await dataSource.query('SELECT private_key FROM signing_key')) as { private_key: Buffer }[];
      // The first bytes of every P-256 key in PKCS 8.
      expect(row?.private_key.includes(Buffer.from('3041020100', 'hex'))).toBe(false);
      expect(row?.private_key.includes(Buffer.from('2a8648ce3d0201', 'hex'))).toBe(false);
    });

    it('can be rotated while tokens of the old key stay good', async () => {
      const session = await service.register();
      const rotated = await service.send('POST', '/internal/signing-keys/rotate', {
        token: await serviceToken('operator'),
      });
      expect(rotated.status).toBe(204);
      const { body } = await service.send('GET', '/.well-known/jwks.json');
      expect(body.keys).toHaveLength(2);
      expect((await service.send('GET', '/users/me', { token: session.accessToken })).status).toBe(200);
      const { body: fresh } = await refresh(session.refreshToken);
      const kidOf = (token: string): unknown => (JSON.parse(atob(token.split('.')[0] ?? '')) as { kid: string }).kid;
      expect(kidOf(fresh.accessToken as string)).not.toBe(kidOf(session.accessToken));
      expect((await service.send('GET', '/users/me', { token: fresh.accessToken as string })).status).toBe(200);
    });

    /** Another copy of the service, as far as it knows at its start. */
    const startCopy = async (): Promise<SigningKeys> => {
      const copy = new SigningKeys(dataSource, new LocalKeySet());
      await copy.onModuleInit();
      return copy;
    };
    const pass = (time: string): Promise<unknown> =>
      dataSource.query(`UPDATE signing_key SET created_at = created_at - interval '${time}'`);

    it('are published before they sign where they come for their predecessor’s age', async () => {
      const before = await startCopy();
      await pass('31 days');
      const introducing = await startCopy();
      const known = new Set(before.jwks.keys.map(({ kid }) => kid));
      const added = introducing.jwks.keys.map(({ kid }) => kid).filter((kid) => !known.has(kid));
      expect([added.length, introducing.current.kid]).toEqual([1, before.current.kid]);
      expect((await startCopy()).current.kid).toBe(before.current.kid);
      await pass('61 seconds');
      const after = await startCopy();
      expect(after.current.kid).toBe(added[0]);
      expect(after.jwks.keys.map(({ kid }) => kid)).toContain(before.current.kid);
    });

    it('of another copy of the service open doors from the first moment', async () => {
      const session = await service.register();
      const copy = await startCopy();
      await copy.rotate();
      const partOf = (index: number) =>
        JSON.parse(Buffer.from(session.accessToken.split('.')[index] ?? '', 'base64url').toString()) as object;
      const [header, claims] = [partOf(0), partOf(1)];
      const { kid, privateKey } = copy.current;
      const token = jwt.sign({ ...claims, iat: Math.floor(Date.now() / 1000) }, privateKey, {
        algorithm: 'ES256',
        header: { alg: 'ES256', ...header, kid },
      });
      expect((await service.send('GET', '/users/me', { token })).status).toBe(200);
    });

    it('open nothing from a minute after they were removed, tokens that were used before included', async () => {
      const [used, unused] = [(await service.register()).accessToken, (await service.register()).accessToken];
      expect((await service.send('GET', '/users/me', { token: used })).status).toBe(200);
      const { kid } = service.app.get(SigningKeys).current;
      await service.send('POST', '/internal/signing-keys/rotate', { token: await serviceToken('operator') });
      await dataSource.query('DELETE FROM signing_key WHERE kid = $1', [kid]);
      const elapsed = performance.now.bind(performance);
      const clock = jest.spyOn(performance, 'now').mockImplementation(() => elapsed() + 60_000);
      try {
        for (const token of [used, unused]) {
          const { status, body } = await service.send('GET', '/users/me', { token });
          expect([status, body.code]).toEqual([401, 'unauthenticated']);
        }
        const { accessToken: token } = await service.register();
        expect((await service.send('GET', '/users/me', { token })).status).toBe(200);
      } finally {
        clock.mockRestore();
      }
    });

    it('cannot be read with another SERVER_KEY, and the message says so', async () => {
      const keys = new SigningKeys(dataSource, { replace: () => undefined } as never);
      const before = process.env.SERVER_KEY;
      process.env.SERVER_KEY = Buffer.alloc(32, 7).toString('base64url');
      try {
        await expect(keys.onModuleInit()).rejects.toThrow('another SERVER_KEY');
      } finally {
        if (before === undefined) delete process.env.SERVER_KEY;
        else process.env.SERVER_KEY = before;
      }
    });
  });

  describe('the feed of people', () => {
    it('tells the other services what they need, and neither address nor name', async () => {
      const session = await service.register({ displayName: 'Very Secret Name' });
      await service.send('PATCH', '/users/me', { token: session.accessToken, body: { timeZone: 'Asia/Tokyo' } });
      const token = await serviceToken('analytics-service');
      const answer = await service.send('POST', '/internal/changes/read', {
        token,
        body: { ownerId: session.user.id, afterSequence: 0, limit: 10 },
      });
      expect(answer.body).toMatchObject({
        ownerId: session.user.id,
        head: 2,
        changes: [
          {
            kind: 'user',
            sequence: 1,
            version: 1,
            before: null,
            after: { id: session.user.id, timeZone: 'UTC', baseCurrency: 'EUR' },
          },
          {
            kind: 'user',
            sequence: 2,
            version: 2,
            before: { timeZone: 'UTC' },
            after: { timeZone: 'Asia/Tokyo' },
            actor: session.user.id,
          },
        ],
      });
      expect(JSON.stringify(answer.body)).not.toContain('Secret');
      expect(JSON.stringify(answer.body)).not.toContain(session.user.email);
    });

    it('can be claimed, acknowledged and reset by services', async () => {
      await service.register();
      const token = await serviceToken('analytics-service');
      const post = (path: string, body: object) => service.send('POST', `/internal/changes/${path}`, { token, body });
      const claimed = await post('claim', { limit: 1000, waitMs: 0, fromStart: true });
      const streams = claimed.body.streams as { ownerId: string; head: number }[];
      expect(streams.length).toBeGreaterThan(0);
      const done = streams.map(({ ownerId, head }) => ({ ownerId, sequence: head }));
      expect((await post('ack', { streams: done })).status).toBe(204);
      expect((await post('claim', { limit: 1000, waitMs: 0 })).body.streams).toEqual([]);
      expect((await post('reset', { ownerId: streams[0]?.ownerId })).status).toBe(204);
      expect((await post('claim', { limit: 1000, waitMs: 0 })).body.streams).toHaveLength(1);
      expect((await post('claim', { limit: 0, waitMs: 99_999 })).status).toBe(422);
    });
  });
});

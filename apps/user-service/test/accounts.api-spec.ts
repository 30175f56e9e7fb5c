import { decode } from 'jsonwebtoken';
import { goodPassword, nextEmail, startUserService, type TestService } from './user-service';

describe('people', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startUserService();
  });

  afterAll(() => service.stop());

  const register = (body: unknown, headers: Record<string, string> = {}) =>
    service.send('POST', '/users/register', { body, headers });

  describe('registering', () => {
    it('answers 201 with the person, both tokens and the position of the change', async () => {
      const email = nextEmail();
      const { status, body, headers } = await register({
        email: email.toUpperCase(),
        password: goodPassword,
        displayName: ' Ada ',
        baseCurrency: 'CHF',
        locale: 'de-ch',
        timeZone: 'Europe/Zurich',
      });
      expect(status).toBe(201);
      expect(body.user).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        email,
        displayName: 'Ada',
        baseCurrency: 'CHF',
        locale: 'de-CH',
        timeZone: 'Europe/Zurich',
        firstDayOfWeek: 1,
        firstDayOfMonth: 1,
        createdAt: expect.any(String) as string,
        updatedAt: expect.any(String) as string,
        version: 1,
      });
      expect(body).toMatchObject({ expiresIn: 600, refreshToken: expect.any(String) as string });
      expect(headers.get('x-change-position')).toBe('users:1');
      expect(decode(body.accessToken as string, { complete: true })).toMatchObject({
        header: { alg: 'ES256', typ: 'at+jwt' },
        payload: {
          iss: 'personal-finance-tracker',
          aud: 'personal-finance-tracker',
          sub: (body.user as { id: string }).id,
          sid: expect.any(String) as string,
          jti: expect.any(String) as string,
          scope: 'user',
          base_currency: 'CHF',
          zoneinfo: 'Europe/Zurich',
          locale: 'de-CH',
        },
      });
    });

    it('takes EUR, en and UTC where nothing is said', async () => {
      const { user } = await service.register();
      expect(user).toMatchObject({ baseCurrency: 'EUR', locale: 'en', timeZone: 'UTC' });
    });

    it('refuses an e-mail address that is registered, in any spelling', async () => {
      const { user } = await service.register();
      const { status, body } = await register({ email: user.email.toUpperCase(), password: goodPassword });
      expect([status, body.code]).toEqual([409, 'email-already-registered']);
      expect(body.errors).toMatchObject([{ pointer: '/email' }]);
    });

    it('registers one of two that come with the same address at the same time', async () => {
      const email = nextEmail();
      const answers = await Promise.all([1, 2, 3].map(() => register({ email, password: goodPassword })));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    });

    it.each<[string, object, string, string]>([
      ['an e-mail address of 255 characters', { email: `${'a'.repeat(243)}@example.org` }, '/email', 'email-invalid'],
      ['an e-mail address with CR LF', { email: 'a@example.org\r\nBcc: b@example.org' }, '/email', 'email-invalid'],
      ['an e-mail address with NUL', { email: 'a\u0000@example.org' }, '/email', 'text-invalid'],
      ['no e-mail address', { email: undefined }, '/email', 'required'],
      ['an e-mail address that is an object', { email: { $gt: '' } }, '/email', 'email-invalid'],
      ['a password of 7 characters', { password: 'x7$kQ2p' }, '/password', 'password-too-short'],
      ['a common password', { password: 'Password123' }, '/password', 'password-too-common'],
      ['a password of 4,097 characters', { password: 'x'.repeat(4097) }, '/password', 'password-too-long'],
      [
        'the e-mail address as password',
        { email: 'same@example.org', password: 'Same@Example.org' },
        '/password',
        'password-equals-email',
      ],
      ['a password that is an object', { password: { $ne: null } }, '/password', 'password-invalid'],
      ['an unknown currency', { baseCurrency: 'ZZZ' }, '/baseCurrency', 'currency-unknown'],
      ['a currency in small letters', { baseCurrency: 'usd' }, '/baseCurrency', 'currency-unknown'],
      ['an unknown time zone', { timeZone: 'Mars/Olympus' }, '/timeZone', 'time-zone-unknown'],
      ['an offset as time zone', { timeZone: '+01:00' }, '/timeZone', 'time-zone-unknown'],
      ['a locale that is none', { locale: 'not a locale' }, '/locale', 'locale-unknown'],
      ['a name that cannot be seen', { displayName: ' \u200b\u00a0' }, '/displayName', 'display-name-invalid'],
      ['a name of two lines', { displayName: 'Ada\nAdmin' }, '/displayName', 'display-name-invalid'],
      ['a field of the table', { passwordHash: 'x' }, '/passwordHash', 'unknown-field'],
      ['a field of the row', { id: 'x' }, '/id', 'unknown-field'],
    ])('refuses %s', async (_name, change, pointer, code) => {
      const { status, body } = await register({ email: nextEmail(), password: goodPassword, ...change });
      expect(status).toBe(422);
      expect(body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer, code }) as unknown]));
    });

    it('refuses more registrations from one address than are allowed, naming how long to wait', async () => {
      process.env.REGISTRATIONS_PER_ADDRESS = '1';
      try {
        const { status, body, headers } = await register({ email: nextEmail(), password: goodPassword });
        expect([status, body.code]).toEqual([429, 'too-many-attempts']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(60);
      } finally {
        process.env.REGISTRATIONS_PER_ADDRESS = '1000';
      }
    });
  });

  describe('logging in', () => {
    const logIn = (body: unknown, headers: Record<string, string> = {}) =>
      service.send('POST', '/auth/login', { body, headers });

    it('opens a session, whatever the case of the address', async () => {
      const { user, password } = await service.register();
      const { status, body } = await logIn({ email: ` ${user.email.toUpperCase()} `, password });
      expect(status).toBe(200);
      expect(body.user).toEqual(user);
      const me = await service.send('GET', '/users/me', { token: body.accessToken as string });
      expect(me.body).toEqual(user);
    });

    it('answers the same to an unknown address and to a wrong password', async () => {
      const { user } = await service.register();
      const wrong = await logIn({ email: user.email, password: 'not the password' });
      const unknown = await logIn({ email: nextEmail(), password: 'not the password' });
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      const { requestId: _first, ...wrongBody } = wrong.body;
      const { requestId: _second, ...unknownBody } = unknown.body;
      expect(wrongBody).toEqual(unknownBody);
      expect(wrongBody.code).toBe('credentials-invalid');
    });

    it('takes as long for an unknown address as for a wrong password', async () => {
      const { user } = await service.register();
      const timeOf = async (email: string): Promise<number> => {
        const startMs = performance.now();
        await logIn({ email, password: 'not the password' });
        return performance.now() - startMs;
      };
      const quickest = async (emails: string[]): Promise<number> => {
        let bestMs = Infinity;
        for (const email of emails) bestMs = Math.min(bestMs, await timeOf(email));
        return bestMs;
      };
      await timeOf(nextEmail());
      const wrong = await quickest([user.email, user.email, user.email]);
      const unknown = await quickest([nextEmail(), nextEmail(), nextEmail()]);
      // A hash takes tens of milliseconds; leaving it out would show as a small fraction.
      expect(unknown).toBeGreaterThan(wrong / 3);
    });

    it('refuses an account after too many wrong passwords, from any address, until the time is over', async () => {
      const { user, password } = await service.register();
      const wrong = { email: user.email, password: 'not the password' };
      for (let attempt = 0; attempt < 5; attempt += 1) expect((await logIn(wrong)).status).toBe(401);
      const refused = await logIn({ email: user.email, password });
      expect([refused.status, refused.body.code]).toEqual([429, 'too-many-attempts']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await logIn({ ...wrong, email: nextEmail() })).status).toBe(401);
    });

    it('does not count log-ins that succeed', async () => {
      const { user, password } = await service.register();
      for (let attempt = 0; attempt < 8; attempt += 1) {
        expect((await logIn({ email: user.email, password })).status).toBe(200);
      }
    });

    it('counts a visitor of the web by the address that the web names, and believes nobody else', async () => {
      const web = await service.send('POST', '/oauth/token', {
        body: { grant_type: 'client_credentials', client_id: 'web', client_secret: 'secret of the web' },
      });
      const proof = { 'x-service-authorization': `Bearer ${web.body.access_token as string}` };
      process.env.LOGIN_FAILURES_PER_ADDRESS = '2';
      try {
        const from = (address: string, headers: Record<string, string>) =>
          logIn({ email: nextEmail(), password: 'not the password' }, { 'x-client-address': address, ...headers });
        const statuses = [];
        for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await from('192.0.2.1', proof)).status);
        expect(statuses).toEqual([401, 401, 429]);
        expect((await from('192.0.2.2', proof)).status).toBe(401);
        // Without the proof it is the socket's address, which has failed more often already.
        expect((await from('192.0.2.3', {})).status).toBe(429);
        expect((await from('192.0.2.3', { 'x-service-authorization': 'Bearer a.b.c' })).status).toBe(429);
      } finally {
        process.env.LOGIN_FAILURES_PER_ADDRESS = '1000';
      }
    });

    it('refuses a password that is an object with 422 and a large one with 413, before any hash', async () => {
      const object = await logIn({ email: nextEmail(), password: { $gt: '' } });
      expect(object.status).toBe(422);
      const large = await logIn({ email: nextEmail(), password: 'x'.repeat(10_000_000) });
      expect([large.status, large.body.code]).toEqual([413, 'body-too-large']);
    });
  });

  describe('the profile', () => {
    it('is changed by a merge patch, with a version and an ETag', async () => {
      const { accessToken: token, user } = await service.register();
      const body = {
        baseCurrency: 'JPY',
        timeZone: 'Asia/Tokyo',
        locale: 'ja',
        firstDayOfWeek: 7,
        firstDayOfMonth: 25,
      };
      const changed = await service.send('PATCH', '/users/me', { token, body, headers: { 'if-match': '"1"' } });
      expect(changed.status).toBe(200);
      expect(changed.body).toMatchObject({ ...body, email: user.email, version: 2 });
      expect(changed.headers.get('etag')).toBe('"2"');
      expect(changed.headers.get('x-change-position')).toBe('users:2');
      const read = await service.send('GET', '/users/me', { token });
      expect([read.body, read.headers.get('etag')]).toEqual([changed.body, '"2"']);
    });

    it('stays as it is, and at its version, where nothing is different', async () => {
      const { accessToken: token, user } = await service.register();
      const { body, headers } = await service.send('PATCH', '/users/me', { token, body: { baseCurrency: 'EUR' } });
      expect([body, headers.get('x-change-position')]).toEqual([user, null]);
    });

    it('takes the name from the address where the name is cleared', async () => {
      const { accessToken: token, user } = await service.register({ displayName: 'Ada' });
      const { body } = await service.send('PATCH', '/users/me', { token, body: { displayName: null } });
      expect(body.displayName).toBe(user.email.split('@')[0]);
    });

    it('refuses a stale If-Match with 412 and junk with 400', async () => {
      const { accessToken: token } = await service.register();
      const patch = (etag: string) =>
        service.send('PATCH', '/users/me', { token, body: { locale: 'fr' }, headers: { 'if-match': etag } });
      expect((await patch('"1"')).status).toBe(200);
      const stale = await patch('"1"');
      expect([stale.status, stale.body.code]).toEqual([412, 'version-stale']);
      expect((await patch('junk')).body.code).toBe('if-match-invalid');
    });

    it('counts its versions without a gap under concurrent changes', async () => {
      const { accessToken: token } = await service.register();
      const days = Array.from({ length: 10 }, (_x, index) => index + 2);
      const answers = await Promise.all(
        days.map((day) => service.send('PATCH', '/users/me', { token, body: { firstDayOfMonth: day } })),
      );
      const versions = answers.map((answer) => answer.body.version as number).sort((a, b) => a - b);
      expect(versions).toEqual(days);
    });

    it.each<[string, object]>([
      ['null', { baseCurrency: null }],
      ['a null day', { firstDayOfWeek: null }],
      ['a text for a number', { firstDayOfWeek: '1' }],
      ['day 29', { firstDayOfMonth: 29 }],
      ['day 0 of the week', { firstDayOfWeek: 0 }],
      ['another e-mail address', { email: 'other@example.org' }],
      ['a version', { version: 9 }],
      ['an id', { id: '0190a0a0-0000-7000-8000-000000000000' }],
      ['a password hash', { passwordHash: 'x' }],
      ['a creation date', { createdAt: '2020-01-01T00:00:00Z' }],
      ['a currency that does not exist', { baseCurrency: 'XXX' }],
    ])('refuses %s and stays as it is', async (_name, body) => {
      const { accessToken: token, user } = await service.register();
      expect((await service.send('PATCH', '/users/me', { token, body })).status).toBe(422);
      expect((await service.send('GET', '/users/me', { token })).body).toEqual(user);
    });

    it('is nobody else’s', async () => {
      const [one, other] = [await service.register(), await service.register()];
      const read = await service.send('GET', '/users/me', { token: one.accessToken });
      expect(read.body.id).toBe(one.user.id);
      expect(read.body.id).not.toBe(other.user.id);
    });

    it('answers 404 to a token whose person is gone', async () => {
      const { accessToken: token, user } = await service.register();
      const { DataSource } = await import('typeorm');
      await service.app.get(DataSource).query('DELETE FROM user_account WHERE id = $1', [user.id]);
      const { status, body } = await service.send('GET', '/users/me', { token });
      expect([status, body.code]).toEqual([404, 'user-not-found']);
    });
  });
});

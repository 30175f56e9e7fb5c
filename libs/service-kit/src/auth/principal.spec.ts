import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TOKEN_AUDIENCE } from '../host/configuration';
import { UUID } from '@pft/contracts';
import { type AccessTokenClaims, principalOf } from './principal';

const nowS = 1_800_000_000;
const ofPerson = (): AccessTokenClaims => ({
  iss: 'personal-finance-tracker',
  aud: TOKEN_AUDIENCE,
  sub: randomUUID(),
  sid: randomUUID(),
  jti: randomUUID(),
  scope: 'user',
  iat: nowS,
  exp: nowS + 600,
  base_currency: 'EUR',
  zoneinfo: 'Europe/Vienna',
  locale: 'de-AT',
});
const ofService = (): AccessTokenClaims => {
  const { sid: _sid, base_currency: _currency, zoneinfo: _zone, locale: _locale, ...claims } = ofPerson();
  return { ...claims, sub: 'verify', client_id: 'verify', scope: 'service' };
};
const judged = (claims: object) => principalOf(claims, 'key', nowS * 1000);

describe('whom a verified token speaks for', () => {
  it('is the person or the service that it names, until its end, by its key', () => {
    const claims = ofPerson();
    expect(judged(claims)).toMatchObject({
      type: 'user',
      user: { userId: claims.sub, ledgerId: claims.sub, timeZone: 'Europe/Vienna' },
      expiresAtMs: (nowS + 600) * 1000,
      kid: 'key',
    });
    expect(judged(ofService())).toMatchObject({ type: 'service', clientId: 'verify', kid: 'key' });
  });

  it.each([ofPerson, ofService])('is nobody where the token lives longer than 15 minutes', (claims) => {
    expect(judged({ ...claims(), exp: nowS + 900 })).toBeDefined();
    expect(judged({ ...claims(), exp: nowS + 901 })).toBeUndefined();
    expect(judged({ ...claims(), exp: 1e300 })).toBeUndefined();
  });

  it.each([ofPerson, ofService])('is nobody where the token was made more than a minute from now', (claims) => {
    expect(judged({ ...claims(), iat: nowS + 60, exp: nowS + 660 })).toBeDefined();
    expect(judged({ ...claims(), iat: nowS + 61, exp: nowS + 661 })).toBeUndefined();
  });

  it.each([ofPerson, ofService])('is nobody where the audience is not the one text', (claims) => {
    for (const aud of [[TOKEN_AUDIENCE], [TOKEN_AUDIENCE, 'x'], `${TOKEN_AUDIENCE} `, null, { 0: TOKEN_AUDIENCE }])
      expect(judged({ ...claims(), aud })).toBeUndefined();
  });

  it('is nobody where a service names another client than itself', () => {
    expect(judged({ ...ofService(), client_id: 'web' })).toBeUndefined();
  });

  describe('whatever a claim holds', () => {
    type Judge = typeof principalOf;
    const values = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(
        '',
        'x',
        [TOKEN_AUDIENCE],
        1e300,
        -1,
        nowS + 3_600,
        'user service',
        '../etc',
        "' OR 1=1",
      ),
    );
    const names = fc.constantFrom(...Object.keys(ofPerson()), 'client_id');
    /** Nothing is thrown, and a principal is one that stores and calendars can be asked with. */
    const property = (judge: Judge) =>
      fc.property(names, values, fc.boolean(), (name, value, isService) => {
        const claims = { ...(isService ? ofService() : ofPerson()), [name]: value };
        const principal = judge(claims, 'key', nowS * 1000);
        if (principal === undefined) return;
        expect(principal.expiresAtMs).toBeLessThanOrEqual((nowS + 60 + 900) * 1000);
        expect(claims.aud).toBe(TOKEN_AUDIENCE);
        if (principal.type === 'service') return;
        expect(principal.user.userId).toMatch(UUID);
        new Intl.DateTimeFormat(principal.user.locale, { timeZone: principal.user.timeZone });
      });
    const numRuns = process.env.TEST_LONG === '1' ? 100_000 : 2_000;

    it('is refused or harmless', () => {
      fc.assert(property(principalOf), { seed: 7, numRuns });
    });

    it.each(['aud', 'sub', 'exp', 'zoneinfo'] as const)('is seen to do harm where %s is not judged', (name) => {
      const planted: Judge = (claims, kid, nowMs) => {
        const good = claims.scope === 'service' ? ofService() : ofPerson();
        const principal = principalOf({ ...claims, [name]: good[name] }, kid, nowMs);
        if (principal?.type !== 'user') return principal;
        const { sub: userId, zoneinfo: timeZone } = claims as AccessTokenClaims;
        const user = { ...principal.user, userId, timeZone: timeZone as string };
        return { ...principal, user, expiresAtMs: Number(claims.exp) * 1000 };
      };
      expect(fc.check(property(planted), { seed: 7, numRuns, endOnFailure: true }).failed).toBe(true);
    });
  });
});

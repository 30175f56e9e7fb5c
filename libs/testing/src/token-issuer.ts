import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign as sign256,
} from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';

const issuerName = 'personal-finance-tracker';
const lifetimeSeconds = 600;

export interface UserTokenInput {
  userId?: string;
  sessionId?: string;
  baseCurrency?: string;
  timeZone?: string;
  locale?: string;
  /** `user` unless said: everything. */
  scope?: string;
}

/** What a forged token differs in; everything else is as a good one has it. */
export interface Forgery {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Claims to leave out. */
  without?: readonly string[];
  algorithm?: 'ES256' | 'HS256' | 'none';
  key?: KeyObject | string;
}

/** Stands in for the user service where another one is tested: the same keys, tokens and doors for them. */
export interface TokenIssuer {
  /** What USER_SERVICE_URL has to be. */
  url: string;
  kid: string;
  publicKeyPem: string;
  userToken(input?: UserTokenInput): string;
  serviceToken(clientId: string): string;
  /** A user token that is wrong in the way that is asked for. */
  forgedToken(forgery: Forgery): string;
  /** What opens no door at all, by name. */
  uselessTokens(): Record<string, string>;
  /** Signs with a new key from now on; the old one stays published. */
  rotate(): void;
  /** The key is published no longer. */
  remove(kid: string): void;
  stop(): Promise<void>;
}

interface Key {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function createKey(): Key {
  return { kid: randomBytes(6).toString('hex'), ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts an issuer and points USER_SERVICE_URL of this process at it. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const keys = [createKey()];
  const current = (): Key => keys.at(-1) as Key;

  const claimsOf = (subject: string, claims: object): Record<string, unknown> => {
    const iat = Math.floor(Date.now() / 1000);
    const exp = iat + lifetimeSeconds;
    return { iss: issuerName, aud: issuerName, sub: subject, jti: randomUUID(), iat, exp, ...claims };
  };
  const userClaims = (input: UserTokenInput): Record<string, unknown> =>
    claimsOf(input.userId ?? randomUUID(), {
      sid: input.sessionId ?? randomUUID(),
      scope: input.scope ?? 'user',
      base_currency: input.baseCurrency ?? 'EUR',
      zoneinfo: input.timeZone ?? 'UTC',
      locale: input.locale ?? 'en',
    });
  const headerOf = (): Record<string, unknown> => ({ alg: 'ES256', typ: 'at+jwt', kid: current().kid });
  const sign = (claims: Record<string, unknown>): string =>
    jwt.sign(claims, current().privateKey, { algorithm: 'ES256', header: headerOf() as unknown as jwt.JwtHeader });
  const serviceToken = (clientId: string): string =>
    sign(claimsOf(clientId, { scope: 'service', client_id: clientId }));

  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/.well-known/jwks.json') {
      const jwks = keys.map(({ kid, publicKey }) => ({
        ...publicKey.export({ format: 'jwk' }),
        kid,
        alg: 'ES256',
        use: 'sig',
      }));
      response.end(JSON.stringify({ keys: jwks }));
      return;
    }
    if (request.url === '/oauth/token' && request.method === 'POST') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { client_id: clientId = 'test' } = JSON.parse(body) as { client_id?: string };
        const answer = { access_token: serviceToken(clientId), token_type: 'Bearer', expires_in: lifetimeSeconds };
        response.end(JSON.stringify(answer));
      });
      return;
    }
    response.statusCode = 404;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.USER_SERVICE_URL = url;
  process.env.SERVICE_CLIENT_SECRET ??= 'secret of the tests';

  const forgedToken: TokenIssuer['forgedToken'] = ({
    claims = {},
    header = {},
    without = [],
    algorithm = 'ES256',
    key,
  }) => {
    const payload = { ...userClaims({}), ...claims };
    for (const name of without) delete payload[name];
    const fullHeader = { ...headerOf(), alg: algorithm, ...header };
    // Signed by hand: jsonwebtoken refuses to make some of these.
    const input = `${encode(fullHeader)}.${encode(payload)}`;
    return `${input}.${signatureOf(input, algorithm, key ?? current().privateKey)}`;
  };

  return {
    url,
    get kid() {
      return current().kid;
    },
    get publicKeyPem() {
      return current().publicKey.export({ format: 'pem', type: 'spki' }).toString();
    },
    userToken: (input = {}) => sign(userClaims(input)),
    serviceToken,
    forgedToken,
    uselessTokens: () => {
      const nowS = Math.floor(Date.now() / 1000);
      return {
        rubbish: 'a.b.c',
        // As the user service makes them.
        'a refresh token': randomBytes(32).toString('base64url'),
        'an expired token': forgedToken({ claims: { iat: nowS - 660, exp: nowS - 60 } }),
      };
    },
    rotate: () => void keys.push(createKey()),
    remove: (kid) => {
      keys.splice(
        keys.findIndex((key) => key.kid === kid),
        1,
      );
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function signatureOf(input: string, algorithm: 'ES256' | 'HS256' | 'none', key: KeyObject | string): string {
  if (algorithm === 'none') return '';
  if (algorithm === 'HS256') return createHmac('sha256', key).update(input).digest('base64url');
  const privateKey = typeof key === 'string' ? createPrivateKey(key) : key;
  return sign256('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

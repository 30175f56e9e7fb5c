import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NextRequest } from 'next/server';
import { setTimeout as sleep } from 'node:timers/promises';
import { proxy } from './proxy';
import { seal } from './server/session/seal';

let users: Server;
let refreshes: string[] = [];
let status = 200;

beforeAll(async () => {
  users = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { refreshToken } = JSON.parse(body) as { refreshToken: string };
      refreshes.push(refreshToken);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          status === 200 ? { accessToken: token(600), refreshToken: `${refreshToken}-next`, expiresIn: 600 } : {},
        ),
      );
    });
  });
  await new Promise<void>((resolve) => users.listen(0, '127.0.0.1', resolve));
  process.env.USER_SERVICE_URL = `http://127.0.0.1:${(users.address() as AddressInfo).port}`;
  delete process.env.SERVICE_CLIENT_SECRET;
});

afterAll(async () => {
  await new Promise((resolve) => users.close(resolve));
});

beforeEach(() => {
  refreshes = [];
  status = 200;
});

function token(secondsLeft: number): string {
  const payload = Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + secondsLeft })).toString(
    'base64url',
  );
  return `h.${payload}.s`;
}

function ask(path: string, cookies: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { ...headers, cookie } }));
}

/** A header of the request as the page will see it. */
const handedOn = (response: Response, name: string): string | null =>
  response.headers.get(`x-middleware-request-${name}`);

describe('the session before a page', () => {
  it('sends who has none to the log-in, and back to the page after it', async () => {
    const response = await ask('/transactions?q=rent');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('http://localhost:3000/login?next=%2Ftransactions%3Fq%3Drent');
  });

  it('hands a token that lasts on as it is', async () => {
    const access = token(300);
    const response = await ask('/', { pft_access: access, pft_refresh: 'lasting' });
    expect(handedOn(response, 'x-pft-access-token')).toBe(access);
    expect(refreshes).toEqual([]);
  });

  it('renews a token with less than a minute left, once for all requests that bring it', async () => {
    const cookies = { pft_access: token(30), pft_refresh: 'short' };
    const responses = await Promise.all([ask('/', cookies), ask('/api/accounts', cookies), ask('/budgets', cookies)]);
    expect(refreshes).toEqual(['short']);
    for (const response of responses) {
      expect(handedOn(response, 'x-pft-access-token')).toMatch(/^h\./);
      expect(response.cookies.get('pft_refresh')).toMatchObject({
        value: 'short-next',
        httpOnly: true,
        sameSite: 'lax',
      });
    }
  });

  it('ends where the refresh token is refused', async () => {
    status = 401;
    const response = await ask('/budgets', { pft_refresh: 'used-twice' });
    expect(response.headers.get('location')).toMatch(/\/login/);
    expect(response.cookies.get('pft_refresh')?.value).toBe('');
  });

  it('outlives a user service that fails', async () => {
    status = 503;
    const response = await ask('/budgets', { pft_access: token(30), pft_refresh: 'kept' });
    expect(handedOn(response, 'x-pft-session')).toBe('present');
    const without = await ask('/api/accounts', { pft_refresh: 'kept-too' });
    expect(handedOn(without, 'x-pft-session')).toBe('unavailable');
    expect(without.cookies.get('pft_refresh')).toBeUndefined();
  });

  it('is never what the browser says in the inner headers', async () => {
    const response = await ask('/api/accounts', {}, { 'x-pft-access-token': 'forged', 'x-pft-session': 'present' });
    expect(handedOn(response, 'x-pft-access-token')).toBeNull();
    expect(handedOn(response, 'x-pft-session')).toBe('absent');
  });

  it('opens the log-in for a token that a service has refused, instead of going round in circles', async () => {
    const cookies = { pft_access: token(300), pft_refresh: 'x' };
    expect((await ask('/login', cookies)).headers.get('location')).toBe('http://localhost:3000/');
    expect((await ask('/login?expired=1', cookies)).headers.get('location')).toBeNull();
  });
});

describe('a log-out that the user service has not heard of', () => {
  const kept = { pft_ended: seal('left-behind', 'of-the-web') };

  beforeEach(() => {
    process.env.SERVICE_CLIENT_SECRET = 'of-the-web';
  });

  afterEach(() => {
    delete process.env.SERVICE_CLIENT_SECRET;
  });

  it('is taken up again by the next request of that browser, which forgets it when it is done', async () => {
    let response = await ask('/login', kept);
    expect(response.cookies.get('pft_ended')).toBeUndefined();
    for (let turn = 0; turn < 500 && !response.cookies.has('pft_ended'); turn += 1) {
      await sleep(10);
      response = await ask('/login', kept);
    }
    expect(refreshes).toEqual(['left-behind']);
    expect(response.cookies.get('pft_ended')).toMatchObject({ value: '', maxAge: 0, httpOnly: true });
  });

  it('is nothing that anybody can make up', async () => {
    const response = await ask('/login', { pft_ended: seal('of-somebody-else', 'guessed') });
    expect(response.cookies.get('pft_ended')?.value).toBe('');
    expect(refreshes).toEqual([]);
  });
});

describe('the protocol that a sender names', () => {
  afterEach(() => {
    delete process.env.WEB_TRUST_PROXY;
  });

  it('is believed only where a proxy in front is trusted', async () => {
    const https = { 'x-forwarded-proto': 'https' };
    expect((await ask('/login', {}, https)).headers.get('strict-transport-security')).toBeNull();
    process.env.WEB_TRUST_PROXY = 'true';
    expect((await ask('/login', {}, https)).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

describe('the headers of every answer', () => {
  it('allow only scripts with this answer’s own nonce, and no frame', async () => {
    const [first, second] = await Promise.all([ask('/login'), ask('/login')]);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('x-frame-options')).toBe('DENY');
  });
});

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { passThrough } from './pass-through';

/** A stand-in for all three services that records what reaches it. */
interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
  bytes: number;
}

let upstream: Server;
let seen: Seen[] = [];
let answer: { status: number; headers: Record<string, string>; body: string };

beforeAll(async () => {
  upstream = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/oauth/token') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ access_token: 'of-the-web', expires_in: 600 }));
        return;
      }
      const body = Buffer.concat(chunks);
      seen.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: body.toString(),
        bytes: body.length,
      });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  process.env.USER_SERVICE_URL = url;
  process.env.TRANSACTION_SERVICE_URL = url;
  process.env.ANALYTICS_SERVICE_URL = url;
  process.env.SERVICE_CLIENT_SECRET = 'secret';
});

afterAll(async () => {
  await new Promise((resolve) => upstream.close(resolve));
});

beforeEach(() => {
  seen = [];
  answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"items":[]}' };
});

const site = 'http://localhost:3000';

function send(
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
) {
  const { method = 'GET', headers = {}, body } = init;
  const request = new Request(`${site}/api${path}`, {
    method,
    headers: { host: 'localhost:3000', ...headers },
    ...(body !== undefined && { body: body as BodyInit }),
  });
  return passThrough(request, new URL(request.url).pathname.split('/').slice(2));
}

describe('what reaches a service', () => {
  it('is the person’s token and the client’s address with the web’s own token, and no cookie', async () => {
    await send('/accounts?limit=1', {
      headers: {
        'x-pft-access-token': 'of-ada',
        'x-forwarded-for': '203.0.113.9',
        cookie: 'pft_refresh=secret',
        authorization: 'Bearer forged',
        'x-service-authorization': 'Bearer forged',
      },
    });
    expect(seen[0]?.url).toBe('/accounts?limit=1');
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer of-ada',
      'x-service-authorization': 'Bearer of-the-web',
      'x-client-address': '203.0.113.9',
    });
    expect(seen[0]?.headers.cookie).toBeUndefined();
  });

  it.each(['/internal/changes/claim', '/oauth/token', '/metrics', '/.well-known/jwks.json', '/auth/refresh'])(
    'is never %s',
    async (path) => {
      const response = await send(path, { method: 'POST', headers: { origin: site }, body: '{}' });
      expect(response.status).toBe(404);
      expect(seen).toHaveLength(0);
    },
  );

  it.each([undefined, 'https://evil.example', 'http://localhost:3001', 'null'])(
    'is no write from the origin %s',
    async (origin) => {
      const response = await send('/accounts', { method: 'POST', headers: origin ? { origin } : {}, body: '{}' });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'origin-not-allowed' });
      expect(seen).toHaveLength(0);
    },
  );

  it('is each byte of a body', async () => {
    const body = new Uint8Array(3_000_000).fill(97);
    await send('/imports', { method: 'POST', headers: { origin: site }, body });
    expect(seen[0]?.bytes).toBe(3_000_000);
  });

  it('is nothing longer than a file may be, by its stated or its true length', async () => {
    const body = new Uint8Array(12 * 1024 * 1024);
    const stated = { origin: site, 'content-length': String(body.length) };
    expect((await send('/imports', { method: 'POST', headers: stated, body })).status).toBe(413);
    expect(seen).toHaveLength(0);
    expect((await send('/imports', { method: 'POST', headers: { origin: site }, body })).status).toBe(413);
  });
});

describe('what reaches the browser', () => {
  const session = { user: { id: '1' }, accessToken: 'a.b.c', refreshToken: 'r', expiresIn: 600 };

  it('is a session in HttpOnly cookies, without a token in the body', async () => {
    answer = { ...answer, status: 201, body: JSON.stringify(session) };
    for (const path of ['/auth/login', '/users/register']) {
      const response = await send(path, { method: 'POST', headers: { origin: site }, body: '{}' });
      expect(response.status).toBe(201);
      expect(await response.json()).toEqual({ user: { id: '1' }, expiresIn: 600 });
      const [access, refresh] = response.headers.getSetCookie();
      expect(access).toBe('pft_access=a.b.c; Path=/; Max-Age=600; HttpOnly; SameSite=Lax');
      expect(refresh).toMatch(/^pft_refresh=r; .*HttpOnly; SameSite=Lax$/);
    }
  });

  it('has Secure cookies where it came by https', async () => {
    answer = { ...answer, body: JSON.stringify(session) };
    const response = await send('/auth/login', {
      method: 'POST',
      headers: { origin: 'https://localhost:3000' },
      body: '{}',
    });
    expect(response.headers.getSetCookie().every((cookie) => cookie.endsWith('; Secure'))).toBe(true);
  });

  it('forgets the session at log-out, and presents its refresh token to be ended', async () => {
    answer = { status: 204, headers: {}, body: '' };
    const response = await send('/auth/logout', {
      method: 'POST',
      headers: { origin: site, cookie: 'pft_refresh=r%3D1' },
    });
    expect(response.status).toBe(204);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ refreshToken: 'r=1' });
    expect(response.headers.getSetCookie().every((cookie) => cookie.includes('Max-Age=0'))).toBe(true);
  });

  it('ends all sessions where that is asked, and keeps its own while they could not be ended', async () => {
    answer = { status: 204, headers: {}, body: '' };
    const everywhere = () =>
      send('/auth/logout?everywhere=true', {
        method: 'POST',
        headers: { origin: site, cookie: 'pft_refresh=r%3D1' },
      });
    expect((await everywhere()).status).toBe(204);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ refreshToken: 'r=1', everywhere: true });
    answer = { status: 503, headers: { 'content-type': 'application/problem+json' }, body: '{"code":"down"}' };
    const refused = await everywhere();
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([503, []]);
  });

  it('remembers the position of a write and waits for it when reading insights', async () => {
    answer.headers['x-change-position'] = 'transactions:7';
    const written = await send('/transactions/add', { method: 'POST', headers: { origin: site }, body: '{}' });
    const [cookie = ''] = written.headers.getSetCookie();
    expect(cookie).toMatch(/^pft_positions=transactions%3A7; /);
    await send('/analytics/summary', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(seen[1]?.headers['x-after-change']).toBe('transactions:7');
  });

  it('is a problem as the service wrote it', async () => {
    answer = {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: '{"code":"validation-failed"}',
    };
    const response = await send('/accounts', { method: 'POST', headers: { origin: site }, body: '{}' });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({ code: 'validation-failed' });
  });

  it('is a 503 while a service or the renewal of the session is down', async () => {
    process.env.ANALYTICS_SERVICE_URL = 'http://127.0.0.1:9';
    expect((await send('/analytics/summary')).status).toBe(503);
    process.env.ANALYTICS_SERVICE_URL = process.env.USER_SERVICE_URL;
    const response = await send('/accounts', { headers: { 'x-pft-session': 'unavailable' } });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
  });
});

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { passThrough } from './pass-through';
import { unfinishedLogOutOf } from './session/session';

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

const settled = () => {
  let settle = (): void => {};
  return [new Promise<void>((resolve) => (settle = resolve)), () => settle()] as const;
};
const [begun, begin] = settled();
const [ended, end] = settled();
const hanging = { begun, begin, ended, end };
let openStreams = 0;

beforeAll(async () => {
  upstream = createServer((request, response) => {
    if (request.url?.startsWith('/break-off')) {
      request.socket.destroy();
      return;
    }
    if (request.url === '/alerts/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': alerts\n\n');
      openStreams += 1;
      response.on('close', () => (openStreams -= 1));
      return;
    }
    if (request.url === '/alerts/hanging') {
      hanging.begin();
      response.on('close', () => hanging.end());
      return;
    }
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
  upstream.closeAllConnections();
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
  answering: Answering = passThrough,
) {
  const { method = 'GET', headers = {}, body } = init;
  const request = new Request(`${site}/api${path}`, {
    method,
    headers: { host: 'localhost:3000', ...headers },
    ...(body !== undefined && { body: body as BodyInit }),
  });
  return answering(request, new URL(request.url).pathname.split('/').slice(2));
}

function withOrigin(request: Request): Headers {
  const headers = new Headers(request.headers);
  headers.set('origin', site);
  return headers;
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

/** Every door of the services' documents, with some value for each parameter, and those that the web answers itself. */
function everyDoor(): string[] {
  const documents = join(__dirname, '../../../../libs/api-client/openapi');
  const paths = readdirSync(documents).flatMap((file) => {
    const document = JSON.parse(readFileSync(join(documents, file), 'utf8')) as { paths: Record<string, object> };
    return Object.keys(document.paths);
  });
  const own = ['/auth/login', '/auth/refresh', '/auth/logout', '/auth/logout?everywhere=true', '/users/register'];
  return [...new Set([...paths.map((path) => path.replace(/\{\w+\}/g, '0190')), ...own])];
}

type Answering = (request: Request, segments: readonly string[]) => Promise<Response>;

/** Which doors do more than read when they are read: set a cookie of the session, or ask a service to do something. */
async function effectsOfReading(answering: Answering): Promise<string[]> {
  // The worst that a service could say to it.
  answer = {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-change-position': 'transactions:7,users:7',
      'set-cookie': 'pft_refresh=planted',
    },
    body: JSON.stringify({ user: { id: '1' }, accessToken: 'a.b.c', refreshToken: 'r', expiresIn: 600 }),
  };
  const effects: string[] = [];
  for (const path of everyDoor()) {
    for (const method of ['GET', 'HEAD']) {
      seen = [];
      const response = await send(
        path,
        { method, headers: { cookie: 'pft_access=a.b.c; pft_refresh=r; pft_positions=transactions%3A3' } },
        answering,
      );
      await response.body?.cancel();
      const asked = seen.filter((request) => request.method !== method || request.body !== '');
      if (response.headers.getSetCookie().length > 0 || asked.length > 0) effects.push(`${method} ${path}`);
    }
  }
  return effects;
}

describe('reading through /api', () => {
  it('has no effect at any door: no cookie is set and nothing is asked of a service but to be read', async () => {
    expect(everyDoor().length).toBeGreaterThan(30);
    expect(await effectsOfReading(passThrough)).toEqual([]);
  });

  it('would be seen to have one where the log-out let any method through', async () => {
    const careless: Answering = (request, segments) =>
      segments[1] === 'logout'
        ? passThrough(new Request(request.url, { method: 'POST', headers: withOrigin(request) }), segments)
        : passThrough(request, segments);
    expect(await effectsOfReading(careless)).toEqual([
      'GET /auth/logout',
      'HEAD /auth/logout',
      'GET /auth/logout?everywhere=true',
      'HEAD /auth/logout?everywhere=true',
    ]);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])(
    'is 405 at the log-out, as is every method but POST: %s',
    async (method) => {
      const response = await send('/auth/logout', { method, headers: { origin: site, cookie: 'pft_refresh=r' } });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(seen).toEqual([]);
    },
  );

  it.each([
    'pft_positions=%',
    'pft_positions=%ff%',
    'pft_positions=,,:',
    'pft_positions=others:5',
    '=%;%=;;',
    'pft_positions',
  ])('takes a cookie that cannot be read for none: %s', async (cookie) => {
    const response = await send('/analytics/summary', { headers: { cookie } });
    expect(response.status).toBe(200);
    expect(seen[0]?.headers['x-after-change']).toBeUndefined();
  });

  it('is not disturbed by anything that a Cookie header can hold', async () => {
    const piece = fc.oneof(
      fc.constantFrom('pft_positions=', 'pft_access=', 'pft_refresh=', 'transactions:7', '%', '%ff', ';', '=', ','),
      fc.stringMatching(/^[\x21-\x7e]{0,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const response = await send('/analytics/summary', { headers: { cookie: pieces.join('') } });
        await response.body?.cancel();
        expect(response.status).toBe(200);
      }),
      { numRuns: process.env['TEST_LONG'] === '1' ? 5_000 : 100 },
    );
  });

  it('waits once at most for a position that nothing can have reached', async () => {
    answer.headers['x-change-position'] = 'transactions:7, users:1';
    const cookie = 'pft_positions=transactions%3A999999999999999%2Cusers%3A1';
    const response = await send('/analytics/summary', { headers: { cookie } });
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^pft_positions=users%3A1; /)]);
  });

  it('goes on waiting for a position that is only late', async () => {
    answer.headers['x-change-position'] = 'transactions:7, users:1';
    const response = await send('/analytics/summary', { headers: { cookie: 'pft_positions=transactions%3A90000' } });
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe('what goes wrong on the way', () => {
  it.each([
    ['refused', () => 'http://127.0.0.1:9'],
    ['broken off', () => `${process.env.USER_SERVICE_URL}/break-off`],
  ])('is a 503 where the connection to a service is %s', async (_name, url) => {
    process.env.ANALYTICS_SERVICE_URL = url();
    try {
      const response = await send('/analytics/summary');
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('2');
    } finally {
      process.env.ANALYTICS_SERVICE_URL = process.env.USER_SERVICE_URL;
    }
  });

  it('is a 500 that is logged, and never "service away", where the mistake is the web’s own', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
    process.env.ANALYTICS_SERVICE_URL = 'not a url';
    try {
      const response = await send('/analytics/summary');
      expect(response.status).toBe(500);
      expect(await response.json()).toMatchObject({ code: 'internal-error' });
      expect(logged).toHaveBeenCalledTimes(1);
    } finally {
      process.env.ANALYTICS_SERVICE_URL = process.env.USER_SERVICE_URL;
      logged.mockRestore();
    }
  });

  it('ends the request to the service where the browser no longer waits for it', async () => {
    const leaving = new AbortController();
    const request = new Request(`${site}/api/alerts/hanging`, { signal: leaving.signal });
    const answered = passThrough(request, ['alerts', 'hanging']);
    await hanging.begun;
    leaving.abort();
    await hanging.ended;
    expect((await answered).status).toBe(503);
  });
});

describe('what reaches the browser', () => {
  const session = { user: { id: '1' }, accessToken: 'a.b.c', refreshToken: 'r', expiresIn: 600 };

  it('is a session in HttpOnly cookies, without a token in the body', async () => {
    answer = { ...answer, status: 201, body: JSON.stringify(session) };
    for (const path of ['/auth/login', '/users/register']) {
      const response = await send(path, { method: 'POST', headers: { origin: site }, body: '{}' });
      expect(response.status).toBe(201);
      expect(response.headers.get('cache-control')).toMatch(/^no-store/);
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

  it.each([
    ['does not answer', 0],
    ['is overloaded', 429],
    ['fails', 503],
  ])(
    'says that a log-out is not finished where the user service %s, and lets the browser keep it sealed',
    async (_name, status) => {
      process.env.USER_SERVICE_URL = status === 0 ? 'http://127.0.0.1:9' : process.env.TRANSACTION_SERVICE_URL;
      answer = { status, headers: {}, body: '' };
      try {
        const response = await send('/auth/logout', {
          method: 'POST',
          headers: { origin: site, cookie: `pft_refresh=of-${status}` },
        });
        expect(response.status).toBe(202);
        expect(await response.json()).toMatchObject({ state: 'ending' });
        expect(response.headers.get('cache-control')).toBe('no-store');
        const [sealed = '', ...cookies] = response.headers.getSetCookie().reverse();
        expect(cookies).toHaveLength(3);
        expect(cookies.every((cookie) => cookie.includes('Max-Age=0'))).toBe(true);
        expect(sealed).toMatch(/^pft_ended=[\w-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
        expect(unfinishedLogOutOf(sealed.slice('pft_ended='.length, sealed.indexOf(';')))).toBe(`of-${status}`);
      } finally {
        process.env.USER_SERVICE_URL = process.env.TRANSACTION_SERVICE_URL;
      }
    },
  );

  it('has nothing to end at a log-out without a session', async () => {
    const response = await send('/auth/logout', { method: 'POST', headers: { origin: site } });
    expect(response.status).toBe(204);
    expect(seen).toEqual([]);
  });

  it('is told where a wish was followed and where to look for the result, as a path of its own', async () => {
    answer = {
      status: 202,
      headers: { location: '/imports/0190?full=1', 'preference-applied': 'respond-async' },
      body: '{}',
    };
    const commit = () =>
      send('/imports/0190/commit', { method: 'POST', headers: { origin: site, prefer: 'respond-async' }, body: '{}' });
    const response = await commit();
    expect(seen[0]?.headers.prefer).toBe('respond-async');
    expect(response.headers.get('preference-applied')).toBe('respond-async');
    expect(response.headers.get('location')).toBe('/api/imports/0190?full=1');
    for (const location of [
      '//evil.example/imports',
      'http://127.0.0.1:3002/imports/1',
      '/internal/x',
      '/imports/../x',
    ]) {
      answer.headers.location = location;
      expect((await commit()).headers.get('location')).toBeNull();
    }
  });

  it('remembers the position of a write and waits for it when reading insights', async () => {
    answer.headers['x-change-position'] = 'transactions:7';
    const written = await send('/transactions/add', { method: 'POST', headers: { origin: site }, body: '{}' });
    const [cookie = ''] = written.headers.getSetCookie();
    expect(cookie).toMatch(/^pft_positions=transactions%3A7; /);
    await send('/analytics/summary', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(seen[1]?.headers['x-after-change']).toBe('transactions:7');
  });

  it.each(['its request is broken off', 'nobody reads its answer any more'])(
    'is each event of a stream as it comes, until %s: then it ends at the service too',
    async (how) => {
      const leaving = new AbortController();
      const request = new Request(`${site}/api/alerts/live`, { signal: leaving.signal });
      const response = await passThrough(request, ['alerts', 'live']);
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      expect(new TextDecoder().decode((await reader.read()).value)).toBe(': alerts\n\n');
      expect(openStreams).toBe(1);
      if (how === 'its request is broken off') leaving.abort();
      else await reader.cancel();
      for (let turn = 0; turn < 200 && openStreams > 0; turn += 1) await sleep(10);
      expect(openStreams).toBe(0);
    },
  );

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

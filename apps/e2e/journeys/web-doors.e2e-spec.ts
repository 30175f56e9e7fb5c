import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller } from '../support/api';
import { RunningSystem } from '../support/running-system';
import { sendOverSocket } from '../support/raw-http';

jest.setTimeout(300_000);

let system: RunningSystem;
let person: Caller;

beforeAll(async () => {
  system = await RunningSystem.start();
  person = await Caller.register(system, { baseCurrency: 'EUR' });
});

afterAll(async () => {
  await system?.stop();
});

const web = (path: string, init?: RequestInit): Promise<Response> => fetch(`${system.url('web')}${path}`, init);

const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
  web(path, {
    method: 'POST',
    headers: { origin: system.url('web'), 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });

const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');

/** A session of this person, as the Cookie header of its browser. */
async function logIn(): Promise<string> {
  const response = await post('/api/auth/login', { email: person.email, password: person.password });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toMatch(/^no-store/);
  return cookiesOf(response).join('; ');
}

const lines = (...each: string[]): string => [...each, '', ''].join('\r\n');
const site = ['Host: localhost', 'Connection: close'];
const chunked = '0\r\n\r\n';

/** Exactly these bytes, and the status with which the web refuses them. */
const refused: [name: string, status: number, bytes: string][] = [
  ['two Hosts', 400, lines('GET /login HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close')],
  ['no Host', 400, lines('GET /login HTTP/1.1', 'Connection: close')],
  ['HTTP/0.9', 400, lines('GET /login HTTP/0.9', ...site)],
  ['gzip, chunked', 400, lines('POST /api/auth/login HTTP/1.1', ...site, 'Transfer-Encoding: gzip, chunked') + chunked],
  [
    'two lengths',
    400,
    lines('POST /api/auth/login HTTP/1.1', ...site, 'Content-Length: 1', 'Content-Length: 2') + '{}',
  ],
  ['OPTIONS *', 405, lines('OPTIONS * HTTP/1.1', ...site)],
  ['CONNECT', 405, lines('CONNECT localhost:80 HTTP/1.1', ...site)],
  ...['TRACE', 'OPTIONS', 'PROPFIND', 'POST', 'PUT', 'DELETE', 'PATCH', 'PURGE'].map(
    (method): [string, number, string] => [
      `${method} /`,
      405,
      lines(`${method} / HTTP/1.1`, ...site, 'Content-Length: 0'),
    ],
  ),
  ...['TRACE', 'OPTIONS', 'PROPFIND'].map((method): [string, number, string] => [
    `${method} /api/accounts`,
    405,
    lines(`${method} /api/accounts HTTP/1.1`, ...site, 'Content-Length: 0'),
  ]),
  ['GET /api/auth/logout', 405, lines('GET /api/auth/logout HTTP/1.1', ...site)],
  ['HEAD /api/auth/logout', 405, lines('HEAD /api/auth/logout?everywhere=true HTTP/1.1', ...site)],
  ...['/api/accounts/%ff', '/api/%ff', '/%ff', '/import/%c3%28', '/%', '/_next/static/%ff', '/health/%ff'].map(
    (path): [string, number, string] => [path, 400, lines(`GET ${path} HTTP/1.1`, ...site)],
  ),
  ['/api/accounts/%00', 404, lines('GET /api/accounts/%00 HTTP/1.1', ...site)],
];

it.each(refused)('refuses %s with %i, a problem document and no cookie', async (_name, status, bytes) => {
  const answer = await sendOverSocket(system.url('web'), bytes);
  expect(answer.status).toBe(status);
  expect(answer.closed).toBe(true);
  expect(answer.headers['set-cookie']).toBeUndefined();
  if (status === 405) expect(answer.headers['allow']).toMatch(/^(GET, HEAD|POST$)/);
});

it('answers odd addresses, cookies and wishes of a stranger without ever failing', async () => {
  const cookie = await logIn();
  const statuses: Record<string, number> = {};
  for (const garbage of ['pft_positions=%', 'pft_positions=%ff', '%=%', 'pft_ended=%', 'pft_ended=x', 'a=b=;;=']) {
    statuses[garbage] = (await web('/api/accounts', { headers: { cookie: `${cookie}; ${garbage}` } })).status;
  }
  expect(new Set(Object.values(statuses))).toEqual(new Set([200]));
  for (const path of ['/%00', '/transactions?q=%ff', '/login?next=%ff', '/import/%00', '//api/accounts', '/a%2fb']) {
    const { status } = await web(path, { redirect: 'manual', headers: { cookie } });
    statuses[path] = status;
  }
  expect(Object.entries(statuses).filter(([, status]) => status >= 500)).toEqual([]);
});

it('believes no stranger that it came by https', async () => {
  const response = await web('/login', { headers: { 'x-forwarded-proto': 'https' } });
  expect(response.headers.get('strict-transport-security')).toBeNull();
});

it('ends nothing and sets no cookie when it is read, at any door', async () => {
  const documents = join(__dirname, '../../../libs/api-client/openapi');
  const doors = readdirSync(documents).flatMap((file) => {
    const { paths } = JSON.parse(readFileSync(join(documents, file), 'utf8')) as { paths: Record<string, object> };
    return Object.keys(paths);
  });
  const cookie = await logIn();
  const effects: string[] = [];
  for (const door of [...doors, '/auth/logout?everywhere=true']) {
    const path = `/api${door.replace(/\{\w+\}/g, '0190a1b2-0000-7000-8000-000000000000')}`;
    for (const method of ['GET', 'HEAD']) {
      const leaving = new AbortController();
      const response = await web(path, { method, headers: { cookie }, signal: leaving.signal });
      if (cookiesOf(response).length > 0 || response.status >= 500)
        effects.push(`${method} ${path} ${response.status}`);
      leaving.abort();
    }
  }
  expect(doors.length).toBeGreaterThan(30);
  expect(effects).toEqual([]);
  expect((await web('/api/users/me', { headers: { cookie } })).status).toBe(200);
});

it('says that a log-out is not finished while the user service is away, and finishes it even after a restart of its own', async () => {
  const cookie = await logIn();
  const refreshToken = decodeURIComponent(/pft_refresh=([^;]+)/.exec(cookie)?.[1] ?? '');
  const { pids } = system.record;
  process.kill(pids['user-service'] ?? 0, 'SIGKILL');
  await until(async () => !(await answers(system.url('user'))), 10);

  const response = await post('/api/auth/logout', {}, cookie);
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ state: 'ending' });
  const left = cookiesOf(response);
  expect(left.filter((each) => /^pft_(access|refresh|positions)=$/.test(each))).toHaveLength(3);
  const kept = left.find((each) => each.startsWith('pft_ended=')) ?? '';
  expect(kept).not.toContain(refreshToken);
  expect(await (await web('/login?ending=1')).text()).toContain('You are logged out in this browser.');

  process.kill(pids['web'] ?? 0, 'SIGKILL');
  await until(async () => !(await answers(system.url('web'))), 10);
  await until(() => answers(system.url('web')), 100);
  await until(async () => cookiesOf(await web('/login', { headers: { cookie: kept } })).includes('pft_ended='), 100);
  const renewal = await fetch(`${system.url('user')}/auth/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  });
  expect(renewal.status).toBe(401);
});

async function until(condition: () => Promise<boolean>, everyMs: number): Promise<void> {
  for (const began = Date.now(); !(await condition()); await sleep(everyMs)) {
    if (Date.now() - began > 60_000) throw new Error('it did not come about within a minute');
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health/live`).then(
    (response) => response.ok,
    () => false,
  );

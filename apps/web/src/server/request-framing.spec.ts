import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { guardServer, installRequestFraming } from './request-framing';

/** What a server answers to exactly these bytes, or nothing where it only closes. */
function exchange(server: Server, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const patience = setTimeout(() => socket.destroy(), 2_000);
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(text);
    });
  });
}

let asked: string[];

/** Answers everything with a page, as a framework would that looks at nothing. */
async function listening(): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('connection', 'close');
    response.end('page');
  });
  server.on('upgrade', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const head = (line: string, ...headers: string[]): string => [line, ...headers, '', ''].join('\r\n');
const site = ['Host: a', 'Connection: close'];

const refused: [name: string, status: number, bytes: string][] = [
  ['two Hosts', 400, head('GET / HTTP/1.1', 'Host: a', 'Host: b')],
  ['two Hosts over HTTP/1.0', 400, head('GET / HTTP/1.0', 'Host: a', 'Host: b')],
  ['HTTP/0.9', 400, head('GET / HTTP/0.9', ...site)],
  ['HTTP/2.0 in words', 400, head('GET / HTTP/2.0', ...site)],
  [
    'gzip, chunked',
    400,
    `${head('POST /api/accounts HTTP/1.1', ...site, 'Transfer-Encoding: gzip, chunked')}0\r\n\r\n`,
  ],
  [
    'gzip and chunked in two headers',
    400,
    `${head('POST /api/accounts HTTP/1.1', ...site, 'Transfer-Encoding: gzip', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  ],
  ['bad percent-encoding of a door', 400, head('GET /api/accounts/%ff HTTP/1.1', ...site)],
  ['bad percent-encoding of a page', 400, head('GET /%E0%A4%A HTTP/1.1', ...site)],
  ['OPTIONS of everything', 405, head('OPTIONS * HTTP/1.1', ...site)],
  ['SEARCH of everything', 405, head('SEARCH * HTTP/1.1', ...site)],
  ['CONNECT', 405, head('CONNECT a:443 HTTP/1.1', ...site)],
  ...['TRACE', 'OPTIONS', 'PROPFIND', 'POST', 'PUT', 'DELETE', 'PURGE', 'M-SEARCH'].map(
    (method): [string, number, string] => [
      `${method} of a page`,
      405,
      head(`${method} / HTTP/1.1`, ...site, 'Content-Length: 0'),
    ],
  ),
  ...['TRACE', 'OPTIONS', 'PROPFIND', 'LINK'].map((method): [string, number, string] => [
    `${method} of a door`,
    405,
    head(`${method} /api/accounts HTTP/1.1`, ...site, 'Content-Length: 0'),
  ]),
];

async function wronglyAnswered(server: Server): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, status, bytes] of refused) {
    const text = await exchange(server, bytes);
    const answered =
      text.startsWith(`HTTP/1.1 ${status} `) &&
      text.toLowerCase().includes('content-type: application/problem+json') &&
      text.toLowerCase().includes('cache-control: no-store') &&
      (status !== 405 || /^allow: GET, HEAD/im.test(text));
    if (!answered) wrong.push(name);
  }
  return wrong;
}

describe('what reaches the framework behind the HTTP server', () => {
  let server: Server;

  beforeEach(async () => {
    asked = [];
    server = await listening();
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  it('is nothing that is framed, addressed or meant in a way that two servers could read differently', async () => {
    guardServer(server);
    expect(await wronglyAnswered(server)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('would be nearly all of it without the check', async () => {
    const wrong = await wronglyAnswered(server);
    expect(wrong).toEqual(expect.arrayContaining(['two Hosts', 'gzip, chunked', 'TRACE of a page', 'CONNECT']));
    expect(asked).toContain('TRACE /');
  });

  it.each([
    'GET / HTTP/1.1',
    'HEAD /login?next=%2F HTTP/1.1',
    'GET /transactions?q=%ff HTTP/1.1',
    'GET /api/accounts HTTP/1.1',
    'DELETE /api/accounts/1 HTTP/1.1',
    'PATCH /api/accounts/1 HTTP/1.1',
    'GET / HTTP/1.0',
  ])('is %s', async (line) => {
    guardServer(server);
    expect(await exchange(server, head(line, ...site))).toMatch(/^HTTP\/1\.1 200 /);
    expect(asked).toEqual([line.split(' ', 2).join(' ')]);
  });

  it('is a request that asks for an upgrade nobody offers, as any other request', async () => {
    guardServer(server);
    const upgrade = head('GET / HTTP/1.1', 'Host: a', 'Connection: upgrade', 'Upgrade: websocket');
    expect(await exchange(server, upgrade)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is checked from the first connection on, although the server was made by somebody else', async () => {
    const uninstall = installRequestFraming();
    try {
      expect(await exchange(server, head('TRACE / HTTP/1.1', ...site))).toMatch(/^HTTP\/1\.1 405 /);
    } finally {
      uninstall();
    }
    expect(asked).toEqual([]);
  });
});

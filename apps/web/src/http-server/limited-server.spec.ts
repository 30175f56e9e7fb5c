import type { IncomingMessage, Server } from 'node:http';
import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { boundsOf, type Bounds } from './bounds';
import { limitedServer } from './limited-server';

const usual = boundsOf({});
const few: Bounds = {
  ...usual,
  headersMs: 150,
  requestMs: 300,
  idleMs: 100,
  checkEveryMs: 25,
  connectionsPerAddress: 5,
  smallBodyBytes: 1_000,
  smallBodiesPerAddressBytes: 2_000,
  uploadBytes: 1_000_000,
  uploadsPerAddress: 2,
};
const session = { cookie: `other=1; pft_refresh=${'r'.repeat(43)}` };

let server: Server;
let sockets: Socket[];
let served: { method: string | undefined; url: string | undefined; bytes: number }[];

/** Reads each body to its end, then answers after as long as the address says. */
function serve(request: IncomingMessage, response: { end: (text: string) => void }): void {
  const entry = { method: request.method, url: request.url, bytes: 0 };
  served.push(entry);
  request.on('data', (chunk: Buffer) => (entry.bytes += chunk.length));
  request.on('end', () => {
    const wait = Number(new URL(request.url ?? '/', 'http://web').searchParams.get('wait') ?? 0);
    setTimeout(() => response.end(`read ${entry.bytes}`), wait);
  });
  request.on('error', () => undefined);
}

const port = (): number => (server.address() as AddressInfo).port;

async function begin(bounds: Partial<Bounds> = {}, make = limitedServer): Promise<void> {
  server = make(serve, { ...few, ...bounds });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

/** What a bare socket that sends this text is told, when the server closes it. */
function exchange(text: string): { socket: Socket; answer: Promise<string> } {
  const socket = connect(port(), '127.0.0.1');
  sockets.push(socket);
  const answer = new Promise<string>((resolve) => {
    let read = '';
    socket.on('data', (chunk) => (read += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(read));
  });
  socket.write(text);
  return { socket, answer };
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  /** Sent in pieces of unstated length unless a Content-Length is among the headers. */
  pieces?: Buffer[];
}

function send(
  path: string,
  { method = 'POST', headers = {}, pieces = [] }: Sent,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port: port(), host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    for (const piece of pieces) request.write(piece);
    request.end();
  });
}

const of = (bytes: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes / 50_000) }, (_, index) =>
    Buffer.alloc(Math.min(50_000, bytes - index * 50_000), 97),
  );
const stated = (bytes: number): Sent => ({ headers: { 'content-length': String(bytes) }, pieces: of(bytes) });
const unfinished = (path: string, length: number, headers = ''): ReturnType<typeof exchange> =>
  exchange(`POST ${path} HTTP/1.1\r\nHost: web\r\nContent-Length: ${length}\r\n${headers}\r\nabc`);
const asked = async (count: number): Promise<void> => {
  while (served.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};

beforeEach(() => {
  sockets = [];
  served = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a slow or silent client', () => {
  beforeEach(() => begin());

  it.each([
    ['headers that never end', 'GET / HTTP/1.1\r\nHost: web\r\nX-Half'],
    ['not a byte', ''],
    ['a body that never ends', 'POST /api/accounts HTTP/1.1\r\nHost: web\r\nContent-Length: 500\r\n\r\nabc'],
  ])('is told 408 and closed for %s', async (_what, text) => {
    const answer = await exchange(text).answer;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"request-timeout"');
    expect(served).toEqual([]);
  });

  it('is told 431 for headers of more than 16 kB, and 400 for what is no HTTP', async () => {
    const long = await exchange(`GET / HTTP/1.1\r\nHost: web\r\nX-Long: ${'a'.repeat(17_000)}\r\n\r\n`).answer;
    expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"headers-too-large"/);
    expect(await exchange('no http at all\r\n\r\n').answer).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*"code":"malformed-request"/,
    );
  });

  it('loses a connection that it keeps idle', async () => {
    const answer = await exchange('GET / HTTP/1.1\r\nHost: web\r\n\r\n').answer;
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is waited for while its request is being worked on, longer than any of these limits', async () => {
    expect(await send('/api/imports/1/commit?wait=700', stated(20))).toEqual({ status: 200, text: 'read 20' });
  });
});

describe('connections', () => {
  it('are refused to an address that has its share, and taken again once one is closed', async () => {
    await begin({ headersMs: 5_000, requestMs: 10_000, connectionsPerAddress: 2 });
    const [first] = [exchange(''), exchange('')];
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(send('/', { method: 'GET' })).rejects.toThrow();
    first?.socket.destroy();
    await first?.answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await send('/', { method: 'GET' })).status).toBe(200);
  });

  it('are bounded in all, and idle ones make room', async () => {
    await begin({ connections: 2, idleMs: 10_000 });
    const idle = [0, 1].map(() => exchange('GET / HTTP/1.1\r\nHost: web\r\n\r\n'));
    await asked(2);
    await expect(send('/', { method: 'GET' })).rejects.toThrow();
    await Promise.all(idle.map(({ answer }) => answer));
    expect((await send('/', { method: 'GET' })).status).toBe(200);
  });

  it('bring no more than a few requests at once', async () => {
    await begin();
    const get = 'GET /?wait=50 HTTP/1.1\r\nHost: web\r\n\r\n';
    const few = await exchange(get.repeat(8)).answer;
    expect(few.match(/HTTP\/1\.1 200 /g)).toHaveLength(8);
    served = [];
    expect(await exchange(get.repeat(100)).answer).toBe('');
    expect(served).toHaveLength(8);
  });

  it('are counted for all together behind a trusted proxy, which is one address', () => {
    const { connectionsPerAddress, connections } = boundsOf({ WEB_TRUST_PROXY: 'true', WEB_CONNECTIONS: '300' });
    expect([connectionsPerAddress, connections]).toEqual([300, 300]);
  });
});

describe('a body', () => {
  it.each(['/', '/login', '/api/accounts', '/api/imports/1', '/api/importsX'])(
    'longer than 100 kB is refused at %s, by its stated and by its true length',
    async (path) => {
      await begin({ requestMs: 5_000 });
      for (const sent of [stated(200_000), { pieces: of(200_000) }]) {
        const { status, text } = await send(path, {
          ...sent,
          headers: { ...session, ...('headers' in sent && sent.headers) },
        });
        expect(status).toBe(413);
        expect(JSON.parse(text)).toMatchObject({ status: 413, code: 'body-too-large' });
      }
      expect(served).toEqual([]);
    },
  );

  it('of exactly the limit passes whole, in one piece or in many', async () => {
    await begin();
    expect((await send('/api/accounts', stated(1_000))).text).toBe('read 1000');
    expect((await send('/api/accounts', { pieces: [...of(400), ...of(600)] })).text).toBe('read 1000');
    expect((await send('/api/accounts', { pieces: [...of(400), ...of(601)] })).status).toBe(413);
  });

  it('is no reason to keep more than its share of memory for one address', async () => {
    await begin({ requestMs: 5_000, headersMs: 4_000 });
    unfinished('/api/accounts', 1_000);
    unfinished('/api/accounts', 1_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await send('/api/accounts', stated(10))).status).toBe(503);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await send('/api/accounts', stated(10))).status).toBe(200);
  });
});

describe('a file at POST /api/imports', () => {
  const fileHeaders = `Cookie: ${session.cookie}\r\n`;
  const upload = (bytes: number, headers: Record<string, string>): Promise<{ status: number; text: string }> =>
    send('/api/imports?x=1', { ...stated(bytes), headers: { ...headers, 'content-length': String(bytes) } });

  beforeEach(() => begin({ requestMs: 5_000, headersMs: 4_000 }));

  it('passes with a session, also in pieces of unstated length', async () => {
    expect((await upload(900_000, session)).text).toBe('read 900000');
    expect((await send('/api/imports', { headers: session, pieces: of(900_000) })).text).toBe('read 900000');
  });

  it('passes with an access token that has time left, and not with one that has ended', async () => {
    const token = (seconds: number): string =>
      `a.${Buffer.from(JSON.stringify({ exp: Date.now() / 1000 + seconds })).toString('base64url')}.c`;
    expect((await upload(5_000, { cookie: `pft_access=${token(60)}` })).status).toBe(200);
    expect((await upload(5_000, { cookie: `pft_access=${token(-1)}` })).status).toBe(401);
  });

  it.each(['', 'pft_access=nonsense', 'pft_refresh=short'])(
    'is refused unread without a session: %j',
    async (cookie) => {
      const { status, text } = await upload(900_000, { cookie });
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ code: 'unauthenticated' });
      expect(served).toEqual([]);
    },
  );

  it('is refused by its stated length beyond 10 MiB and the envelope', async () => {
    expect((await upload(1_000_001, session)).status).toBe(413);
    expect(served).toEqual([]);
  });

  it('waits for others of its address with 503 and Retry-After, and short files and reads pass meanwhile', async () => {
    unfinished('/api/imports', 900_000, fileHeaders);
    unfinished('/api/imports', 900_000, fileHeaders);
    await asked(2);
    const third = await unfinished('/api/imports', 900_000, `${fileHeaders}Connection: close\r\n`).answer;
    expect(third).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 2/i);
    expect((await upload(900, session)).status).toBe(200);
    expect((await send('/', { method: 'GET' })).status).toBe(200);
    sockets[0]?.destroy();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await upload(900_000, session)).status).toBe(200);
  });
});

describe('a server without these limits', () => {
  it('is what these tests would find: it takes each body, keeps each connection and waits for each half request', async () => {
    await begin({ connectionsPerAddress: 1 }, (unbounded) => createServer(unbounded));
    const half = exchange('GET / HTTP/1.1\r\nHost: web\r\nX-Half');
    expect((await send('/', stated(200_000))).text).toBe('read 200000');
    const given = await Promise.race([half.answer, new Promise((resolve) => setTimeout(() => resolve('waits'), 400))]);
    expect(given).toBe('waits');
  });
});

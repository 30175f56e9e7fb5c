import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeIdleConnections } from './idle-connections';

const idleMs = 150;
const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const answerLate: RequestListener = (_request, response) => {
  setTimeout(() => response.end('late'), idleMs * 4);
};
const answerAtOnce: RequestListener = (_request, response) => {
  response.end('at once');
};
/** More than the buffers of a socket hold, so that it is written only as far as somebody reads. */
const answerMuch: RequestListener = (_request, response) => {
  response.end(Buffer.alloc(30_000_000));
};

describe('an idle connection', () => {
  let server: Server;
  let socket: Socket;
  let accepted: Socket;

  const open = async (listener: RequestListener, install: (server: Server) => void): Promise<Socket> => {
    server = createServer({ keepAliveTimeout: idleMs }, listener);
    server.setTimeout(idleMs);
    install(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const connection = once(server, 'connection') as Promise<[Socket]>;
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    [accepted] = await connection;
    return socket;
  };

  /** All that comes until the server closes the connection. */
  const heard = async (): Promise<string> => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await once(socket, 'close');
    return text;
  };

  afterEach(async () => {
    socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is not one whose answer is being worked on; after the answer it is one again', async () => {
    (await open(answerLate, closeIdleConnections)).write(get);
    expect(await heard()).toContain('late');
  });

  it('would be one without this rule: the same exchange ends without an answer', async () => {
    (await open(answerLate, () => undefined)).write(get);
    expect(await heard()).toBe('');
  });

  it('is not one either where more requests wait behind the one being worked on', async () => {
    (await open(answerLate, closeIdleConnections)).write(get + get);
    expect((await heard()).match(/late/g)).toHaveLength(2);
  });

  it('is closed after its answer', async () => {
    (await open(answerAtOnce, closeIdleConnections)).write(get);
    expect(await heard()).toContain('at once');
  });

  it('is closed where nothing was ever sent', async () => {
    await open(answerAtOnce, closeIdleConnections);
    expect(await heard()).toBe('');
  });

  it.each([
    ['', get],
    [', whatever was sent ahead', get + get],
  ])('is closed where nobody reads the answer%s', async (_name, requests) => {
    (await open(answerMuch, closeIdleConnections)).write(requests);
    socket.pause();
    await Promise.race([once(accepted, 'close'), sleep(5_000, undefined, { ref: false })]);
    expect(accepted.destroyed).toBe(true);
  });
});

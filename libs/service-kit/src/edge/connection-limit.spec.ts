import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type ConnectionBounds, keepConnection, limitConnections } from './connection-limit';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
const some: ConnectionBounds = { perAddress: 2, inAll: 3, ofWeb: 2, reserved: 2, reservedForMs: 10_000 };

describe('the limit of connections', () => {
  let server: Server;
  let sockets: Socket[];
  const begin = async (bounds: Partial<ConnectionBounds> = {}): Promise<void> => {
    sockets = [];
    // As a service does: health is for everybody, and everything else first asks whose connection it is.
    server = createServer((request: IncomingMessage, response: ServerResponse) => {
      if (request.url === '/health') return void response.end('ok');
      const isOfWeb = Promise.resolve(request.headers['x-of'] === 'web');
      keepConnection(request.socket, () => isOfWeb).then(
        () => response.end('ok'),
        () => response.writeHead(503).end(),
      );
    });
    limitConnections(server, { ...some, ...bounds });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  };
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const open = async (): Promise<Socket> => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    await settled();
    return socket;
  };
  /** The status that a request on this connection is answered with, or `closed`. */
  const ask = (socket: Socket, path: string, more = ''): Promise<string> =>
    new Promise((resolve) => {
      if (socket.closed) return resolve('closed');
      socket.once('data', (chunk) => resolve(chunk.toString().slice(9, 12)));
      socket.once('close', () => resolve('closed'));
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`);
    });

  it('lets an address that has its share ask for health and nothing else, until another one is closed', async () => {
    await begin();
    const [first, second, third] = [await open(), await open(), await open()];
    expect([await ask(first, '/'), await ask(second, '/')]).toEqual(['200', '200']);
    expect([await ask(third, '/'), await ask(third, '/health')]).toEqual(['503', '200']);
    first.destroy();
    await settled();
    expect(await ask(await open(), '/')).toBe('200');
  });

  it('counts all addresses together too', async () => {
    await begin({ perAddress: 10 });
    for (const _each of ['first', 'second', 'third']) expect(await ask(await open(), '/')).toBe('200');
    const fourth = await open();
    expect([await ask(fourth, '/'), await ask(fourth, '/health')]).toEqual(['503', '200']);
  });

  it('lets the newest have a reserved place, so that nobody can sit on all of them', async () => {
    await begin({ perAddress: 0 });
    const [first, second, third] = [await open(), await open(), await open()];
    expect([first.closed, second.closed, third.closed]).toEqual([true, false, false]);
    expect(await ask(third, '/health')).toBe('200');
  });

  it('takes a reserved place back after a few seconds', async () => {
    await begin({ perAddress: 0, reservedForMs: 50 });
    const silent = await open();
    await new Promise((resolve) => silent.once('close', resolve));
    expect(await ask(await open(), '/health')).toBe('200');
  });

  it('counts connections of the web apart, also where its address has no place left', async () => {
    await begin();
    await Promise.all([open(), open()]);
    const web = await open();
    expect(await ask(web, '/', 'x-of: web\r\n')).toBe('200');
    expect(await ask(web, '/')).toBe('200');
    expect(await ask(await open(), '/', 'x-of: somebody\r\n')).toBe('503');
  });

  it('gives the place at its address back where a connection turns out to be the web’s, and bounds the web too', async () => {
    await begin();
    for (const _each of ['first', 'second']) expect(await ask(await open(), '/', 'x-of: web\r\n')).toBe('200');
    const [first, second] = [await open(), await open()];
    expect([await ask(first, '/'), await ask(second, '/')]).toEqual(['200', '200']);
    expect(await ask(await open(), '/', 'x-of: web\r\n')).toBe('503');
    sockets[0]?.destroy();
    await settled();
    expect(await ask(await open(), '/', 'x-of: web\r\n')).toBe('200');
  });
});

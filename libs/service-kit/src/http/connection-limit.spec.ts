import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { limitConnections } from './connection-limit';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe('the limit of connections', () => {
  it('closes what an address opens beyond it, and takes new ones once others are closed', async () => {
    const server = createServer();
    limitConnections(server, 2);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const sockets: Socket[] = [];
    const open = async (): Promise<Socket> => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      sockets.push(socket);
      await settled();
      return socket;
    };
    const [first, second, third] = [await open(), await open(), await open()];
    expect([first.closed, second.closed, third.closed]).toEqual([false, false, true]);
    first.destroy();
    await settled();
    expect((await open()).closed).toBe(false);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});

import type { Server } from 'node:http';
import { config } from '../configuration';

/** Closes what one address opens beyond its share, before a byte is read. The web's server is one address with many people. */
export function limitConnections(server: Server, max = config('CONNECTIONS_PER_ADDRESS', 1_000)): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > max) socket.destroy();
  });
}

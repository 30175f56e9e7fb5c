import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes a connection on which nothing happened for as long as the server's own timeouts say: nobody sends, or nobody reads.
 * A connection whose answer is being worked on is not idle: the answer comes however long it takes.
 */
export function closeIdleConnections(server: Server): void {
  const unfinished = new WeakMap<Socket, Set<ServerResponse>>();
  server.prependListener('request', (request, response) => {
    const responses = unfinished.get(request.socket) ?? new Set();
    unfinished.set(request.socket, responses.add(response));
    response.once('close', () => responses.delete(response));
  });
  server.on('timeout', (socket) => {
    // A request that was sent before the answer to the last one was read has no socket yet: it excuses nothing.
    const current = [...(unfinished.get(socket) ?? [])].find((response) => response.socket !== null);
    if (current === undefined || current.headersSent) socket.destroy();
  });
}

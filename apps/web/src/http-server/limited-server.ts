import { createServer, type RequestListener, type Server } from 'node:http';
import { withBoundedBodies } from './bodies';
import type { Bounds } from './bounds';
import { answerBrokenRequest } from './refusal';
import { Shares } from './shares';

/**
 * A server with the limits that the services have: slow and broken requests are answered and closed, idle connections end,
 * and nobody has them all. No limit counts while a whole request is being worked on, however long that takes.
 */
export function limitedServer(serve: RequestListener, bounds: Bounds): Server {
  const options = {
    headersTimeout: bounds.headersMs,
    requestTimeout: bounds.requestMs,
    keepAliveTimeout: bounds.idleMs,
    connectionsCheckingInterval: bounds.checkEveryMs,
    maxHeaderSize: bounds.headerBytes,
  };
  const server = createServer(options, withBoundedBodies(serve, bounds));
  const connections = new Shares(bounds.connectionsPerAddress, bounds.connections);
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const giveBack = connections.take(address);
    if (giveBack) socket.once('close', giveBack);
    else {
      // Who only keeps a connection for later makes room for the next one to come.
      server.closeIdleConnections();
      socket.destroy();
    }
  });
  server.on('clientError', answerBrokenRequest);
  return server;
}

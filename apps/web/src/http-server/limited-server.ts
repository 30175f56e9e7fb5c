import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
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
  const server = createServer(options, withFewAtOnce(withBoundedBodies(serve, bounds), bounds.requestsPerConnection));
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

/** Node hands out all requests that come in one piece at once. No browser sends the next ones before it has an answer. */
function withFewAtOnce(serve: RequestListener, most: number): RequestListener {
  const underWay = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    const count = (underWay.get(socket) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    underWay.set(socket, count);
    response.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
    serve(request, response);
  };
}

import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { installRequestFraming } from './server/request-framing';

/*
 * Runs once in the server's process, before its first request.
 *
 * Next keeps an `X-Forwarded-For` that a browser sent, so anybody could choose the address that the services count log-in
 * attempts by. Unless a reverse proxy in front is declared trusted, the header is replaced by the socket's own address.
 */
if (process.env.WEB_TRUST_PROXY !== 'true') {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
  });
}

installRequestFraming();

// As a child of the starter the server ends with its parent.
if (process.connected) process.once('disconnect', () => process.exit(0));

/*
 * The program that serves the dashboard: Next's own server.js, on a server with limits. Next makes its server itself and takes
 * no options for it, so the first one that is made after this is ours.
 */
import http from 'node:http';
import { createRequire } from 'node:module';
import { boundsOf } from './bounds';
import { limitedServer } from './limited-server';

const { createServer } = http;
const bounds = boundsOf(process.env);
http.createServer = ((serve: http.RequestListener) => {
  http.createServer = createServer;
  return limitedServer(serve, bounds);
}) as typeof createServer;

createRequire(__filename)('./next-server.js');

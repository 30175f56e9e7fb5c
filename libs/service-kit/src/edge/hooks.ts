import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest, RawRequestDefaultExpression } from 'fastify';
import { bearerToken, unauthenticated } from '../auth/access.guard';
import './anonymous-bodies';
import './fastify-types';
import { Problem } from '../problems/problems';
import { problemDocument } from '../http/problem.filter';
import type { RateLimiter } from './rate-limiter';
import { requestContext } from '../operations/request-context';
import { restOfBody } from './rest-of-body';
import { RouteTable } from './route-table';

const MAX_URL_LENGTH = 4096;
/** Connections whose last answer is on its way; what still arrives on them is not answered a second time. */
const refused = new WeakSet<Socket>();

export function requestIdOf(request: RawRequestDefaultExpression): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

const securityHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};
/** The OpenAPI page brings scripts and styles of its own. */
const docsPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** What every request passes, whether or not a route is found. */
export function installHooks(fastify: FastifyInstance): void {
  const routes = new RouteTable();
  fastify.addHook('onRoute', ({ method, url }) => routes.add(method, url));

  // What can be refused is refused here, before a body is read.
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    reply.headers(securityHeaders);
    if (request.url.startsWith('/docs')) reply.header('content-security-policy', docsPolicy);
    if (!hasOneHost(request)) {
      reply.header('connection', 'close');
      return done(new Problem('malformed-request', 'HTTP/1.1 asks for exactly one Host header.'));
    }
    const transferEncoding = request.headers['transfer-encoding'];
    if (transferEncoding !== undefined && transferEncoding.toLowerCase() !== 'chunked') {
      // Where one server reads a body and the next one does not, the rest of it becomes somebody's next request.
      reply.header('connection', 'close');
      refused.add(request.raw.socket);
      return done(new Problem('malformed-request', 'The only Transfer-Encoding is chunked.'));
    }
    if (request.url.length > MAX_URL_LENGTH) return done(new Problem('url-too-long'));
    const path = request.url.split('?', 1)[0] ?? '';
    if (request.is404 || routes.isMistaken(path, request.routeOptions.url)) {
      const allow = routes.methodsAt(path);
      if (allow.length === 0) return done(new Problem('not-found'));
      return done(new Problem('method-not-allowed', undefined, { headers: { allow: allow.join(', ') } }));
    }
    done();
  });

  // Not in onRequest: reading the body leaves the asynchronous context that a hook before it opened.
  fastify.addHook('preValidation', (request, reply, done) => {
    request.context = {
      requestId: request.id,
      operation: `${request.method} ${request.routeOptions.url ?? ''}`,
      reply,
      actor: null,
    };
    requestContext.run(request.context, done);
  });

  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const position = request.context?.changePosition;
    if (position !== undefined) reply.header('x-change-position', position);
    done();
  });

  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const rest = reply.statusCode >= 400 && !refused.has(request.raw.socket) ? restOfBody(request.raw) : undefined;
    if (rest === undefined) done();
    else void rest.then(() => done());
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    // Never the query, the headers or the body: they hold searches, tokens and money.
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        actor: request.context?.actor ?? undefined,
      },
      'request',
    );
    done();
  });
}

const withoutBody = new Set(['GET', 'HEAD']);

/** Reading a body is work, and nothing is worked for nobody: without a token that reads as one, it is refused unread. */
export function refuseAnonymousBodies(fastify: FastifyInstance, rateLimiter: RateLimiter): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const { config } = request.routeOptions;
    if (withoutBody.has(request.method) || config.takesAnonymousBodies === true) return;
    if (bearerToken(request.headers.authorization) !== undefined) return;
    await rateLimiter.count(request, reply, `address:${request.ip}`);
    throw unauthenticated();
  });
}

/** Node's own check answers without a problem document, and takes two Host headers for one. */
function hasOneHost(request: FastifyRequest): boolean {
  if (request.raw.httpVersionMinor < 1 && request.raw.httpVersionMajor === 1) return true;
  const names = request.raw.rawHeaders.filter((_value, index) => index % 2 === 0);
  // Requests injected by tests carry no raw headers.
  if (names.length === 0) return request.headers.host !== undefined;
  return names.filter((name) => name.toLowerCase() === 'host').length === 1;
}

const statusOfSocketError: Record<string, [status: number, code: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-timeout'],
};

/** What the HTTP parser refuses has no request yet: the answer is written to the socket, which is then closed. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (refused.has(socket)) {
    socket.destroySoon();
    return;
  }
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code] = statusOfSocketError[error.code ?? ''] ?? [400, 'malformed-request'];
  const problem = new Problem(code);
  const body = JSON.stringify(problemDocument({ status, code, detail: problem.message }));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
  );
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Server, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { malformedRequest, methodNotAllowed, problemBody, problemHeaders, type Problem } from './problems';

/*
 * What no request may be, whatever it asks for. It is checked in the HTTP server, before Next reads anything: Next itself
 * answers some of these with a 500 or a page, and keeps a body before it knows that nobody wants it.
 */

const pageMethods = 'GET, HEAD';
const apiMethods = 'GET, HEAD, POST, PATCH, PUT, DELETE';

export interface Refusal {
  problem: Problem;
  allow?: string;
  /** Where the two ends may disagree about where a request ends, the connection cannot be used again. */
  close: boolean;
}

export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'httpVersion' | 'headers' | 'rawHeaders'>;

function refusalOf(request: RequestHead): Refusal | undefined {
  if (request.httpVersion !== '1.1' && request.httpVersion !== '1.0') return broken('Only HTTP/1.1 is spoken here.');
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (hosts === 0 && request.httpVersion === '1.1')) {
    return broken('HTTP/1.1 asks for exactly one Host header.');
  }
  const encoding = request.headers['transfer-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked') {
    return broken('The only Transfer-Encoding is chunked.');
  }
  const [path = ''] = (request.url ?? '').split('?', 1);
  const allow = methodsOf(path);
  if (!allow.split(', ').includes(request.method ?? '')) {
    return { problem: methodNotAllowed(allow), allow, close: false };
  }
  if (path === '*') return { problem: malformedRequest('The address has to be a path.'), close: false };
  if (!isDecodable(path)) {
    return {
      problem: malformedRequest('The address holds a percent sign that stands for no UTF-8 text.'),
      close: false,
    };
  }
  return undefined;
}

const broken = (detail: string): Refusal => ({ problem: malformedRequest(detail), close: true });

function methodsOf(path: string): string {
  // The tools of `next dev` send what went wrong in the browser to addresses of their own.
  return path.startsWith('/api/') || process.env.NODE_ENV === 'development' ? apiMethods : pageMethods;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function headersOf({ allow, close }: Refusal): Record<string, string> {
  return {
    ...problemHeaders,
    'x-content-type-options': 'nosniff',
    ...(allow !== undefined && { allow }),
    ...(close && { connection: 'close' }),
  };
}

/** For those who have no request yet, or none that Node would answer: the answer is written to the socket, then it closes. */
function answerSocket(socket: Socket, refusal: Refusal): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status } = refusal.problem;
  const body = JSON.stringify(problemBody(refusal.problem));
  const headers = { ...headersOf({ ...refusal, close: true }), 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
}

const guarded = new WeakSet<Server>();

/** Puts the check before whoever answers this server's requests. */
export function guardServer(server: Server): void {
  if (guarded.has(server)) return;
  guarded.add(server);
  const answering = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refusalOf(request);
    if (refusal) {
      response.writeHead(refusal.problem.status, headersOf(refusal)).end(JSON.stringify(problemBody(refusal.problem)));
      return;
    }
    for (const answer of answering) answer.call(server, request, response);
  });
  // Node closes a CONNECT without a word where nobody listens for it.
  server.on('connect', (_request: IncomingMessage, socket: Socket) => {
    answerSocket(socket, { problem: methodNotAllowed(pageMethods), allow: pageMethods, close: true });
  });
  // Nothing here is upgraded to but the tools of `next dev`: without a listener Node answers such a request like any other.
  if (process.env.NODE_ENV !== 'development') server.removeAllListeners('upgrade');
}

/**
 * Next makes its server itself; the first connection, or at the latest the first request, shows which one it is. The answer
 * takes the check away from servers that are not known yet.
 */
export function installRequestFraming(): () => void {
  const onConnection = (message: unknown): void => {
    const { server } = (message as { socket: { server?: unknown } }).socket;
    if (server instanceof Server) guardServer(server);
  };
  const onRequest = (message: unknown): void => guardServer((message as { server: Server }).server);
  subscribe('net.server.socket', onConnection);
  subscribe('http.server.request.start', onRequest);
  return () => {
    unsubscribe('net.server.socket', onConnection);
    unsubscribe('http.server.request.start', onRequest);
  };
}

import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Refusal {
  status: number;
  code: string;
  detail: string;
  headers?: Record<string, string>;
}

const patienceMs = 2_000;
const mostRestBytes = 32 * 1024 * 1024;

const documentOf = ({ status, code, detail }: Refusal): string =>
  JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail, code });

/** Answers a request that nobody works on. */
export async function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): Promise<void> {
  await restOfBody(request);
  if (response.destroyed) return;
  response.writeHead(refusal.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
    ...refusal.headers,
  });
  response.end(documentOf(refusal));
}

/**
 * Reads and forgets what is left of a body. A connection that is closed while its client still sends is reset, and with it goes
 * the answer that says why. Gives up on bodies that are slow or endless.
 */
function restOfBody(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const patience = setTimeout(resolve, patienceMs);
    const done = (): void => {
      clearTimeout(patience);
      resolve();
    };
    // Node hands each piece of a body to `push`; what is not passed on is not kept.
    request.push = (chunk: Buffer | null): boolean => {
      bytes += chunk?.length ?? 0;
      if (chunk === null || bytes > mostRestBytes) done();
      return true;
    };
    request.once('close', done);
    if (request.complete || request.destroyed) done();
  });
}

const brokenRequests: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'headers-too-large', detail: 'The headers are longer than 16 kB.' },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request-timeout',
    detail: 'The request took too long to arrive: headers have 10 seconds, the whole of it 30.',
  },
};
const malformed: Refusal = { status: 400, code: 'malformed-request', detail: 'This is not a readable HTTP request.' };

/** What never became a whole request: the answer is written to the socket, which is then closed. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = brokenRequests[error.code ?? ''] ?? malformed;
  const body = documentOf(refusal);
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
    // A client that never reads must not keep its place by it.
    () => socket.destroy(),
  );
}

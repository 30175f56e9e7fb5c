import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { accessCookie, refreshCookie, secondsLeft } from '@/server/session/session';
import type { Bounds } from './bounds';
import { refuse } from './refusal';
import { Shares } from './shares';

const busy = { status: 503, code: 'service-unavailable', headers: { 'retry-after': '2' } };

/**
 * Lets a request in once its body may be kept. Next keeps each body whole before the dashboard can look at it, so who may
 * send how much is decided here: 100 kB, and a file for somebody with a session at the one address that takes files.
 */
export function withBoundedBodies(serve: RequestListener, bounds: Bounds): RequestListener {
  const small = new Shares(bounds.smallBodiesPerAddressBytes, bounds.smallBodiesBytes);
  const uploads = new Shares(bounds.uploadsPerAddress, bounds.uploads);

  return (request, response) => {
    const length = lengthOf(request);
    if (length === 0) return serve(request, response);
    if (isUpload(request) && length > bounds.smallBodyBytes) return void takeUpload(request, response, length);
    void takeSmall(request, response, length);
  };

  async function takeUpload(request: IncomingMessage, response: ServerResponse, length: number): Promise<void> {
    if (Number.isFinite(length) && length > bounds.uploadBytes) {
      return refuse(request, response, {
        status: 413,
        code: 'body-too-large',
        detail: 'The file is larger than 10 MiB.',
      });
    }
    if (!hasSession(request)) {
      return refuse(request, response, { status: 401, code: 'unauthenticated', detail: 'Log in to import a file.' });
    }
    const giveBack = uploads.take(addressOf(request));
    if (!giveBack)
      return refuse(request, response, { ...busy, detail: 'Other files are being sent. Try again in a moment.' });
    response.once('close', giveBack);
    // A body of unstated length is counted where it is passed on.
    serve(request, response);
  }

  async function takeSmall(request: IncomingMessage, response: ServerResponse, length: number): Promise<void> {
    const tooLarge = {
      status: 413,
      code: 'body-too-large',
      detail: `The body is longer than ${bounds.smallBodyBytes} bytes; only files at POST /api/imports may be.`,
    };
    if (Number.isFinite(length) && length > bounds.smallBodyBytes) return refuse(request, response, tooLarge);
    const giveBack = small.take(addressOf(request), Math.min(length, bounds.smallBodyBytes));
    if (!giveBack)
      return refuse(request, response, { ...busy, detail: 'Too much is being sent at once. Try again in a moment.' });
    response.once('close', giveBack);
    if (await arrives(request, bounds.smallBodyBytes)) serve(request, response);
    else await refuse(request, response, tooLarge);
  }
}

/** Infinite where it is not stated. */
function lengthOf({ headers }: IncomingMessage): number {
  if (headers['transfer-encoding'] !== undefined) return Infinity;
  return Number(headers['content-length'] ?? 0);
}

const isUpload = ({ method, url }: IncomingMessage): boolean =>
  method === 'POST' && url?.split('?', 1)[0] === '/api/imports';

/** Whether the cookies read as a session that is alive or can be renewed; that they are true is for the services to judge. */
function hasSession({ headers }: IncomingMessage): boolean {
  const cookies = new Map(
    headers.cookie?.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.trim().split('=', 2);
      return [name, value];
    }),
  );
  return (
    secondsLeft(cookies.get(accessCookie), Date.now()) > 0 || /^[\w-]{32,128}$/.test(cookies.get(refreshCookie) ?? '')
  );
}

/** Behind a trusted proxy the last address that it names: the one that it saw itself. */
function addressOf(request: IncomingMessage): string {
  const forwarded = process.env.WEB_TRUST_PROXY === 'true' ? request.headers['x-forwarded-for'] : undefined;
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim();
  return last || (request.socket.remoteAddress ?? '');
}

/**
 * Waits until a short body is there, so that Next has no request that is half sent; false as soon as it is too long. Its
 * pieces stay where Node puts them: they pass through `push`, which would stop the reading while nobody takes them.
 */
function arrives(request: IncomingMessage, mostBytes: number): Promise<boolean> {
  return new Promise((resolve) => {
    const push = request.push.bind(request);
    let bytes = 0;
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
      bytes += chunk?.length ?? 0;
      if (bytes > mostBytes) {
        resolve(false);
        return true;
      }
      push(chunk, encoding);
      if (chunk === null) resolve(true);
      return true;
    };
  });
}

import { mergePositions } from './positions';
import { serviceToken } from './service-token';
import {
  accessTokenHeader,
  cameByHttps,
  endedSessionCookies,
  isTokens,
  outdatedAccessCookie,
  positionsCookie,
  positionsCookieOf,
  refreshCookie,
  serializeCookie,
  sessionCookies,
  sessionHeader,
  type CookieToSet,
} from './session';
import { serviceOfPath, serviceUrl } from './upstream';

/** Only these headers of the browser reach a service; so hop-by-hop headers, `Expect` and cookies never do. */
const passedRequestHeaders = [
  'accept',
  'accept-language',
  'content-type',
  'content-encoding',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'x-request-id',
  'user-agent',
];
const droppedResponseHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'set-cookie',
  'content-encoding',
  'content-length',
  'content-security-policy',
  'access-control-allow-origin',
]);
/**
 * The import limit of 10 MiB and room for the multipart envelope. Next cuts a body at its own limit (next.config.ts), which is
 * higher; so what passes this one may be cut, and whatever the service makes of it, the answer is 413.
 */
const longestBodyBytes = 11 * 1024 * 1024;

interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
}

function problem({ status, code, title, detail }: Problem, headers: Record<string, string> = {}): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail, code },
    { status, headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}

const notFound = { status: 404, code: 'not-found', title: 'Not found', detail: 'There is nothing at this address.' };
const crossOrigin = {
  status: 403,
  code: 'origin-not-allowed',
  title: 'Origin not allowed',
  detail: 'Writes are only accepted from the dashboard itself.',
};
const unavailable = {
  status: 503,
  code: 'service-unavailable',
  title: 'Service unavailable',
  detail: 'A part of the tracker does not answer at the moment. Try again in a few seconds.',
};
const tooLarge = {
  status: 413,
  code: 'body-too-large',
  title: 'Too large',
  detail: 'The file is larger than 10 MiB.',
};

/** A write must come from a page of this site: browsers state the Origin of every write, and cannot be made to lie. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (!origin) return false;
  if (process.env.WEB_ORIGIN) return origin === process.env.WEB_ORIGIN.replace(/\/$/, '');
  const host = headers.get('host');
  return host !== null && (origin === `http://${host}` || origin === `https://${host}`);
}

function cookieOf(headers: Headers, name: string): string | undefined {
  for (const part of headers.get('cookie')?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return undefined;
}

async function requestHeaders(request: Request): Promise<Headers> {
  const headers = new Headers({ 'accept-encoding': 'identity' });
  for (const name of passedRequestHeaders) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const accessToken = request.headers.get(accessTokenHeader);
  if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
  const own = await serviceToken();
  if (own) {
    headers.set('x-service-authorization', `Bearer ${own}`);
    headers.set('x-client-address', request.headers.get('x-forwarded-for') ?? '');
  }
  return headers;
}

/** `/api/…` → the service's own door: streams both ways, adds the session, keeps tokens out of the page's reach. */
export async function passThrough(request: Request, segments: readonly string[]): Promise<Response> {
  const service = serviceOfPath(segments);
  if (!service) return problem(notFound);
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!reading && !isOwnOrigin(request.headers)) return problem(crossOrigin);
  const path = `/${segments.join('/')}`;
  if (path === '/auth/refresh') return problem(notFound);
  // The session is there but could not be renewed just now: an honest 503, so that no page takes it for a log-out.
  if (request.headers.get(sessionHeader) === 'unavailable') return problem(unavailable, { 'retry-after': '2' });

  const secure = cameByHttps(request.headers);
  const knownPositions = mergePositions(cookieOf(request.headers, positionsCookie), null);
  const headers = await requestHeaders(request);
  if (service === 'analytics' && reading && knownPositions) headers.set('x-after-change', knownPositions);

  const { searchParams, search } = new URL(request.url);
  const loggingOut = path === '/auth/logout';
  const everywhere = loggingOut && searchParams.get('everywhere') === 'true';
  let body: BodyInit | null = reading ? null : request.body;
  if (loggingOut) {
    headers.set('content-type', 'application/json');
    const refreshToken = cookieOf(request.headers, refreshCookie) ?? '';
    body = JSON.stringify({ refreshToken, ...(everywhere && { everywhere }) });
  }
  if (Number(request.headers.get('content-length') ?? 0) > longestBodyBytes) return problem(tooLarge);
  const counted = countBytes(body);
  let answer: Response;
  try {
    answer = await fetch(`${serviceUrl(service)}${path}${loggingOut ? '' : search}`, {
      method: request.method,
      headers,
      body: counted.body,
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
      ...(counted.body && { duplex: 'half' }),
    });
  } catch {
    if (counted.bytes() > longestBodyBytes) return problem(tooLarge);
    // This browser can forget its session by itself, but not end those of others.
    if (loggingOut && !everywhere) {
      return withCookies(new Response(null, { status: 204 }), endedSessionCookies(secure));
    }
    return problem(unavailable, { 'retry-after': '2' });
  }
  if (counted.bytes() > longestBodyBytes) {
    await answer.body?.cancel();
    return problem(tooLarge);
  }
  const forgetsSession = loggingOut && (answer.ok || !everywhere);
  const analytics = service === 'analytics';
  return present(answer, { path, method: request.method, analytics, forgetsSession, knownPositions, secure });
}

function countBytes(body: BodyInit | null): { body: BodyInit | null; bytes: () => number } {
  if (!(body instanceof ReadableStream)) return { body, bytes: () => 0 };
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return { body: body.pipeThrough(counter), bytes: () => bytes };
}

interface Asked {
  path: string;
  method: string;
  analytics: boolean;
  forgetsSession: boolean;
  knownPositions: string;
  secure: boolean;
}

async function present(
  answer: Response,
  { path, method, analytics, forgetsSession, knownPositions, secure }: Asked,
): Promise<Response> {
  const headers = new Headers();
  answer.headers.forEach((value, name) => {
    if (!droppedResponseHeaders.has(name)) headers.set(name, value);
  });
  headers.set('cache-control', 'no-store, no-transform');
  headers.set('x-accel-buffering', 'no');

  const cookies: CookieToSet[] = [];
  const seen = answer.headers.get('x-change-position');
  if (!analytics && seen) cookies.push(positionsCookieOf(mergePositions(knownPositions, seen), secure));

  if (forgetsSession) {
    await answer.body?.cancel();
    return withCookies(new Response(null, { status: 204 }), endedSessionCookies(secure));
  }
  if ((path.startsWith('/auth/') || path === '/users/register') && answer.ok && answer.status !== 204) {
    const body: unknown = await answer.json();
    if (isTokens(body)) {
      const { accessToken: _access, refreshToken: _refresh, ...rest } = body as unknown as Record<string, unknown>;
      // Another person may log in on the same browser: their reads must not wait for somebody else's positions.
      const position = positionsCookieOf(mergePositions(undefined, seen), secure);
      return withCookies(Response.json(rest, { status: answer.status }), [...sessionCookies(body, secure), position]);
    }
    return problem(unavailable);
  }
  if (path === '/users/me' && method === 'PATCH' && answer.ok) cookies.push(outdatedAccessCookie(secure));
  const empty = answer.status === 204 || answer.status === 304;
  return withCookies(new Response(empty ? null : answer.body, { status: answer.status, headers }), cookies);
}

function withCookies(response: Response, cookies: readonly CookieToSet[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', serializeCookie(cookie));
  return response;
}

import { parseCookie } from 'cookie';
import { endSession, finishLogOut, isDone } from './session/unfinished-log-outs';
import { mergePositions, withoutFarAhead } from './positions';
import { methodNotAllowed, problemAnswer, serviceUnavailable } from './problems';
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
  unfinishedLogOutCookieOf,
  type CookieToSet,
} from './session/session';
import { askService, isServiceAway, serviceOfPath, type Service, withEncodedName } from './upstream';

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
  'prefer',
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

const notFound = { status: 404, code: 'not-found', title: 'Not found', detail: 'There is nothing at this address.' };
const crossOrigin = {
  status: 403,
  code: 'origin-not-allowed',
  title: 'Origin not allowed',
  detail: 'Writes are only accepted from the dashboard itself.',
};
const unforeseen = {
  status: 500,
  code: 'internal-error',
  title: 'Something went wrong here',
  detail: 'Something unforeseen happened; it was logged.',
};
const logOutUnfinished = {
  state: 'ending',
  detail:
    'This browser has forgotten its session. The session itself could not be ended, because the user service does not answer; it is ended as soon as it does.',
};
const notStored = { 'cache-control': 'no-store' };
const tooLarge = {
  status: 413,
  code: 'body-too-large',
  title: 'Too large',
  detail: 'The file is larger than 10 MiB.',
};

/** A write must come from a page of this site: browsers state the Origin of every write, and cannot be made to lie. */
function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (!origin) return false;
  if (process.env.WEB_ORIGIN) return origin === process.env.WEB_ORIGIN.replace(/\/$/, '');
  const host = headers.get('host');
  return host !== null && (origin === `http://${host}` || origin === `https://${host}`);
}

function cookieOf(headers: Headers, name: string): string | undefined {
  return parseCookie(headers.get('cookie') ?? '', { decode })[name];
}

/** What a cookie cannot be decoded from is no cookie of ours: any program on this host may have set one of this name. */
function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

async function requestHeaders(request: Request): Promise<Record<string, string>> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  for (const name of passedRequestHeaders) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const accessToken = request.headers.get(accessTokenHeader);
  if (accessToken) headers.authorization = `Bearer ${accessToken}`;
  const own = await serviceToken();
  if (own) {
    headers['x-service-authorization'] = `Bearer ${own}`;
    headers['x-client-address'] = request.headers.get('x-forwarded-for') ?? '';
  }
  return headers;
}

/** `/api/…` → the service's own door: streams both ways, adds the session, keeps tokens out of the page's reach. */
export async function passThrough(request: Request, segments: readonly string[]): Promise<Response> {
  try {
    return await answer(request, segments);
  } catch (error) {
    if (isServiceAway(error)) return problemAnswer(serviceUnavailable(), { 'retry-after': '2' });
    // A mistake of this server's own: it must neither look like somebody else's trouble nor stay unseen.
    console.error(`web: ${request.method} /api/${segments[0] ?? ''} failed`, error);
    return problemAnswer(unforeseen);
  }
}

async function answer(request: Request, asked: readonly string[]): Promise<Response> {
  const segments = withEncodedName(asked, request.url);
  const service = serviceOfPath(segments);
  const path = `/${segments.join('/')}`;
  if (!service || path === '/auth/refresh') return problemAnswer(notFound);
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/auth/logout' && request.method !== 'POST') {
    return problemAnswer(methodNotAllowed('POST'), { allow: 'POST' });
  }
  if (!reading && !isOwnOrigin(request.headers)) return problemAnswer(crossOrigin);
  // The session is there but could not be renewed just now: an honest 503, so that no page takes it for a log-out.
  if (request.headers.get(sessionHeader) === 'unavailable')
    return problemAnswer(serviceUnavailable(), { 'retry-after': '2' });
  if (path === '/auth/logout') return logOut(request);

  const knownPositions = mergePositions(cookieOf(request.headers, positionsCookie), null);
  const headers = await requestHeaders(request);
  if (service === 'analytics' && reading && knownPositions) headers['x-after-change'] = knownPositions;
  if (Number(request.headers.get('content-length') ?? 0) > longestBodyBytes) return problemAnswer(tooLarge);
  const counted = countBytes(reading ? null : request.body);
  let answered: Response;
  try {
    answered = await askService(service, path + new URL(request.url).search, {
      method: request.method,
      headers,
      body: counted.body,
      signal: request.signal,
    });
  } catch (error) {
    if (counted.bytes() > longestBodyBytes) return problemAnswer(tooLarge);
    throw error;
  }
  if (counted.bytes() > longestBodyBytes) {
    await answered.body?.cancel();
    return problemAnswer(tooLarge);
  }
  const secure = cameByHttps(request.headers);
  return present(answered, { path, method: request.method, service, reading, knownPositions, secure });
}

/**
 * This browser forgets its session at once, whatever the user service says. Where that could not be reached, 202 says that
 * the session itself ends later. Sessions elsewhere this browser cannot forget: a refusal to end them all changes nothing.
 */
async function logOut(request: Request): Promise<Response> {
  const secure = cameByHttps(request.headers);
  const refreshToken = cookieOf(request.headers, refreshCookie) ?? '';
  const everywhere = new URL(request.url).searchParams.get('everywhere') === 'true';
  const forget = (status: 202 | 204, ...cookies: CookieToSet[]): Response =>
    withCookies(
      status === 204
        ? new Response(null, { status, headers: notStored })
        : Response.json(logOutUnfinished, { status, headers: notStored }),
      [...endedSessionCookies(secure), ...cookies],
    );
  if (!refreshToken && !everywhere) return forget(204);

  const answered = await endSession({ refreshToken, everywhere, headers: await requestHeaders(request) });
  if (answered && (answered.ok || (isDone(answered.status) && !everywhere))) {
    await answered.body?.cancel();
    return forget(204);
  }
  if (everywhere) {
    if (!answered) return problemAnswer(serviceUnavailable(), { 'retry-after': '2' });
    return new Response(answered.body, { status: answered.status, headers: passedHeaders(answered) });
  }
  await answered?.body?.cancel();
  finishLogOut(refreshToken);
  const kept = unfinishedLogOutCookieOf(refreshToken, secure);
  return forget(202, ...(kept ? [kept] : []));
}

function countBytes(body: ReadableStream<Uint8Array> | null) {
  if (body === null) return { body, bytes: () => 0 };
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return { body: body.pipeThrough(counter), bytes: () => bytes };
}

function passedHeaders(answered: Response): Headers {
  const headers = new Headers();
  answered.headers.forEach((value, name) => {
    if (!droppedResponseHeaders.has(name)) headers.set(name, value);
  });
  // A service names its own path; from the browser the same door is below /api.
  const location = headers.get('location') ?? '';
  headers.delete('location');
  if (serviceOfPath(location.split('?', 1)[0]?.split('/').slice(1) ?? [])) headers.set('location', `/api${location}`);
  headers.set('cache-control', 'no-store, no-transform');
  headers.set('x-accel-buffering', 'no');
  return headers;
}

interface Asked {
  path: string;
  method: string;
  service: Service;
  reading: boolean;
  knownPositions: string;
  secure: boolean;
}

async function present(answered: Response, asked: Asked): Promise<Response> {
  const { path, method, service, reading, knownPositions, secure } = asked;
  const headers = passedHeaders(answered);
  const seen = answered.headers.get('x-change-position');
  const response = (...cookies: CookieToSet[]): Response =>
    withCookies(new Response(answered.body, { status: answered.status, headers }), cookies);

  // Reading changes nothing in the browser either, but that a position which cannot be is not waited for again.
  if (reading) {
    const plausible = service === 'analytics' ? withoutFarAhead(knownPositions, seen) : knownPositions;
    return plausible === knownPositions ? response() : response(positionsCookieOf(plausible, secure));
  }
  if ((path.startsWith('/auth/') || path === '/users/register') && answered.ok && answered.body) {
    const tokens: unknown = await answered.json();
    if (!isTokens(tokens)) throw new Error(`${path} was answered without tokens`);
    const { accessToken: _access, refreshToken: _refresh, ...rest } = tokens as unknown as Record<string, unknown>;
    // Another person may log in on the same browser: their reads must not wait for somebody else's positions.
    const position = positionsCookieOf(mergePositions(undefined, seen), secure);
    headers.delete('content-type');
    return withCookies(Response.json(rest, { status: answered.status, headers }), [
      ...sessionCookies(tokens, secure),
      position,
    ]);
  }
  return response(
    ...(service !== 'analytics' && seen ? [positionsCookieOf(mergePositions(knownPositions, seen), secure)] : []),
    ...(path === '/users/me' && method === 'PATCH' && answered.ok ? [outdatedAccessCookie(secure)] : []),
  );
}

function withCookies(response: Response, cookies: readonly CookieToSet[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', serializeCookie(cookie));
  return response;
}

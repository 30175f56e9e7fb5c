import { NextResponse, type NextRequest } from 'next/server';
import { refreshOnce } from './server/session/refresh';
import {
  accessCookie,
  accessTokenHeader,
  cameByHttps,
  endedSessionCookies,
  finishedLogOutCookie,
  nonceHeader,
  pathHeader,
  refreshCookie,
  secondsLeft,
  sessionCookies,
  sessionHeader,
  unfinishedLogOutCookie,
  unfinishedLogOutOf,
  type CookieToSet,
} from './server/session/session';
import { finishLogOut } from './server/session/unfinished-log-outs';

/** The one place where a session is refreshed, before pages and `/api/*` alike; see `refreshOnce`. */
const refreshBelowSeconds = 60;
const openPages = new Set(['/login', '/register']);

interface Session {
  state: 'present' | 'absent' | 'unavailable';
  accessToken: string | undefined;
  cookies: CookieToSet[];
}

async function sessionOf(request: NextRequest, secure: boolean): Promise<Session> {
  const accessToken = request.cookies.get(accessCookie)?.value;
  const refreshToken = request.cookies.get(refreshCookie)?.value;
  const left = secondsLeft(accessToken, Date.now());
  if (accessToken && left >= refreshBelowSeconds) return { state: 'present', accessToken, cookies: [] };
  const usable = left > 0 ? accessToken : undefined;
  // Logging out uses the presented refresh token itself; renewing it first would leave the successor alive.
  if (!refreshToken || request.nextUrl.pathname === '/api/auth/logout') {
    return { state: usable ? 'present' : 'absent', accessToken: usable, cookies: [] };
  }
  const refreshed = await refreshOnce(refreshToken, request.headers.get('x-forwarded-for') ?? '');
  switch (refreshed.state) {
    case 'renewed':
      return {
        state: 'present',
        accessToken: refreshed.tokens.accessToken,
        cookies: sessionCookies(refreshed.tokens, secure),
      };
    case 'ended':
      return { state: 'absent', accessToken: undefined, cookies: endedSessionCookies(secure) };
    case 'unavailable':
      return { state: usable ? 'present' : 'unavailable', accessToken: usable, cookies: [] };
  }
}

/** An earlier log-out that the user service has not heard of is taken up again until it has; then the browser may forget it. */
function afterLogOut(request: NextRequest, secure: boolean): CookieToSet[] {
  const kept = request.cookies.get(unfinishedLogOutCookie)?.value;
  if (kept === undefined) return [];
  const refreshToken = unfinishedLogOutOf(kept);
  if (refreshToken !== undefined && finishLogOut(refreshToken) === 'waiting') return [];
  return [finishedLogOutCookie(secure)];
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Style elements need the nonce; style attributes, which the components set for widths and colours, cannot carry one.
    // The tools of `next dev` bring style elements of their own without one.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const secure = cameByHttps(request.headers);
  const session = await sessionOf(request, secure);
  session.cookies.push(...afterLogOut(request, secure));
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const response = respond();
  for (const { name, value, options } of session.cookies) response.cookies.set(name, value, options);
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('X-Frame-Options', 'DENY');
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('Referrer-Policy', 'same-origin');
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  response.headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  if (secure) response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  return response;

  function respond(): NextResponse {
    if (!pathname.startsWith('/api/')) {
      if (session.state === 'absent' && !openPages.has(pathname)) {
        return redirectTo(
          pathname === '/' && !search ? '/login' : `/login?next=${encodeURIComponent(pathname + search)}`,
        );
      }
      // `expired` is set where a service refused the token: that page must open, or the two would redirect for ever.
      if (session.state === 'present' && openPages.has(pathname) && !request.nextUrl.searchParams.has('expired')) {
        return redirectTo('/');
      }
    }
    const headers = new Headers(request.headers);
    headers.delete(accessTokenHeader);
    if (session.accessToken) headers.set(accessTokenHeader, session.accessToken);
    headers.set(sessionHeader, session.state);
    headers.set(pathHeader, pathname + search);
    headers.set(nonceHeader, nonce);
    headers.set('Content-Security-Policy', policy);
    return NextResponse.next({ request: { headers } });
  }

  function redirectTo(path: string): NextResponse {
    const url = request.nextUrl.clone();
    const [pathOnly = '/', query = ''] = path.split('?', 2);
    url.pathname = pathOnly;
    url.search = query;
    return NextResponse.redirect(url, 303);
  }
}

export const config = {
  matcher: ['/((?!_next/static|_next/image|health/|offline\\.html|offline-worker\\.js|icon\\.svg|favicon\\.ico).*)'],
};

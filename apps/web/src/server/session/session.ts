import { stringifySetCookie } from 'cookie';
import { seal, unseal } from './seal';

/** Names and rules of the session's cookies and of the headers by which proxy.ts hands the session on. */
export const accessCookie = 'pft_access';
export const refreshCookie = 'pft_refresh';
export const positionsCookie = 'pft_positions';
/** Holds, sealed, the refresh token of a log-out that the user service has not heard of yet. */
export const unfinishedLogOutCookie = 'pft_ended';

/** Set by proxy.ts on the request and always overwritten there, so that a browser cannot bring its own. */
export const accessTokenHeader = 'x-pft-access-token';
export const sessionHeader = 'x-pft-session';
export const nonceHeader = 'x-nonce';
export const pathHeader = 'x-pft-path';

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

export interface CookieToSet {
  name: string;
  value: string;
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number };
}

const refreshLifetimeSeconds = 30 * 24 * 3600;

function cookie(name: string, value: string, maxAge: number, secure: boolean): CookieToSet {
  return { name, value, options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } };
}

export function sessionCookies(tokens: Tokens, secure: boolean): CookieToSet[] {
  return [
    cookie(accessCookie, tokens.accessToken, tokens.expiresIn, secure),
    cookie(refreshCookie, tokens.refreshToken, refreshLifetimeSeconds, secure),
  ];
}

/** Makes the next request renew the access token, which carries the person's settings as they were when it was issued. */
export function outdatedAccessCookie(secure: boolean): CookieToSet {
  return cookie(accessCookie, '', 0, secure);
}

export function endedSessionCookies(secure: boolean): CookieToSet[] {
  return [accessCookie, refreshCookie, positionsCookie].map((name) => cookie(name, '', 0, secure));
}

/** Undefined where there is no secret to seal it with: then only the memory of this process knows of the log-out. */
export function unfinishedLogOutCookieOf(refreshToken: string, secure: boolean): CookieToSet | undefined {
  const secret = process.env.SERVICE_CLIENT_SECRET;
  if (!secret) return undefined;
  return cookie(unfinishedLogOutCookie, seal(refreshToken, secret), refreshLifetimeSeconds, secure);
}

export function unfinishedLogOutOf(value: string | undefined): string | undefined {
  const secret = process.env.SERVICE_CLIENT_SECRET;
  return value && secret ? unseal(value, secret) : undefined;
}

export function finishedLogOutCookie(secure: boolean): CookieToSet {
  return cookie(unfinishedLogOutCookie, '', 0, secure);
}

export function positionsCookieOf(value: string, secure: boolean): CookieToSet {
  // Analytics is at most seconds behind; a position older than this has surely arrived.
  return cookie(positionsCookie, value, 600, secure);
}

export function serializeCookie({ name, value, options }: CookieToSet): string {
  return stringifySetCookie({ name, value, ...options });
}

export function isTokens(body: unknown): body is Tokens {
  if (typeof body !== 'object' || body === null) return false;
  const tokens = body as Partial<Tokens>;
  return (
    typeof tokens.accessToken === 'string' &&
    typeof tokens.refreshToken === 'string' &&
    typeof tokens.expiresIn === 'number'
  );
}

/** What a token says, read without verifying, for the services verify it. */
function claimsOf(accessToken: string | undefined): { exp?: unknown; locale?: unknown } {
  const payload = accessToken?.split('.')[1];
  if (!payload) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch {
    return {};
  }
}

/** Seconds until the token expires, negative when it has. */
export function secondsLeft(accessToken: string | undefined, nowMs: number): number {
  const { exp } = claimsOf(accessToken);
  return typeof exp === 'number' ? exp - nowMs / 1000 : -1;
}

/** The locale of the person whose token it is. */
export function localeOf(accessToken: string | undefined): string | undefined {
  const { locale } = claimsOf(accessToken);
  return typeof locale === 'string' ? locale : undefined;
}

/** Cookies are Secure wherever the browser came by https; a plain-http localhost could not keep them otherwise. */
export function cameByHttps(headers: Headers): boolean {
  if (process.env.WEB_ORIGIN) return process.env.WEB_ORIGIN.startsWith('https:');
  if (headers.get('origin')?.startsWith('https:')) return true;
  // As X-Forwarded-For: anybody can send it, so it says something only where a proxy in front is known to set it.
  return process.env.WEB_TRUST_PROXY === 'true' && headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
}

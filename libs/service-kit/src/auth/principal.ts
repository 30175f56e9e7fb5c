import { isCurrency } from '@pft/kernel';
import { TOKEN_AUDIENCE } from '../host/configuration';
import { UUID } from '@pft/contracts';
import { isPersonal } from './scopes';

/** The person behind a request, as the access token says. */
export interface CurrentUser {
  userId: string;
  /** Today each person owns one ledger, whose id is the person's; this is the one place that says so. */
  ledgerId: string;
  sessionId: string;
  scope: string[];
  baseCurrency: string;
  timeZone: string;
  locale: string;
}

/** Whom a verified token speaks for, how long, and which key signed it. */
export type Principal = ({ type: 'user'; user: CurrentUser } | { type: 'service'; clientId: string }) & {
  expiresAtMs: number;
  kid: string;
};

export interface AccessTokenClaims {
  iss: string;
  aud: string;
  sub: string;
  sid?: string;
  jti: string;
  scope: string;
  iat: number;
  exp: number;
  client_id?: string;
  base_currency?: string;
  zoneinfo?: string;
  locale?: string;
}

/** Longer than any token that we make; a good signature does not make a longer one ours. */
const LONGEST_LIFE_S = 15 * 60;
/** Clocks of two machines differ; more than this is no clock. */
const CLOCK_DIFFERENCE_S = 60;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * Every claim is required, and believed no further than the user service would ever go: a token that leaves one out, or
 * says more, was not made by us. What is said here reaches stores and calendars unchecked.
 */
export function principalOf(claims: Partial<AccessTokenClaims>, kid: string, nowMs: number): Principal | undefined {
  const { aud, sub, jti, scope, exp, iat, client_id: clientId } = claims;
  if (aud !== TOKEN_AUDIENCE || !isText(sub) || !isText(jti) || !isText(scope)) return undefined;
  if (typeof exp !== 'number' || typeof iat !== 'number') return undefined;
  if (exp - iat > LONGEST_LIFE_S || iat > nowMs / 1000 + CLOCK_DIFFERENCE_S) return undefined;
  const scopes = scope.split(' ');
  const verified = { expiresAtMs: exp * 1000, kid };
  if (scopes.includes('service')) return clientId === sub ? { type: 'service', clientId, ...verified } : undefined;
  const user = isPersonal(scopes) ? userOf(claims, sub, scopes) : undefined;
  return user && { type: 'user', user, ...verified };
}

function userOf(claims: Partial<AccessTokenClaims>, sub: string, scope: string[]): CurrentUser | undefined {
  const { sid, base_currency: baseCurrency, zoneinfo: timeZone, locale } = claims;
  if (!UUID.test(sub) || !isText(sid) || !UUID.test(sid)) return undefined;
  if (!isCurrency(baseCurrency) || !isTimeZone(timeZone) || !isLocale(locale)) return undefined;
  return { userId: sub, ledgerId: sub, sessionId: sid, scope, baseCurrency, timeZone, locale };
}

const isTimeZone = (value: unknown): value is string =>
  isText(value) && /^[A-Za-z]/.test(value) && isMade(() => new Intl.DateTimeFormat('en', { timeZone: value }));
const isLocale = (value: unknown): value is string => isText(value) && isMade(() => new Intl.Locale(value));

function isMade(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

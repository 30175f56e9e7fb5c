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

export type Principal =
  { type: 'user'; user: CurrentUser; expiresAtMs: number } | { type: 'service'; clientId: string; expiresAtMs: number };

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

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Every claim is required: a token that leaves one out was not made by us. */
export function principalOf(claims: Partial<AccessTokenClaims>): Principal | undefined {
  const { sub, sid, jti, scope, exp, iat, client_id: clientId } = claims;
  if (!isText(sub) || !isText(jti) || !isText(scope) || typeof exp !== 'number' || typeof iat !== 'number')
    return undefined;
  const scopes = scope.split(' ');
  if (scopes.includes('service')) {
    if (clientId !== sub) return undefined;
    return { type: 'service', clientId: sub, expiresAtMs: exp * 1000 };
  }
  if (!scopes.includes('user') || !isText(sid)) return undefined;
  const { base_currency: baseCurrency, zoneinfo: timeZone, locale } = claims;
  if (!isText(baseCurrency) || !isText(timeZone) || !isText(locale)) return undefined;
  const user = { userId: sub, ledgerId: sub, sessionId: sid, scope: scopes, baseCurrency, timeZone, locale };
  return { type: 'user', user, expiresAtMs: exp * 1000 };
}

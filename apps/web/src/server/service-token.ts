import { serviceUrl } from './upstream';

/** The web's own token, by which the services believe the client address it states. One request at a time fetches it. */
let current: { token: string; usableUntilMs: number } | undefined;
let inFlight: Promise<string | undefined> | undefined;
let pauseUntilMs = 0;

async function fetchToken(secret: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${serviceUrl('user')}/oauth/token`, {
      method: 'POST',
      cache: 'no-store',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`web:${secret}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
      signal: AbortSignal.timeout(3000),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body = (await response.json()) as { access_token: string; expires_in: number };
    current = { token: body.access_token, usableUntilMs: Date.now() + (body.expires_in - 60) * 1000 };
    return current.token;
  } catch (error) {
    // Without it people are still served; only limits by address then see the web's address instead of theirs.
    pauseUntilMs = Date.now() + 5000;
    console.warn(`web: no service token: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

export async function serviceToken(): Promise<string | undefined> {
  const secret = process.env.SERVICE_CLIENT_SECRET;
  if (!secret) return undefined;
  const now = Date.now();
  if (current && current.usableUntilMs > now) return current.token;
  if (now < pauseUntilMs) return undefined;
  inFlight ??= fetchToken(secret).finally(() => {
    inFlight = undefined;
  });
  return inFlight;
}

import { isTokens, type Tokens } from './session';
import { serviceToken } from './service-token';
import { serviceUrl } from './upstream';

export type Refreshed = { state: 'renewed'; tokens: Tokens } | { state: 'ended' } | { state: 'unavailable' };

/**
 * Refreshes in flight and just done, by refresh token: the requests that one page sends together all bring the same old
 * token, and each of them must get the one successor.
 */
const refreshes = new Map<string, Promise<Refreshed>>();
const keepDoneMs = 10_000;

async function refresh(refreshToken: string, clientAddress: string): Promise<Refreshed> {
  const token = await serviceToken();
  try {
    const response = await fetch(`${serviceUrl('user')}/auth/refresh`, {
      method: 'POST',
      cache: 'no-store',
      headers: {
        'content-type': 'application/json',
        ...(token && { 'x-service-authorization': `Bearer ${token}`, 'x-client-address': clientAddress }),
      },
      body: JSON.stringify({ refreshToken }),
      signal: AbortSignal.timeout(8000),
    });
    if (response.ok) {
      const body: unknown = await response.json();
      return isTokens(body) ? { state: 'renewed', tokens: body } : { state: 'unavailable' };
    }
    await response.body?.cancel();
    // Only a clear refusal ends the session; an overloaded or failing service must not log anybody out.
    return response.status === 401 || response.status === 422 || response.status === 400
      ? { state: 'ended' }
      : { state: 'unavailable' };
  } catch {
    return { state: 'unavailable' };
  }
}

export function refreshOnce(refreshToken: string, clientAddress: string): Promise<Refreshed> {
  const running = refreshes.get(refreshToken);
  if (running) return running;
  const started = refresh(refreshToken, clientAddress);
  refreshes.set(refreshToken, started);
  void started.then((result) => {
    const timer = setTimeout(() => refreshes.delete(refreshToken), result.state === 'renewed' ? keepDoneMs : 0);
    timer.unref();
  });
  return started;
}

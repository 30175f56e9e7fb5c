import { isTokens, type Tokens } from './session';
import { serviceToken } from '@/server/service-token';
import { askService, isServiceAway } from '@/server/upstream';

export type Refreshed = { state: 'renewed'; tokens: Tokens } | { state: 'ended' } | { state: 'unavailable' };

/**
 * Refreshes in flight and just done, by refresh token: the requests that one page sends together all bring the same old
 * token, and each of them must get the one successor.
 */
const refreshes = new Map<string, Promise<Refreshed>>();
const keepDoneMs = 10_000;

async function refresh(refreshToken: string, clientAddress: string): Promise<Refreshed> {
  const token = await serviceToken();
  let response: Response;
  try {
    response = await askService('user', '/auth/refresh', {
      method: 'POST',
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
  } catch (error) {
    // An answer that breaks off, or that is no JSON, is the service's trouble as much as none at all.
    if (isServiceAway(error) || error instanceof SyntaxError) return { state: 'unavailable' };
    throw error;
  }
  await response.body?.cancel();
  // Only a clear refusal ends the session; an overloaded or failing service must not log anybody out.
  return response.status === 401 || response.status === 422 || response.status === 400
    ? { state: 'ended' }
    : { state: 'unavailable' };
}

export function refreshOnce(refreshToken: string, clientAddress: string): Promise<Refreshed> {
  const running = refreshes.get(refreshToken);
  if (running) return running;
  const started = refresh(refreshToken, clientAddress);
  refreshes.set(refreshToken, started);
  const forgetAfter = (ms: number): void => void setTimeout(() => refreshes.delete(refreshToken), ms).unref();
  started.then(
    (result) => forgetAfter(result.state === 'renewed' ? keepDoneMs : 0),
    () => forgetAfter(0),
  );
  return started;
}

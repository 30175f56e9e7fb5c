import { askService, isServiceAway } from '@/server/upstream';

/*
 * A log-out that could not reach the user service is made good later. The browser has forgotten its session at once; the
 * refresh token waits here until the service has ended it, and, sealed, in a cookie of that browser, which brings it back
 * after a restart of the web. Next may load this module once for proxy.ts and once for the routes: ending a session twice
 * does no harm, so both may try.
 */
const waiting = new Set<string>();
const finished = new Set<string>();
/** Beyond it only the browser's cookie remembers. */
const mostWaiting = 1_000;
/** No token of the user service comes near it, so what is longer has no session. */
const longestToken = 512;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
const patienceMs = 8_000;

let timer: NodeJS.Timeout | undefined;
let pauseMs = firstPauseMs;

export interface EndSession {
  refreshToken: string;
  everywhere?: boolean;
  headers?: Record<string, string>;
}

/** Asks the user service to end a session; its own answer, or undefined where there was none. */
export async function endSession({ refreshToken, everywhere, headers = {} }: EndSession) {
  try {
    return await askService('user', '/auth/logout', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken, ...(everywhere && { everywhere }) }),
      // Not the browser's signal: whoever closes the window after a log-out still wants to be logged out.
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    if (isServiceAway(error)) return undefined;
    throw error;
  }
}

/** A token that the service does not know or cannot read has nothing left to end; only its own trouble is worth another try. */
export const isDone = (status: number): boolean => status < 500 && status !== 429 && status !== 408;

/** Whether the session has been ended meanwhile; if not, it is tried again in the background until it is. */
export function finishLogOut(refreshToken: string): 'finished' | 'waiting' {
  if (finished.has(refreshToken) || refreshToken.length > longestToken) return 'finished';
  if (waiting.size < mostWaiting) waiting.add(refreshToken);
  schedule();
  return 'waiting';
}

function schedule(): void {
  if (timer || waiting.size === 0) return;
  timer = setTimeout(() => void tryAll(), pauseMs);
  timer.unref();
}

/** One after the other; where one cannot be ended, the service is away for all, and they wait longer than before. */
async function tryAll(): Promise<void> {
  try {
    for (const refreshToken of waiting) {
      const answer = await endSession({ refreshToken });
      await answer?.body?.cancel();
      if (!answer || !isDone(answer.status)) {
        // To the end of the line: one that cannot be ended must not keep the others waiting for ever.
        waiting.delete(refreshToken);
        waiting.add(refreshToken);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
        return;
      }
      waiting.delete(refreshToken);
      remember(refreshToken);
    }
    pauseMs = firstPauseMs;
  } catch (error) {
    pauseMs = longestPauseMs;
    console.error('web: a log-out cannot be finished', error);
  } finally {
    timer = undefined;
    schedule();
  }
}

function remember(refreshToken: string): void {
  finished.add(refreshToken);
  const [oldest] = finished;
  if (finished.size > mostWaiting && oldest !== undefined) finished.delete(oldest);
}

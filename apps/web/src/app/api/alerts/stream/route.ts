import { AlertStreams } from '@/server/alert-streams';
import { passThrough } from '@/server/pass-through';
import { accessTokenHeader, sessionHeader } from '@/server/session/session';

export const dynamic = 'force-dynamic';

const streams = new AlertStreams();
const others = (request: Request): Promise<Response> => passThrough(request, ['alerts', 'stream']);

/** The one address that is not passed through as it is: browsers of a person share one stream of the service. */
export async function GET(request: Request): Promise<Response> {
  const token = request.headers.get(accessTokenHeader);
  if (!token || request.headers.get(sessionHeader) === 'unavailable') return others(request);
  const known = request.headers.get('last-event-id') || new URL(request.url).searchParams.get('lastEventId');
  return streams.open(token, known || undefined);
}

export { others as HEAD, others as POST, others as PATCH, others as PUT, others as DELETE };

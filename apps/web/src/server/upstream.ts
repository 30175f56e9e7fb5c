import { Readable } from 'node:stream';
import { serviceUrlIn } from '@pft/kernel';
import { Agent, request } from 'undici';

/** Which service answers which path below `/api`. What is not listed here cannot be reached from a browser. */
const prefixes = {
  users: 'user',
  auth: 'user',
  accounts: 'transaction',
  categories: 'transaction',
  transactions: 'transaction',
  'payee-categories': 'transaction',
  payees: 'transaction',
  activity: 'transaction',
  export: 'transaction',
  sample: 'transaction',
  imports: 'transaction',
  budgets: 'transaction',
  analytics: 'analytics',
  alerts: 'analytics',
} as const;

export type Service = (typeof prefixes)[keyof typeof prefixes];

const plainSegment = /^[A-Za-z0-9._~-]+$/;

export const serviceUrl = (service: Service): string => serviceUrlIn(process.env, `${service}-service`);

/** A name of any letters, encoded so that none of them means anything on the way. */
function isEncodedName(segment: string): boolean {
  const name = decoded(segment);
  return name !== undefined && name !== '' && !/^\.{1,2}$/.test(name) && encodeURIComponent(name) === segment;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** The segments as they are passed on: the name in them encoded, whether the framework has decoded the address or not. */
export function withEncodedName(segments: readonly string[], address: string): readonly string[] {
  const [first, name, ...rest] = segments;
  if (first !== 'payees' || name === undefined) return segments;
  const text = decoded(new URL(address).pathname.split('/')[3] ?? '');
  return text === undefined ? segments : [first, encodeURIComponent(text), ...rest];
}

/** The service for the path segments after `/api`, or undefined where nothing may be passed on. */
export function serviceOfPath(segments: readonly string[]): Service | undefined {
  const first = segments[0] ?? '';
  if (!Object.hasOwn(prefixes, first)) return undefined;
  const isSafe = (segment: string, index: number) =>
    // Dots, slashes and percent signs inside a segment could climb out of the allowed prefix at the next server.
    (plainSegment.test(segment) && segment !== '.' && segment !== '..') ||
    (index === 1 && first === 'payees' && isEncodedName(segment));
  if (!segments.every(isSafe)) return undefined;
  return prefixes[first as keyof typeof prefixes];
}

/** The service a server component reads from, by the first segment of an absolute path such as `/accounts?limit=200`. */
export function serviceOfUrl(path: string): Service {
  const service = serviceOfPath([path.split(/[/?]/, 2)[1] ?? '']);
  if (!service) throw new Error(`no service answers ${path}`);
  return service;
}

/** More requests wait here for their turn; a service counts the connections of the web, and takes 1,000 of them. */
const CONNECTIONS_TO_A_SERVICE = 256;

/**
 * Node's own fetch gives up after 300 seconds without a header or a byte; the answer to a large commit and a stream with
 * nothing to say take longer. Who asks decides how long to wait: the browser's abort ends a request, or a signal given here.
 */
const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0, connections: CONNECTIONS_TO_A_SERVICE });

export interface Asking {
  method: string;
  headers: Record<string, string>;
  body: string | ReadableStream<Uint8Array> | null;
  signal: AbortSignal;
}

export async function askService(
  service: Service,
  path: string,
  { method, headers, body, signal }: Asking,
): Promise<Response> {
  const answer = await request(`${serviceUrl(service)}${path}`, {
    method,
    headers,
    body: body instanceof ReadableStream ? Readable.from(body) : body,
    signal,
    dispatcher: patient,
  });
  const answered = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const each of [value ?? []].flat()) answered.append(name, each);
  }
  const status = answer.statusCode;
  if (status !== 204 && status !== 304) {
    return new Response(streamOf(answer.body), { status, headers: answered });
  }
  await answer.body.dump();
  return new Response(null, { status, headers: answered });
}

/** Unlike `ReadableStream.from`, whoever lets go of it does not have to wait for the next byte, which may never come. */
function streamOf(body: Readable): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  // Heard by whoever reads; after the last reader has gone it is nobody's trouble.
  body.on('error', () => {});
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      body.destroy();
    },
  });
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** Whether a service could not be reached or broke off; whatever else goes wrong on the way is a mistake of the web's own. */
export function isServiceAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError' || networkCodes.has(String(code))) return true;
  return isServiceAway(cause);
}

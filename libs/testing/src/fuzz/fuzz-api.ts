import fc from 'fast-check';
import { type ApiDocument, type Door, doorsOf, responseOf, SchemaChecker, withClosedAnswers } from './api-document';
import {
  allowedRequests,
  bodySchemaOf,
  drawnRequests,
  type DrawingOptions,
  type DrawnRequest,
  mediaTypeOf,
  Memory,
  NOTHING,
  resourceOf,
} from './drawn-request';

export interface FuzzOptions {
  url: string;
  document: ApiDocument;
  /** Requests in all. */
  requests: number;
  seed: number;
  /** The Authorization of a request; asked for each, so that a token does not expire in a long run. */
  authorization?: () => string | Promise<string>;
  /** Values that requests may use, by the name of a field. */
  known?: Record<string, string[]>;
  /** Problems that a request which the document allows may get all the same, each with the reason. */
  refusals: Record<string, string>;
  files?: DrawingOptions['files'];
  /** Only these operations. */
  only?: readonly string[] | undefined;
}

export interface FuzzReport {
  seed: number;
  requests: number;
  /** Answers in the 200s by operation. */
  accepted: Record<string, number>;
  /** What was wrong, with the request that shows it. */
  faults: string[];
}

interface Answer {
  status: number;
  type: string;
  body: unknown;
  text: string;
}

/**
 * Asks a running service what its document promises: drawn requests, allowed and spoilt ones, over HTTP. No 5xx, no status
 * and no shape that is not documented, what the document allows is accepted or refused for a reason in the list, what it
 * does not allow is refused.
 */
export async function fuzzApi(options: FuzzOptions): Promise<FuzzReport> {
  const { document } = options;
  const requests = new SchemaChecker(document);
  const answers = new SchemaChecker(withClosedAnswers(document));
  const memory = new Memory();
  for (const [kind, values] of Object.entries(options.known ?? {})) memory.remember(kind, ...values);
  const doors = doorsOf(document).filter(({ operation }) => options.only?.includes(operation.operationId) ?? true);
  const kinds = [
    ...new Set([
      ...Object.keys(options.known ?? {}),
      ...doorsOf(document).map(({ path }) => resourceOf(path)),
      'parent',
      'cursor',
    ]),
  ];
  const report: FuzzReport = { seed: options.seed, requests: 0, accepted: {}, faults: [] };
  const rounds = Math.ceil(options.requests / doors.length);
  // Doors that take the same fields are not to get the same values.
  const drawnBy = (draw: typeof drawnRequests) =>
    doors.map((door, index) =>
      fc.sample(draw(door, { document, kinds, files: options.files }), { numRuns: rounds, seed: options.seed + index }),
    );
  const allowed = drawnBy(allowedRequests);
  const mixed = drawnBy(drawnRequests);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, door] of doors.entries()) {
      if (report.requests >= options.requests) return report;
      const id = door.operation.operationId;
      // Nothing is spoilt until it is known that something would have been accepted.
      const drawn = (report.accepted[id] === undefined ? allowed : mixed)[index]?.[round];
      if (drawn === undefined) continue;
      const request = aliased(drawn, memory);
      const answer = await send(options, request);
      report.requests += 1;
      if (answer.status < 300) report.accepted[id] = (report.accepted[id] ?? 0) + 1;
      const fault = faultOf(options, requests, answers, request, answer);
      // A few are enough to see what it is, and the others' are to be seen as well.
      const isNew = report.faults.filter((known) => known.startsWith(`${id}:`)).length < 4;
      if (fault !== undefined && isNew) report.faults.push(`${id}: ${fault}\n  ${told(request)}`);
      learn(memory, request, answer);
    }
  }
  return report;
}

/** A parent is a category, and a cursor is one of its own list; where no list gave one yet, there is none. */
function aliased(request: DrawnRequest, memory: Memory): DrawnRequest {
  const resource = resourceOf(request.door.path);
  const named = JSON.parse(
    JSON.stringify({ path: request.path, query: request.query, body: request.body ?? null })
      .replaceAll('<parent ', `<${resource} `)
      .replaceAll('<cursor ', `<${request.door.path} cursor `),
  ) as Pick<DrawnRequest, 'path' | 'query' | 'body'>;
  const query = memory.filled(named.query);
  if (query.cursor === NOTHING) delete query.cursor;
  const body = request.body === undefined ? undefined : memory.filled(named.body);
  return { ...request, path: memory.filled(named.path), query, body };
}

const filledPath = ({ door, path, query }: DrawnRequest): string => {
  const url = door.path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(path[name])));
  const search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return search === '' ? url : `${url}?${search}`;
};

async function send(options: FuzzOptions, request: DrawnRequest): Promise<Answer> {
  const { door, headers, raw } = request;
  const isPublic = door.operation.security?.length === 0;
  const authorization = isPublic ? undefined : await options.authorization?.();
  const abort = new AbortController();
  const response = await fetch(`${options.url}${filledPath(request)}`, {
    method: door.method,
    redirect: 'manual',
    signal: abort.signal,
    headers: { ...contentType(request), ...headers, ...(authorization && { authorization }) },
    ...(raw ? { body: raw.text } : bodyOf(request)),
  });
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    // It would go on for as long as the token lasts.
    abort.abort();
    return { status: response.status, type, body: undefined, text: '' };
  }
  const text = await response.text();
  return { status: response.status, type, body: text === '' ? undefined : parsed(text), text };
}

const contentType = (request: DrawnRequest): Record<string, string> => {
  if (request.raw) return { 'content-type': request.raw.type };
  return request.body !== undefined && request.file === undefined ? { 'content-type': 'application/json' } : {};
};

function bodyOf({ body, file }: DrawnRequest): { body?: string | FormData } {
  if (body === undefined) return {};
  if (file === undefined) return { body: JSON.stringify(body) };
  const form = new FormData();
  for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
    if (name !== 'file') form.append(name, String(value));
  }
  form.append('file', new Blob([Buffer.from(file, 'latin1')]), 'statement.csv');
  return { body: form };
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** What of a request the document does not allow; nothing where it allows all. */
function disallowed(checker: SchemaChecker, request: DrawnRequest): string | undefined {
  const { door, raw } = request;
  if (raw !== undefined) return `the body ${raw.type}`;
  const places = { path: request.path, query: request.query, header: request.headers };
  const parameters = door.operation.parameters ?? [];
  for (const [place, given] of Object.entries(places)) {
    const known = parameters.filter((parameter) => parameter.in === place);
    for (const { name, required, schema } of known) {
      const value = (given as Record<string, unknown>)[name];
      if (value === undefined) {
        if (required === true) return `${name} is missing`;
        continue;
      }
      const isNumber = schema.type === 'integer' && /^\d+$/.test(String(value));
      const fault = checker.fault(schema, isNumber ? Number(value) : String(value));
      if (fault !== undefined) return `${name}: ${fault}`;
    }
    const unknown = Object.keys(given).find((name) => !known.some((parameter) => parameter.name === name));
    if (unknown !== undefined) return `${unknown} is not documented`;
  }
  const schema = bodySchemaOf(door);
  if (schema === undefined) return undefined;
  return checker.fault(schema, mediaTypeOf(door) === 'multipart/form-data' ? withFile(request.body) : request.body);
}

const withFile = (body: unknown): unknown => ({ ...(body as object), file: 'bytes' });

interface ProblemBody {
  code?: string;
  errors?: { code: string }[];
}

function faultOf(
  { document, refusals }: FuzzOptions,
  requests: SchemaChecker,
  answers: SchemaChecker,
  request: DrawnRequest,
  answer: Answer,
): string | undefined {
  const { operation } = request.door;
  const said = `${answer.status} ${answer.text.slice(0, 400)}`;
  if (answer.status >= 500) return `answered ${said}`;
  const documented = responseOf(document, operation, answer.status);
  if (documented === undefined) return `answered a status that is not documented: ${said}`;
  const [type, content] = Object.entries(documented.content ?? {})[0] ?? [];
  if (type === undefined ? answer.text !== '' : !answer.type.startsWith(type))
    return `answered ${answer.type || 'no content'} where ${type ?? 'nothing'} is documented: ${said}`;
  if (content !== undefined && type !== 'text/event-stream') {
    const fault = answers.fault(content.schema, answer.body);
    if (fault !== undefined) return `the answer is not as documented (${fault}): ${said}`;
  }
  const reason = disallowed(requests, request);
  if (reason !== undefined)
    return answer.status < 300 ? `accepted what the document does not allow (${reason}): ${said}` : undefined;
  if (answer.status < 300) return undefined;
  const { code = '', errors = [] } = answer.body as ProblemBody;
  const codes = code === 'validation-failed' ? errors.map((item) => item.code) : [code];
  return codes.length > 0 && codes.every((one) => refusals[one] !== undefined)
    ? undefined
    : `refused what the document allows: ${said}`;
}

/** Keeps what an answer told, so that later requests meet things that exist. */
function learn(memory: Memory, request: DrawnRequest, answer: Answer): void {
  if (answer.status >= 300) return;
  const { door, path } = request;
  const resource = resourceOf(door.path);
  if (door.method === 'DELETE' && typeof path.id === 'string') memory.forget(resource, path.id);
  if (answer.body === null || typeof answer.body !== 'object') return;
  const { id, items, nextCursor, refreshToken } = answer.body as Record<string, unknown>;
  if (typeof id === 'string') memory.remember(resourceOf(door.path.replace(/\/(add|me)$/, '')), id);
  if (typeof nextCursor === 'string') memory.remember(`${door.path} cursor`, nextCursor);
  if (typeof refreshToken === 'string') memory.remember('refreshToken', refreshToken);
  // What is listed below an id, such as the rows of an import, has no address of its own.
  if (door.path.includes('}/')) return;
  for (const item of Array.isArray(items) ? (items as { id?: unknown }[]) : []) {
    if (typeof item.id === 'string') memory.remember(resource, item.id);
  }
}

const told = (request: DrawnRequest): string =>
  `${request.door.method} ${filledPath(request)} ${JSON.stringify(request.headers)} ` +
  (request.raw ? JSON.stringify(request.raw).slice(0, 300) : JSON.stringify(request.body ?? null)).slice(0, 1_500);

/** FUZZ_SEED, or a fixed one where nothing is asked for: `npm test` draws the same every time. A long run draws anew. */
export function fuzzSeed(): number {
  const given = process.env.FUZZ_SEED;
  if (given !== undefined) return Number(given);
  return process.env.TEST_LONG === '1' ? Math.trunc(Math.random() * 2 ** 31) : 20_260;
}

/** A long run sends twenty times as many. */
export const fuzzRequests = (requests: number): number => (process.env.TEST_LONG === '1' ? requests * 20 : requests);

export const describeReport = ({ seed, requests, faults }: FuzzReport): string =>
  [`${requests} requests, FUZZ_SEED=${seed}, ${faults.length} faults`, ...faults].join('\n');

/** Operations of a document that were never accepted: what was drawn does not try them. */
export const neverAccepted = (document: ApiDocument, report: FuzzReport): string[] =>
  doorsOf(document)
    .map((door: Door) => door.operation.operationId)
    .filter((id) => report.accepted[id] === undefined);

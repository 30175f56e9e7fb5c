import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { DomainError } from '@pft/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { config } from '../host/configuration';
import { boundedFacts, ErrorList, type ProblemItem, shortened } from '../problems/error-list';
import { Problem, problemDefinition, statusOfKind } from '../problems/problems';
import { isStoreUnavailable } from './store-errors';

export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string | undefined;
  code: string;
  errors?: readonly ProblemItem[] | undefined;
  requestId?: string | undefined;
  [fact: string]: unknown;
}

interface Answer {
  status: number;
  code: string;
  detail: string;
  headers?: Readonly<Record<string, string>> | undefined;
  items?: readonly ProblemItem[];
  facts?: Readonly<Record<string, unknown>>;
}

/** What the HTTP framework's own refusals mean here. */
const frameworkCodes: Record<number, string> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  409: 'conflict',
  412: 'version-stale',
  413: 'body-too-large',
  414: 'url-too-long',
  415: 'unsupported-media-type',
  422: 'validation-failed',
  429: 'rate-limited',
  431: 'headers-too-large',
  503: 'unavailable',
};

const retrySoon = { 'retry-after': '2' };

export function answerTo(error: unknown): Answer {
  if (error instanceof Problem) {
    const { status, code, message: detail, headers, items, facts } = error;
    return { status, code, detail, headers, items, facts };
  }
  if (error instanceof DomainError) return domainAnswer(error);
  if (isStoreUnavailable(error)) {
    return { status: 503, code: 'unavailable', detail: 'A store does not answer at the moment.', headers: retrySoon };
  }
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && frameworkCodes[status] !== undefined) {
    // An empty JSON body is refused by the framework before any parser of ours sees it.
    const cause = error instanceof HttpException ? (error.cause ?? error) : error;
    const code =
      (cause as { code?: string }).code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? 'malformed-body' : frameworkCodes[status];
    const headers = status === 503 ? retrySoon : undefined;
    return { status, code, detail: problemDefinition(code)?.explanation ?? code, headers };
  }
  return { status: 500, code: 'internal-error', detail: 'Something unforeseen happened; it was logged.' };
}

function domainAnswer(error: DomainError): Answer {
  const status = statusOfKind[error.kind];
  const { retryAfterSeconds } = error.facts;
  const retry = typeof retryAfterSeconds === 'number' ? { 'retry-after': String(retryAfterSeconds) } : retrySoon;
  const headers = error.kind === 'unavailable' || error.kind === 'too-many-requests' ? retry : undefined;
  const base = { status, code: error.code, detail: error.message, facts: error.facts, headers };
  if (error.field === undefined) return base;
  // A field that begins with `?` is a query parameter.
  const pointer = error.field.startsWith('?') ? error.field : `/${error.field.replaceAll('.', '/')}`;
  return { ...base, items: [{ pointer, code: error.code, detail: error.message }] };
}

const LONGEST_DETAIL = 1_000;
const LONGEST_INSTANCE = 500;

/** Each part of the document has a bound of its own, so that the whole stays below 64 kB whatever a request was made of. */
export function problemDocument(answer: Answer, request?: { id?: string; url?: string }): ProblemDocument {
  const definition = problemDefinition(answer.code);
  const errors = ErrorList.of(answer.items ?? []).items;
  return {
    ...boundedFacts(answer.facts ?? {}),
    type: `${config('DOCS_URL', '/docs/errors.md')}#${answer.code}`,
    title: definition?.title ?? answer.code,
    status: answer.status,
    detail: shortened(answer.detail, LONGEST_DETAIL),
    instance: shortened(request?.url?.split('?', 1)[0] ?? '', LONGEST_INSTANCE) || undefined,
    code: answer.code,
    errors: errors.length === 0 ? undefined : errors,
    requestId: request?.id,
  };
}

/** The document of an error that nobody is waiting for, to be shown later. */
export const problemOf = (error: unknown): ProblemDocument => problemDocument(answerTo(error));

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const answer = answerTo(error);
  if (answer.status >= 500) {
    const level = answer.status === 500 ? 'error' : 'warn';
    request.log[level]({ err: error, requestId: request.id }, `answered ${answer.status} ${answer.code}`);
  }
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  reply
    .status(answer.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((payload) => payload as string)
    .send(JSON.stringify(problemDocument(answer, request)));
}

/** The last stop of every error: one document, one table, no stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') {
      this.logger.error(error);
      return;
    }
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

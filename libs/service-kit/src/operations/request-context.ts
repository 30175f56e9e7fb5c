import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyReply } from 'fastify';

/** What travels with one request to places that no parameter reaches (the unit of work, the log). */
export interface RequestContext {
  readonly requestId: string;
  readonly operation: string;
  /** Absent where the work goes on after its request was answered. */
  readonly reply?: FastifyReply;
  actor: string | null;
  /** `<stream>:<sequence>` of the last change that the request committed. */
  changePosition?: string;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

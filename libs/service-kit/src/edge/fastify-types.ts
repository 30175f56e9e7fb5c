import type { RequestContext } from '../operations/request-context';
import type { Principal } from '../auth/principal';

declare module 'fastify' {
  interface FastifyRequest {
    context?: RequestContext;
    principal?: Principal;
    /** SHA-256 of the bytes of the body, kept where a request carries an Idempotency-Key. */
    bodyHash?: string;
    clientAddress?: string;
  }
}

export {};

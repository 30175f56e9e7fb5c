import { createParamDecorator, type ExecutionContext, type ParamDecoratorEnhancer } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BringsRefusals } from '../operations/refusals';
import { Problem } from '../problems/problems';

const IF_MATCH = /^(\*|"([1-9]\d{0,8})")$/;

/** The version that an If-Match header names; nothing for an absent one or `*`. @throws Problem `if-match-invalid` */
function parseIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const match = IF_MATCH.exec(header.trim());
  if (match === null) throw new Problem('if-match-invalid');
  return match[2] === undefined ? undefined : Number(match[2]);
}

/** The header stands in the OpenAPI document of every route that reads it, without a second decorator to forget. */
const documentIfMatch: ParamDecoratorEnhancer = (target, key) => {
  if (key === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, key);
  if (descriptor === undefined) return;
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the version to change; 412 where the resource has changed since.',
    schema: { type: 'string', pattern: IF_MATCH.source, example: '"3"' },
  })(target, key, descriptor);
  BringsRefusals({ 400: ['if-match-invalid'], 412: ['version-stale'] })(target, key, descriptor);
};

/** The version that the caller last saw, from If-Match, or undefined. */
export const IfMatch = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number | undefined =>
    parseIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documentIfMatch],
);

/** Every single resource carries its version as ETag. */
export function installEtags(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, body: unknown, done) => {
    if (body !== null && typeof body === 'object' && 'id' in body && 'version' in body) {
      const { version } = body;
      if (typeof version === 'number') reply.header('etag', `"${version}"`);
    }
    done(null, body);
  });
}

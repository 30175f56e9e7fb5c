import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type ParamDecoratorEnhancer,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { BringsRefusals } from '../operations/refusals';
import { Problem } from '../problems/problems';

function etagOf(version: number): string {
  return `"${version}"`;
}

function setEtag(reply: FastifyReply, version: number): void {
  reply.header('etag', etagOf(version));
}

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
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((body: unknown) => {
        if (body !== null && typeof body === 'object' && 'id' in body && 'version' in body) {
          const { version } = body;
          if (typeof version === 'number') setEtag(context.switchToHttp().getResponse<FastifyReply>(), version);
        }
        return body;
      }),
    );
  }
}

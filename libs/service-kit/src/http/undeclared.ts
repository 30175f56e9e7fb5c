import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { ErrorList, Problem } from '../problems/problems';
import { escapePointer } from '../edge/json-body';

/** Where `@ApiQuery` notes what it documents. */
const DOCUMENTED = 'swagger/apiParameters';

/**
 * What a door does not take is refused and never ignored, also where it takes no parameters or no body at all: whoever asks
 * for `?dryRun=true` of a door that knows none would have it done.
 */
@Injectable()
export class RefuseUndeclared implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { principal, query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (principal === undefined) return next.handle();
    const errors = new ErrorList();
    const refuse = (prefix: string, given: unknown) => {
      for (const name of Object.keys(given ?? {})) {
        if (errors.isFull) break;
        errors.add(`${prefix}${escapePointer(name)}`, 'unknown-field', 'This field is not known here.');
      }
    };
    const takes = kindsTaken(context);
    if (!takes.has(RouteParamtypes.QUERY) && !documentsQuery(context)) refuse('?', query);
    if (!takes.has(RouteParamtypes.BODY)) refuse('/', body);
    if (errors.items.length > 0) throw new Problem('validation-failed', undefined, { items: errors });
    return next.handle();
  }
}

/** Nest notes each argument of a handler as `kind:index`. */
function kindsTaken(context: ExecutionContext): ReadonlySet<RouteParamtypes> {
  const noted: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return new Set(Object.keys(noted ?? {}).map((key) => Number(key.split(':')[0])));
}

/** Of a door that reads the request by itself, and refuses by itself what it does not know. */
function documentsQuery(context: ExecutionContext): boolean {
  const noted = Reflect.getMetadata(DOCUMENTED, context.getHandler()) as { in: string }[] | undefined;
  return (noted ?? []).some((parameter) => parameter.in === 'query');
}

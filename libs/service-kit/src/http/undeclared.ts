import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { FastifyRequest } from 'fastify';
import { ErrorList, Problem } from '../problems/problems';
import { escapePointer } from '../edge/json-body';

/** Where `@ApiQuery` notes what it documents. */
const DOCUMENTED = 'swagger/apiParameters';

/**
 * What a door does not take is refused and never ignored, also where it takes no parameters or no body at all: whoever asks
 * for `?dryRun=true` of a door that knows none would have it done.
 */
@Injectable()
export class RefuseUndeclared implements CanActivate {
  private readonly known = new WeakMap<object, Taken>();

  canActivate(context: ExecutionContext): boolean {
    const { principal, query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (principal === undefined) return true;
    const errors = new ErrorList();
    const refuse = (prefix: string, given: unknown) => {
      for (const name of Object.keys(given ?? {})) {
        if (errors.isFull) break;
        errors.add(`${prefix}${escapePointer(name)}`, 'unknown-field', 'This field is not known here.');
      }
    };
    const takes = this.takenBy(context);
    if (!takes.query) refuse('?', query);
    if (!takes.body) refuse('/', body);
    if (errors.items.length > 0) throw new Problem('validation-failed', undefined, { items: errors });
    return true;
  }

  /** A handler takes the same for as long as the program runs. */
  private takenBy(context: ExecutionContext): Taken {
    const handler = context.getHandler();
    let taken = this.known.get(handler);
    if (taken === undefined) {
      const kinds = kindsTaken(context);
      const query = kinds.has(RouteParamtypes.QUERY) || documentsQuery(context);
      taken = { query, body: kinds.has(RouteParamtypes.BODY) };
      this.known.set(handler, taken);
    }
    return taken;
  }
}

interface Taken {
  query: boolean;
  body: boolean;
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

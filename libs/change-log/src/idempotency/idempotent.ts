import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { BringsRefusals, Problem } from '@pft/service-kit';
import { hashRequest, IdempotencyService } from './idempotency';

/** The request's Idempotency-Key, or nothing. Throws 400 `idempotency-key-invalid` for an empty, long or doubled one. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const values: string[] = [];
  const raw = request.raw.rawHeaders;
  for (let index = 0; index < raw.length; index += 2) {
    if (raw[index]?.toLowerCase() === 'idempotency-key') values.push(raw[index + 1] ?? '');
  }
  if (values.length === 0) return undefined;
  const key = values[0]?.trim() ?? '';
  if (values.length > 1 || key === '' || key.length > 255) throw new Problem('idempotency-key-invalid');
  return key;
}

@Injectable()
class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.principal?.type !== 'user') throw new Problem('unauthenticated');
    const key = idempotencyKeyOf(request);
    const hash = hashRequest(request.method, request.url, request.bodyHash ?? '');
    const ownerId = request.principal.user.ledgerId;
    return from(
      this.idempotency.run<unknown>(key, ownerId, hash, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      ),
    );
  }
}

/**
 * For POST handlers that create or commit: the handler runs inside the unit of work of the caller's ledger, and a request
 * repeated with its Idempotency-Key gets the first answer.
 */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(UseInterceptors(IdempotencyInterceptor), TakesIdempotencyKey());

/** The header alone, for a handler that looks after the key itself. */
export const TakesIdempotencyKey = (): MethodDecorator =>
  applyDecorators(
    BringsRefusals({
      400: ['idempotency-key-invalid'],
      409: ['idempotency-key-in-progress'],
      422: ['idempotency-key-reused'],
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days.',
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^\\S(.*\\S)?$' },
    }),
  );

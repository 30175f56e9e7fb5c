import { AsyncLocalStorage } from 'node:async_hooks';
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
import { hashRequest, IdempotencyService, type KeyedRequest } from './idempotency';

/** The request's Idempotency-Key, or nothing. @throws Problem `idempotency-key-invalid` for an empty, long or doubled one */
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

interface Turn {
  readonly idempotency: IdempotencyService;
  readonly request: KeyedRequest;
  answered: boolean;
}

const turns = new AsyncLocalStorage<Turn>();

/** Knows the request before it is parsed, and does nothing about it: that begins with the use case's unit of work. */
@Injectable()
class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.principal?.type !== 'user') throw new Problem('unauthenticated');
    const key = idempotencyKeyOf(request);
    const requestHash = hashRequest(request.method, request.url, request.bodyHash ?? '');
    const keyed = { key, ownerId: request.principal.user.ledgerId, requestHash };
    const turn = { idempotency: this.idempotency, request: keyed, answered: false };
    return from(turns.run(turn, () => this.handle(turn, next)));
  }

  private async handle(turn: Turn, next: CallHandler): Promise<unknown> {
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    if (!turn.answered) throw new Error('A handler that is @Idempotent() answers with answerOnce.');
    return body;
  }
}

/**
 * For POST handlers that create or commit and answer with `answerOnce`: a request repeated with its Idempotency-Key gets the
 * first answer.
 */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(UseInterceptors(IdempotencyInterceptor), TakesIdempotencyKey());

/** What an `@Idempotent()` handler does: the use case, and what is answered and stored of its result. See `IdempotencyService.run`. */
export function answerOnce<R, T>(execute: () => Promise<R>, present: (result: R) => T | Promise<T>): Promise<T> {
  const turn = turns.getStore();
  if (turn === undefined) throw new Error('answerOnce is for handlers that are @Idempotent().');
  turn.answered = true;
  return turn.idempotency.run(turn.request, execute, present);
}

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

import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { TurnQueue } from '../operations/turn-queue';

/** Less than half of the connections that a service has to its database. */
const READS_AT_ONCE = 4;

/**
 * The reads of one person take turns, as the writes of a ledger do: a hundred sums over all of their rows would hold every
 * connection to the database for seconds, and everybody else would be answered 503.
 */
@Injectable()
export class ReadTurns implements NestInterceptor {
  private readonly turns = new TurnQueue('reads of this person', READS_AT_ONCE);

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, principal } = context.switchToHttp().getRequest<FastifyRequest>();
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead || principal?.type !== 'user') return next.handle();
    const read = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    return from(this.turns.run(principal.user.ledgerId, read));
  }
}

import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { UUID } from '@pft/contracts';
import { BringsRefusals } from '@pft/service-kit';
import { STREAM_NAMES } from '../../application/feed/changes';
import { ChangePositionInvalid } from '../../application/feed/position-errors';
import { Positions, type Position } from '../../application/feed/positions';

const WAIT_MS = 2_000;
const ENTRY = /^(transactions|users):(\d{1,15})$/;
const ENTRY_SOURCE = ENTRY.source.slice(1, -1);

/**
 * A reader who has just written says so in `X-After-Change`, and the answer waits until that change is in (2 s at most);
 * `X-Change-Position` says how far it is, so that the reader can tell a late answer from a complete one.
 */
@Injectable()
export class ReadYourWrites implements NestInterceptor {
  constructor(private readonly positions: Positions) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const ledgerId = ledgerOf(request);
    if (ledgerId === undefined) return next.handle();
    const header = request.headers['x-after-change'];
    const position =
      header === undefined
        ? await this.positions.of(ledgerId)
        : await this.positions.waitFor(ledgerId, parsePositions(header), WAIT_MS);
    const value = STREAM_NAMES.map((stream) => `${stream}:${position[stream]}`).join(', ');
    http.getResponse<FastifyReply>().header('x-change-position', value);
    return next.handle();
  }
}

/** The interceptor, and what the OpenAPI document says of it. */
export const ReadsYourWrites = (): ClassDecorator =>
  applyDecorators(
    UseInterceptors(ReadYourWrites),
    BringsRefusals({ 400: ['change-position-invalid'] }),
    ApiHeader({
      name: 'X-After-Change',
      required: false,
      description: 'X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in.',
      schema: {
        type: 'string',
        pattern: `^${ENTRY_SOURCE}( *, *${ENTRY_SOURCE})*$`,
        example: 'transactions:17, users:2',
      },
    }),
  );

/** The person's own; a service names the one it asks for, and a name that is none is refused later on. */
function ledgerOf({ principal, query }: FastifyRequest): string | undefined {
  if (principal?.type === 'user') return principal.user.ledgerId;
  const { ledgerId } = query as { ledgerId?: unknown };
  return typeof ledgerId === 'string' && UUID.test(ledgerId) ? ledgerId : undefined;
}

/** @throws ChangePositionInvalid */
function parsePositions(header: string | string[]): Partial<Position> {
  const wanted: Partial<Position> = {};
  for (const entry of String(header).split(',')) {
    const match = ENTRY.exec(entry.trim());
    const stream = STREAM_NAMES.find((name) => name === match?.[1]);
    if (!match || !stream) throw new ChangePositionInvalid();
    wanted[stream] = Math.max(wanted[stream] ?? 0, Number(match[2]));
  }
  return wanted;
}

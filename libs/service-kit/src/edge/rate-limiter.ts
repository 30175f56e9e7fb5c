import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type {} from '@fastify/rate-limit';
import { config } from '../host/configuration';
import { Problem } from '../problems/problems';

type Check = ReturnType<FastifyInstance['createRateLimit']>;

export interface Limit {
  /** Limits of different names count apart. */
  name: string;
  max: number;
  windowMs: number;
}

/** Counts requests in windows of time, per key, in this process. @throws Problem `rate-limited` beyond the limit */
@Injectable()
export class RateLimiter {
  private readonly checks = new Map<string, Check>();
  private readonly keys = new WeakMap<FastifyRequest, string>();
  private readonly general: Limit = {
    name: 'general',
    max: config('RATE_LIMIT_PER_MINUTE', 3000),
    windowMs: 60_000,
  };

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  async count(request: FastifyRequest, reply: FastifyReply, key: string, limit: Limit = this.general): Promise<void> {
    this.keys.set(request, `${limit.name}:${key}`);
    const result = await this.check(limit)(request);
    if (result.isAllowed) return;
    // The strictest limit that a request met is the one that its headers show.
    reply.header('ratelimit-limit', result.max);
    reply.header('ratelimit-remaining', result.remaining);
    reply.header('ratelimit-reset', result.ttlInSeconds);
    if (result.isExceeded) {
      throw new Problem('rate-limited', 'Too many requests; wait a moment.', {
        headers: { 'retry-after': String(Math.max(1, result.ttlInSeconds)) },
      });
    }
  }

  private check(limit: Limit): Check {
    let check = this.checks.get(limit.name);
    if (check === undefined) {
      const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
      check = fastify.createRateLimit({
        max: limit.max,
        timeWindow: limit.windowMs,
        keyGenerator: (request: FastifyRequest) => this.keys.get(request) ?? request.ip,
      });
      this.checks.set(limit.name, check);
    }
    return check;
  }
}

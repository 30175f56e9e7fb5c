import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '../edge/fastify-types';
import { keepConnection } from '../edge/connection-limit';
import { RateLimiter } from '../edge/rate-limiter';
import { Problem, Unavailable } from '../problems/problems';
import { PUBLIC, SERVICE_ONLY, type ServiceClient, UNCOUNTED } from './decorators';
import { KeySet } from './key-set';
import type { Principal } from './principal';
import { hasScope, OWN_SESSION, SCOPE, type Scope } from './scopes';
import { TokenCache } from './token-cache';

/** One text for every failure, so that nobody learns which part of a forged token was good. */
export const unauthenticated = (): Problem =>
  new Problem('unauthenticated', 'A valid access token is needed.', {
    headers: { 'www-authenticate': 'Bearer realm="personal-finance-tracker"' },
  });

/** RFC 6750, 3.1. */
const scopeMissing = (scope: Scope): Problem =>
  new Problem('scope-missing', `The token is not for this: it lacks the scope ${scope}.`, {
    facts: { scope },
    headers: {
      'www-authenticate': `Bearer realm="personal-finance-tracker", error="insufficient_scope", scope="${scope}"`,
    },
  });

@Injectable()
export class AccessGuard extends AuthGuard('access-token') implements CanActivate {
  private readonly cache = new TokenCache();

  constructor(
    private readonly reflector: Reflector,
    private readonly rateLimiter: RateLimiter,
    private readonly keySet: KeySet,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const targets = [context.getHandler(), context.getClass()];
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC, targets) === true;
    if (isPublic && this.reflector.getAllAndOverride<boolean>(UNCOUNTED, targets) === true) return true;
    await keepConnection(request.raw.socket, () => this.comesFromWeb(request));
    if (isPublic) {
      await this.resolveClientAddress(request);
      await this.rateLimiter.count(request, reply, `address:${request.clientAddress ?? request.ip}`);
      return true;
    }
    const principal = await this.verify(context, request, reply);
    const clients = this.reflector.getAllAndOverride<readonly ServiceClient[] | undefined>(SERVICE_ONLY, targets);
    if (clients === undefined) {
      if (principal.type === 'service') throw unauthenticated();
    } else {
      if (principal.type === 'user') throw new Problem('forbidden', 'This door is for services only.');
      if (!clients.some((client) => client === principal.clientId))
        throw new Problem('forbidden', 'This door is for other services.');
    }
    request.principal = principal;
    if (principal.type === 'user') {
      if (request.context !== undefined) request.context.actor = principal.user.userId;
      await this.rateLimiter.count(request, reply, `user:${principal.user.userId}`);
      this.requireScope(principal.user.scope, this.reflector.getAllAndOverride<Scope | undefined>(SCOPE, targets));
    } else if (request.context !== undefined) request.context.actor = `service:${principal.clientId}`;
    return true;
  }

  /** A door that names no scope ends the start; if one stood nevertheless, it would be for a person's own session. */
  private requireScope(scopes: readonly string[], needed: Scope = OWN_SESSION): void {
    if (!hasScope(scopes, needed)) throw scopeMissing(needed);
  }

  private async verify(context: ExecutionContext, request: FastifyRequest, reply: FastifyReply): Promise<Principal> {
    const token = bearerToken(request.headers.authorization);
    if (token === undefined) {
      await this.rateLimiter.count(request, reply, `address:${request.ip}`);
      throw unauthenticated();
    }
    const known = await this.remembered(token);
    if (known !== undefined) return known;
    try {
      await super.canActivate(context);
    } catch (error) {
      await this.rateLimiter.count(request, reply, `address:${request.ip}`);
      throw error;
    }
    const principal = (request as FastifyRequest & { user?: Principal }).user;
    if (principal === undefined) throw unauthenticated();
    this.cache.put(token, principal);
    return principal;
  }

  /** A verified token, for as long as the key that signed it is one of ours. */
  private async remembered(token: string): Promise<Principal | undefined> {
    const known = this.cache.get(token, Date.now());
    if (known === undefined || (await this.keySet.key(known.kid)) !== undefined) return known;
    this.cache.drop(token);
    return undefined;
  }

  override handleRequest<TUser = Principal>(error: unknown, principal: TUser | false, info: unknown): TUser {
    const failure = [error, info].find((candidate) => candidate instanceof Unavailable);
    if (failure !== undefined) throw failure;
    if (error || principal === false || principal === undefined || principal === null) throw unauthenticated();
    return principal;
  }

  /** The web passes its visitor's address on; it is believed only together with the web's own service token. */
  private async resolveClientAddress(request: FastifyRequest): Promise<void> {
    const address = request.headers['x-client-address'];
    if (typeof address !== 'string' || address === '' || address.length > 64) return;
    if (await this.comesFromWeb(request)) request.clientAddress = address;
  }

  private async comesFromWeb(request: FastifyRequest): Promise<boolean> {
    const token = bearerToken(request.headers['x-service-authorization']);
    if (token === undefined) return false;
    const known = await this.remembered(token);
    const principal = known ?? (await this.verifyToken(token));
    if (principal?.type !== 'service' || principal.clientId !== 'web') return false;
    if (known === undefined) this.cache.put(token, principal);
    return true;
  }

  private async verifyToken(token: string): Promise<Principal | undefined> {
    const request = { headers: { authorization: `Bearer ${token}` } } as unknown as FastifyRequest & {
      user?: Principal;
    };
    const switchToHttp = () => ({ getRequest: () => request, getResponse: () => ({}) });
    try {
      await super.canActivate({ switchToHttp } as unknown as ExecutionContext);
      return request.user;
    } catch {
      return undefined;
    }
  }
}

export function bearerToken(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string') return undefined;
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
}

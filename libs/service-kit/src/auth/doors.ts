import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { PUBLIC, SERVICE_ONLY, type ServiceClient } from './decorators';
import { SCOPE, type Scope } from './scopes';

/** A route and who may use it: everybody, each person for what is theirs, or the services that it names. */
export interface Door {
  method: string;
  path: string;
  opensTo: 'everybody' | 'person' | readonly ServiceClient[];
  /** What a person's token must be for; at no other door. */
  scope?: Scope;
}

type Guarded = Pick<Door, 'opensTo' | 'scope'>;

/** Every route as it was registered, and who may use it. A door that nobody thought about ends the start. */
@Injectable()
export class Doors implements OnApplicationBootstrap {
  private readonly registered: { method: string; path: string }[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Before the routes are registered: what Fastify serves counts, whether or not a controller stands behind it. */
  install(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      const methods = typeof method === 'string' ? [method] : method;
      for (const one of methods)
        if (one !== 'HEAD' && one !== 'OPTIONS') this.registered.push({ method: one, path: url });
    });
  }

  list(): Door[] {
    const guarded = this.guarded();
    return this.registered.map(({ method, path }) => {
      // The guard stands before controllers alone: what was registered beside them is open.
      const open: Guarded = { opensTo: 'everybody' };
      return { method, path, ...(guarded.get(`${method} ${path}`) ?? guarded.get(`ALL ${path}`) ?? open) };
    });
  }

  onApplicationBootstrap(): void {
    for (const { method, path, opensTo, scope } of this.list()) {
      const isInner = /^\/internal(\/|$)/.test(path);
      const namesServices = typeof opensTo !== 'string' && opensTo.length > 0;
      if (isInner !== namesServices)
        throw new Error(
          isInner
            ? `${method} ${path} is an inner door and names no service that may use it: @ServiceOnly('…').`
            : `${method} ${path} is for services only, so its path must begin with /internal.`,
        );
      if ((opensTo === 'person') !== (scope !== undefined))
        throw new Error(
          scope === undefined
            ? `${method} ${path} does not say what a token must be for: name a scope, as in @Read('…', { scope: … }).`
            : `${method} ${path} names the scope ${scope}, but asks nobody for a token of a person.`,
        );
    }
  }

  private guarded(): Map<string, Guarded> {
    const found = new Map<string, Guarded>();
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (instance === undefined || instance === null || metatype === null || metatype === undefined) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (handler === undefined) continue;
        const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        if (method === undefined) continue;
        const targets = [handler, metatype];
        const clients = this.reflector.getAllAndOverride<readonly ServiceClient[] | undefined>(SERVICE_ONLY, targets);
        const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true;
        const opensTo = isPublic ? 'everybody' : (clients ?? 'person');
        const scope = this.reflector.getAllAndOverride<Scope | undefined>(SCOPE, targets);
        for (const path of pathsOf(this.reflector, metatype as () => unknown, handler))
          found.set(`${RequestMethod[method]} ${path}`, { opensTo, ...(scope !== undefined && { scope }) });
      }
    }
    return found;
  }
}

function pathsOf(reflector: Reflector, controller: () => unknown, handler: () => unknown): string[] {
  const partsOf = (target: () => unknown): string[][] =>
    [reflector.get<string | string[]>(PATH_METADATA, target)].flat().map((path) => path.split('/').filter(Boolean));
  return partsOf(controller).flatMap((prefix) => partsOf(handler).map((rest) => `/${[...prefix, ...rest].join('/')}`));
}

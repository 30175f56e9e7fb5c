import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    takesAnonymousBodies?: boolean;
  }
}

const takesAnonymousBodies: FastifyContextConfig = { takesAnonymousBodies: true };

/** Tells the HTTP server of a public route, so that it reads its bodies without a token. A class stands for its methods. */
export const TakesAnonymousBodies =
  (): MethodDecorator & ClassDecorator => (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const configure = RouteConfig(takesAnonymousBodies);
    if (key !== undefined && descriptor !== undefined) return void configure(target, key, descriptor);
    const prototype = (target as { prototype: object }).prototype;
    for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name !== 'constructor' && typeof method.value === 'function') configure(prototype, name, method);
    }
  };

import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExcludeController, ApiExcludeEndpoint, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import '../edge/fastify-types';
import { TakesAnonymousBodies } from '../edge/anonymous-bodies';
import type { CurrentUser as User } from './principal';
import { Problem } from '../problems/problems';

export const PUBLIC = 'pft:public';
export const SERVICE_ONLY = 'pft:service-only';
export const UNCOUNTED = 'pft:uncounted';

/** Opens a route to everybody. Routes are closed by default. */
export const Public = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-public', true), TakesAnonymousBodies());

/** A public route that the machinery around the service asks all the time: it is not counted against its address. */
export const Uncounted = (): MethodDecorator & ClassDecorator => SetMetadata(UNCOUNTED, true);

/** Who may be named at an inner door. `operator` is a person with a tool: no client of that name is made by itself. */
export type ServiceClient = 'web' | 'transaction-service' | 'analytics-service' | 'verify' | 'operator';

/** An inner door: it takes the tokens of the services that it names, and refuses those of all others and of people. */
export const ServiceOnly =
  (...clients: [ServiceClient, ...ServiceClient[]]): MethodDecorator & ClassDecorator =>
  (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    if (descriptor !== undefined && key !== undefined) {
      SetMetadata(SERVICE_ONLY, clients)(target, key, descriptor);
      ApiExcludeEndpoint()(target, key, descriptor);
    } else {
      SetMetadata(SERVICE_ONLY, clients)(target as abstract new () => object);
      ApiExcludeController()(target as abstract new () => object);
    }
  };

/** The service behind the request, from its token alone. */
export const CurrentService = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (principal?.type !== 'service') throw new Problem('unauthenticated');
  return principal.clientId;
});

export type CurrentUser = User;

/** The person behind the request, from the access token alone. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): User => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (principal?.type !== 'user') throw new Problem('unauthenticated');
  return principal.user;
});

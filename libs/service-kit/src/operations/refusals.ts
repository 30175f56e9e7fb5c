import { SetMetadata } from '@nestjs/common';

/** Codes of problems by the status with which an operation answers them. */
export type Refusals = Readonly<Record<number, readonly string[]>>;

const REFUSALS = 'pft:refusals';
const DECLARED = 'pft:refusals-declared';

type RouteDecorator = MethodDecorator & ClassDecorator;

export function mergeRefusals(...many: readonly Refusals[]): Refusals {
  const merged: Record<number, string[]> = {};
  for (const refusals of many) {
    for (const [status, codes] of Object.entries(refusals)) {
      merged[Number(status)] = [...new Set([...(merged[Number(status)] ?? []), ...codes])];
    }
  }
  return merged;
}

/** What a decorator brings along: `@Idempotent()` and `@IfMatch()` refuse bad headers by themselves. */
export const BringsRefusals =
  (...refusals: readonly Refusals[]): RouteDecorator =>
  (target: object, _key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const route = (descriptor?.value ?? target) as object;
    Reflect.defineMetadata(REFUSALS, mergeRefusals(refusalsOn(route), ...refusals), route);
  };

/**
 * What the domain may answer to this operation, by status. What follows from the route itself (a body, an id in the path, a
 * token, a header) is known to the document already. Every operation says it, `@Refuses()` where there is nothing: an
 * operation without it stops the OpenAPI document from being written.
 */
export const Refuses =
  (...refusals: readonly Refusals[]): MethodDecorator =>
  (target, key, descriptor) => {
    BringsRefusals(...refusals)(target, key, descriptor);
    SetMetadata(DECLARED, true)(target, key, descriptor);
  };

export const refusalsOn = (route: object): Refusals =>
  (Reflect.getMetadata(REFUSALS, route) as Refusals | undefined) ?? {};

export const declaresRefusals = (handler: object): boolean => Reflect.hasMetadata(DECLARED, handler);

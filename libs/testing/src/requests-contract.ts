import { isDeepStrictEqual } from 'node:util';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import fc from 'fast-check';
import { bodies, isAsked, type RequestClass, takenByRules } from './drawn-requests';

/** How a class is validated quickly, where it can be. */
type Compile = (type: RequestClass) => { validated(body: object): object | undefined } | undefined;

/** The classes of all bodies and queries that the controllers of a Nest module take. */
export function requestsOf(module: object): RequestClass[] {
  const seen = new Set<object>();
  const noted = (name: string, wiring: object): object[] =>
    ((typeof wiring === 'function' ? Reflect.getMetadata(name, wiring) : (wiring as Record<string, unknown>)[name]) ??
      []) as object[];
  const look = (wiring: object): RequestClass[] => {
    if (seen.has(wiring)) return [];
    seen.add(wiring);
    const inside = 'module' in wiring ? look(wiring.module as object) : [];
    const taken = noted('controllers', wiring).flatMap((controller) => takenBy(controller as RequestClass));
    return [...inside, ...taken, ...noted('imports', wiring).flatMap(look)];
  };
  return [...new Set(look(module))];
}

function takenBy({ prototype }: RequestClass): RequestClass[] {
  if (prototype === Object.prototype) return [];
  const above = Object.getPrototypeOf(prototype) as object;
  const own = Object.getOwnPropertyNames(prototype).flatMap((method) => {
    const places = (Reflect.getMetadata(ROUTE_ARGS_METADATA, (prototype as object).constructor, method) ??
      {}) as object;
    const types = (Reflect.getMetadata('design:paramtypes', prototype as object, method) ?? []) as RequestClass[];
    return Object.keys(places).flatMap((key) => {
      const [kind, index] = key.split(':').map(Number);
      const isTaken = kind === RouteParamtypes.BODY || kind === RouteParamtypes.QUERY;
      const type = types[index ?? 0];
      return isTaken && type !== undefined && type.name !== 'Object' && type !== (String as unknown) ? [type] : [];
    });
  });
  return [...own, ...takenBy(above.constructor as RequestClass)];
}

/** What the quick validation of classes promises: to take what the rules take, to make the same of it, and nothing else. */
export function describeRequests(types: readonly RequestClass[], compile: Compile, quick: readonly string[]): void {
  it('are those that are validated quickly', () => {
    const compiled = types.filter((type) => compile(type) !== undefined);
    expect(compiled.map(({ name }) => name).sort()).toEqual([...quick].sort());
  });

  it.each(types.map((type) => ({ name: type.name, type })))('such as $name are what the rules take', ({ type }) => {
    const compiled = compile(type);
    let taken = 0;
    fc.assert(
      fc.property(bodies(type), (body) => {
        const quickly = compiled?.validated(body);
        if (quickly !== undefined || (compiled && isAsked(body)))
          expect(isDeepStrictEqual(quickly, takenByRules(type, body))).toBe(true);
        if (quickly !== undefined) taken += 1;
      }),
      { numRuns: process.env.TEST_LONG === '1' ? 5_000 : 150 },
    );
    expect(taken > 10).toBe(compiled !== undefined);
  });
}

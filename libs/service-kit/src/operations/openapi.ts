import { RouteParamtypes } from '@nestjs/common/internal';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import * as contracts from '@pft/contracts';
import { UNCOUNTED } from '../auth/decorators';
import { SCOPE } from '../auth/scopes';
import { NamePipe, nameSchema } from '../http/name.pipe';
import { UuidPipe, uuidSchema } from '../http/uuid.pipe';
import { problemDefinition } from '../problems/problems';
import { declaresRefusals, mergeRefusals, type Refusals, refusalsOn } from './refusals';
import { type DtoClass, isRequired, parameterWithRules, rulesOf, type Schema, withRules } from './rules-as-schema';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', description: 'Where the error is explained.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Stable name of the error, such as version-stale.' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Operation {
  operationId?: string;
  parameters?: Parameter[] | undefined;
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, unknown>;
  security?: unknown[];
  'x-public'?: boolean;
}

type ControllerClass = abstract new () => object;

/** The method of a controller behind an operation. */
interface Route {
  controller: ControllerClass;
  name: string;
  handler: object;
}

/**
 * The OpenAPI document of a service. Swagger writes the skeleton; what a request may hold comes from the rules that validate
 * it, and what may be refused from the route and its `@Refuses`, so that none of it is said twice.
 */
export function openApiDocument(app: NestFastifyApplication, title: string): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle(title)
    .setDescription(
      'Every refusal is a problem document (RFC 9457). Beside the statuses of each operation, 408 and 431 are answered to ' +
        'requests that never arrived whole, and 405 to a method that an address does not have.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'accessToken')
    .addSecurityRequirements('accessToken')
    .build();
  const document = SwaggerModule.createDocument(app, options, { autoTagControllers: true });
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const routes = routesByOperation(app);
  const shared: Record<string, unknown> = {};
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method] as unknown as Operation | undefined;
      if (operation === undefined) continue;
      const door = `${method.toUpperCase()} ${path}`;
      const route = routes.get(operation.operationId ?? '');
      if (route === undefined) throw new Error(`${door} needs an operationId of its own, by @ApiOperation.`);
      if (operation['x-public'] === true) operation.security = [];
      else operation.security = [{ accessToken: [scopeOf(route, door)] }];
      delete operation['x-public'];
      describeParameters(operation, route, door);
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) closeBody(schema, schemas);
      Object.assign(operation.responses, responsesOf(refusalsOf(operation, route, method, door), shared, door));
    }
  }
  document.components = { ...document.components, schemas: { ...schemas, Problem: problemSchema } as never };
  document.components.responses = Object.fromEntries(Object.entries(shared).sort()) as never;
  return document;
}

/** `/openapi.json` and the browsable page at `/docs`. */
export function installOpenApi(app: NestFastifyApplication, title: string): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app, title), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: title,
  });
}

function routesByOperation(app: NestFastifyApplication): Map<string, Route> {
  const routes = new Map<string, Route>();
  // Where Swagger itself finds them.
  const { container } = app as unknown as {
    container: { getModules(): Map<string, { controllers: Map<unknown, { metatype: ControllerClass }> }> };
  };
  for (const { controllers } of container.getModules().values()) {
    for (const { metatype: controller } of controllers.values()) {
      const prototype = controller.prototype as Record<string, unknown>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function') continue;
        const { operationId } = (Reflect.getMetadata('swagger/apiOperation', handler) ?? {}) as Operation;
        if (operationId !== undefined) routes.set(operationId, { controller, name, handler });
      }
    }
  }
  return routes;
}

interface RouteArgument {
  kind: RouteParamtypes;
  data: unknown;
  pipes: unknown[];
  dto: DtoClass | undefined;
}

function argumentsOf({ controller, name }: Route): RouteArgument[] {
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) ?? []) as DtoClass[];
  const found = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    { index: number; data?: unknown; pipes: unknown[] }
  >;
  return Object.entries(found).map(([key, { index, data, pipes }]) => ({
    kind: Number(key.split(':')[0]),
    data,
    pipes,
    dto: types[index],
  }));
}

function scopeOf(route: Route, door: string): string {
  const scope = Reflect.getMetadata(SCOPE, route.handler) as string | undefined;
  if (scope === undefined) throw new Error(`${door} names no scope, although it asks for a token.`);
  return scope;
}

/** Queries get the rules of their class, ids and names in a path the pattern of their pipe. */
function describeParameters(operation: Operation, route: Route, door: string): void {
  const known = argumentsOf(route);
  const query = known.find(({ kind, data }) => kind === RouteParamtypes.QUERY && data === undefined)?.dto;
  const rules = query && rulesOf(query);
  // OpenAPI tells it by `security`; a parameter of this name is to be ignored.
  operation.parameters = operation.parameters?.filter(({ name }) => name.toLowerCase() !== 'authorization');
  for (const parameter of operation.parameters ?? []) {
    const where = `${door} ?${parameter.name}`;
    if (parameter.in === 'path') {
      const argument = known.find(({ kind, data }) => kind === RouteParamtypes.PARAM && data === parameter.name);
      const isName = argument?.pipes.includes(NamePipe) === true;
      if (!isName && argument?.pipes.includes(UuidPipe) !== true)
        throw new Error(`${where} is in the path without a UuidPipe.`);
      parameter.schema = { ...parameter.schema, ...(isName ? nameSchema : uuidSchema) };
    } else if (parameter.in === 'query' && rules !== undefined) {
      const own = rules.get(parameter.name);
      if (own === undefined) throw new Error(`${where} is documented, but no rule lets it in.`);
      parameter.schema = parameterWithRules(parameter.schema, own, where);
      parameter.required = isRequired(own);
    }
  }
  for (const name of rules?.keys() ?? []) {
    const isDocumented = operation.parameters?.some((parameter) => parameter.in === 'query' && parameter.name === name);
    if (isDocumented !== true) throw new Error(`${door} ?${name} is validated, but not documented.`);
  }
}

const REFERENCED = '#/components/schemas/';

/** Gives the classes of a body, and those inside it, the rules that validate them; done once for each. */
function closeBody(schema: unknown, schemas: Record<string, Schema>): void {
  if (schema === null || typeof schema !== 'object') return;
  const { $ref } = schema as Schema;
  if (typeof $ref === 'string' && $ref.startsWith(REFERENCED)) {
    const name = $ref.slice(REFERENCED.length);
    const known = schemas[name];
    if (known === undefined || known.additionalProperties === false) return;
    const dto = (contracts as unknown as Record<string, unknown>)[name];
    if (typeof dto !== 'function') throw new Error(`The body ${name} is no class of libs/contracts.`);
    const closed = withRules(known, dto as DtoClass);
    schemas[name] = closed;
    closeBody(closed, schemas);
    return;
  }
  for (const part of Object.values(schema)) closeBody(part, schemas);
}

/** What follows from the route, and what the route says of itself. */
function refusalsOf(operation: Operation, route: Route, method: string, door: string): Refusals {
  if (!declaresRefusals(route.handler)) {
    throw new Error(
      `${door} does not say what it refuses. Name the domain's own problems, as in ` +
        "@Refuses({ 409: ['account-archived'] }), or say @Refuses() where it has none.",
    );
  }
  const parameters = operation.parameters ?? [];
  const has = (place: Parameter['in'], name?: string): boolean =>
    parameters.some((parameter) => parameter.in === place && (name === undefined || parameter.name === name));
  const isPublic = operation.security?.length === 0;
  const isUncounted = [route.handler, route.controller].some((target) => Reflect.hasMetadata(UNCOUNTED, target));
  return mergeRefusals(
    { 400: ['malformed-request'], 414: ['url-too-long'], 503: ['unavailable'] },
    isUncounted ? {} : { 429: ['rate-limited'] },
    isPublic ? {} : { 401: ['unauthenticated'], 403: ['scope-missing'] },
    // A body is read, and refused, wherever the method may have one.
    method === 'get'
      ? {}
      : {
          400: ['malformed-body'],
          413: ['body-too-large'],
          415: ['unsupported-media-type'],
          422: ['validation-failed'],
        },
    has('path') ? { 404: ['not-found'] } : {},
    has('query') ? { 422: ['validation-failed'] } : {},
    has('query', 'cursor') ? { 400: ['cursor-invalid'] } : {},
    refusalsOn(route.controller),
    refusalsOn(route.handler),
  );
}

/** One response a status, which names its codes; those that many operations share stand in the components. */
function responsesOf(refusals: Refusals, shared: Record<string, unknown>, door: string): Record<string, unknown> {
  const responses: Record<string, unknown> = {};
  for (const [status, codes] of Object.entries(refusals)) {
    for (const code of codes) {
      if (problemDefinition(code) === undefined)
        throw new Error(`${door} refuses with ${code}, which no table explains.`);
    }
    const sorted = [...codes].sort();
    const response = {
      description: sorted.map((code) => problemDefinition(code)?.title).join('; '),
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: `${REFERENCED}Problem` },
              { type: 'object', properties: { code: { type: 'string', enum: sorted } } },
            ],
          },
        },
      },
    };
    const only = sorted.length === 1 ? sorted[0] : undefined;
    if (only === undefined) responses[status] = response;
    else {
      const name = Number(status) === problemDefinition(only)?.status ? only : `${only}.${status}`;
      shared[name] = response;
      responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  return responses;
}

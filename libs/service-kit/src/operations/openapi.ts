import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const problemSchema = {
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

export function openApiDocument(app: NestFastifyApplication, title: string): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle(title)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'accessToken')
    .addSecurityRequirements('accessToken')
    .build();
  const document = SwaggerModule.createDocument(app, options, { autoTagControllers: true });
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: problemSchema as never };
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = path[method] as (Record<string, unknown> & { responses: Record<string, unknown> }) | undefined;
      if (operation === undefined) continue;
      if (operation['x-public'] === true) operation.security = [];
      delete operation['x-public'];
      operation.responses.default ??= {
        description: 'A problem document (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
}

/** `/openapi.json` and the browsable page at `/docs`. */
export function installOpenApi(app: NestFastifyApplication, title: string): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app, title), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: title,
  });
}

import fastify from 'fastify';
import type { ApiDocument } from './api-document';
import { AnswerWatch } from './answer-watch';

const problem = (code: string) => ({
  content: { 'application/problem+json': { schema: { type: 'object', properties: { code: { enum: [code] } } } } },
});

const documentWith = (responses: object): ApiDocument =>
  ({
    paths: { '/things/{id}': { get: { operationId: 'read', responses } } },
    components: { schemas: {}, responses: {} },
  }) as ApiDocument;

async function watched(documented: object, answered: string): Promise<AnswerWatch> {
  const server = fastify();
  const watch = AnswerWatch.of({
    inject: (url) => server.inject(url),
    getHttpAdapter: () => ({ getInstance: () => server }),
  });
  server.get('/openapi.json', () => documentWith(documented));
  server.get('/things/:id', (_request, reply) => reply.status(409).send({ code: answered }));
  await server.inject('/things/1');
  return watch;
}

describe('the watch over what services refuse while they are tested', () => {
  it('is content with what the document tells', async () => {
    await expect((await watched({ 409: problem('thing-busy') }, 'thing-busy')).compare()).resolves.toBeUndefined();
  });

  it('names a status that is not documented', async () => {
    const watch = await watched({ 404: problem('thing-busy') }, 'thing-busy');
    await expect(watch.compare()).rejects.toThrow('GET /things/:id: 409 thing-busy');
  });

  it('names a code that is not documented', async () => {
    const watch = await watched({ 409: problem('thing-busy') }, 'thing-gone');
    await expect(watch.compare()).rejects.toThrow('GET /things/:id: 409 thing-gone');
  });
});

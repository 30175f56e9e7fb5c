import { type ApiDocument, responseOf, SchemaChecker } from './api-document';

/** As much of Fastify as is needed to see what is answered. */
interface Served {
  addHook(
    name: 'onSend',
    hook: (
      request: { method: string; routeOptions: { url?: string } },
      reply: { statusCode: number },
      payload: unknown,
      done: () => void,
    ) => void,
  ): unknown;
}

interface NestLike {
  inject(url: string): Promise<{ json<T>(): T }>;
  getHttpAdapter(): { getInstance(): unknown };
}

/**
 * Looks at every refusal that a service gives while its other tests provoke them, and compares it with the document: a status
 * or a code that an operation really answers has to stand there.
 */
export class AnswerWatch {
  private readonly refusals = new Map<string, { method: string; url: string; status: number; body: string }>();

  private constructor(
    private readonly app: NestLike,
    fastify: Served,
  ) {
    fastify.addHook('onSend', (request, reply, payload, done) => {
      const { url } = request.routeOptions;
      if (reply.statusCode >= 400 && url !== undefined && typeof payload === 'string') {
        const seen = { method: request.method, url, status: reply.statusCode, body: payload };
        this.refusals.set(`${seen.method} ${url} ${seen.status} ${codeOf(payload)}`, seen);
      }
      done();
    });
  }

  /** Of a service that does not listen yet. */
  static of(app: NestLike): AnswerWatch {
    return new AnswerWatch(app, app.getHttpAdapter().getInstance() as Served);
  }

  /** Throws where something was refused in a way that the document does not tell. */
  async compare(): Promise<void> {
    const document = (await this.app.inject('/openapi.json')).json<ApiDocument>();
    const checker = new SchemaChecker(document);
    const unsaid = [...this.refusals.values()].filter(({ method, url, status, body }) => {
      const operation = document.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      if (operation === undefined) return false;
      const schema = responseOf(document, operation, status)?.content?.['application/problem+json']?.schema;
      return schema === undefined || checker.fault(schema, JSON.parse(body)) !== undefined;
    });
    if (unsaid.length === 0) return;
    const list = unsaid.map(({ method, url, status, body }) => `${method} ${url}: ${status} ${codeOf(body)}`);
    throw new Error(`Answered, but not documented; name them in @Refuses of the operation:\n  ${list.join('\n  ')}`);
  }
}

function codeOf(body: string): string {
  try {
    return (JSON.parse(body) as { code?: string }).code ?? '';
  } catch {
    return '';
  }
}

import { createService } from '@pft/service-kit';
import { AnswerWatch, createTestDatabase, serviceClients } from '@pft/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UserServiceModule } from '../src/user-service.module';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface Session {
  user: { id: string; email: string; version: number; [field: string]: unknown };
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

/** The whole service on a database of its own, spoken to over HTTP. */
export interface TestService {
  app: NestFastifyApplication;
  url: string;
  send(
    method: string,
    path: string,
    options?: { body?: unknown; token?: string; headers?: Record<string, string> },
  ): Promise<Answer>;
  register(profile?: Record<string, unknown>): Promise<Session & { password: string }>;
  /** With which a client asks for its token. */
  secretOf(client: string): string;
  stop(): Promise<void>;
}

let people = 0;
export const nextEmail = (): string => `person-${(people += 1)}@example.org`;
const secretOf = (client: string): string => `secret of ${client === 'web' ? 'the web' : client}`;
export const goodPassword = 'correct horse battery staple';

export async function startUserService(environment: Record<string, string> = {}): Promise<TestService> {
  const database = await createTestDatabase();
  Object.assign(process.env, {
    USER_DATABASE_URL: database.url,
    SERVICE_CLIENTS: serviceClients.map((client) => `${client}:${secretOf(client)}`).join(','),
    LOGIN_FAILURES_PER_ACCOUNT: '5',
    LOGIN_FAILURES_PER_ADDRESS: '1000',
    REGISTRATIONS_PER_ADDRESS: '1000',
    ...environment,
  });
  const app = await createService(UserServiceModule, {
    name: 'user-service',
    title: 'People',
    port: 0,
    portVariable: 'USER_SERVICE_PORT',
    formBody: true,
  });
  const answers = AnswerWatch.of(app);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();

  const send: TestService['send'] = async (method, path, { body, token, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const parsed = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    return { status: response.status, headers: response.headers, body: parsed };
  };

  return {
    app,
    url,
    send,
    secretOf,
    register: async (profile = {}) => {
      const body = { email: nextEmail(), password: goodPassword, ...profile };
      const answer = await send('POST', '/users/register', { body });
      if (answer.status !== 201) throw new Error(`register answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return { ...(answer.body as unknown as Session), password: body.password };
    },
    stop: async () => {
      const compared = answers.compare();
      await compared.catch(() => undefined);
      await app.close();
      await database.drop();
      await compared;
    },
  };
}

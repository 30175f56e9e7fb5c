import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createService, type Door, Doors } from '@pft/service-kit';
import {
  AnswerWatch,
  createTestDatabase,
  startTokenIssuer,
  testMongoUri,
  type TestDatabase,
  type TokenIssuer,
} from '@pft/testing';
import { AnalyticsServiceModule } from '../src/analytics-service.module';
import { AnalyticsStores } from '../src/infrastructure/stores/analytics-stores';
import { FakeUpstream } from './fake-upstream';

export type Engine = 'postgresql' | 'mongodb';

/** MongoDB only where this test run has one; a run without says so itself. */
export const engines = (): Engine[] => (testMongoUri() === undefined ? ['postgresql'] : ['postgresql', 'mongodb']);

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** The whole service on a real store, following feeds that are faked over real HTTP. */
export class AnalyticsTestService {
  private app: NestFastifyApplication | undefined;
  private answers: AnswerWatch | undefined;
  url = '';

  private constructor(
    readonly issuer: TokenIssuer,
    readonly upstream: FakeUpstream,
    private readonly database: TestDatabase,
  ) {}

  static async start(engine: Engine): Promise<AnalyticsTestService> {
    const [issuer, database] = await Promise.all([startTokenIssuer(), createTestDatabase()]);
    const upstream = await FakeUpstream.start(issuer.url);
    process.env.USER_SERVICE_URL = upstream.userServiceUrl;
    process.env.TRANSACTION_SERVICE_URL = upstream.transactionServiceUrl;
    process.env.ANALYTICS_DATABASE_URL = database.url;
    process.env.FEED_WAIT_MS = '1000';
    if (engine === 'mongodb') process.env.MONGODB_URI = testMongoUri();
    else delete process.env.MONGODB_URI;
    const service = new AnalyticsTestService(issuer, upstream, database);
    await service.up();
    return service;
  }

  async up(): Promise<void> {
    this.app = await createService(AnalyticsServiceModule, {
      name: 'analytics-service',
      title: 'Analytics service',
      port: 0,
      portVariable: 'ANALYTICS_SERVICE_PORT',
    });
    this.answers = AnswerWatch.of(this.app);
    await this.app.listen({ port: 0, host: '127.0.0.1' });
    this.url = await this.app.getUrl();
  }

  get doors(): readonly Door[] {
    return this.app?.get(Doors).list() ?? [];
  }

  /** The stores that the service has open, to plant what an earlier program left there. */
  get stores(): AnalyticsStores {
    if (!this.app) throw new Error('the service is not up');
    return this.app.get(AnalyticsStores, { strict: false });
  }

  async down(): Promise<void> {
    const compared = this.answers?.compare();
    await compared?.catch(() => undefined);
    await this.app?.close();
    // The feeds notice a moment later that their reader has hung up.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await compared;
  }

  async stop(): Promise<void> {
    await this.down();
    await Promise.all([this.upstream.stop(), this.issuer.stop()]);
    await this.database.drop();
  }

  async get(path: string, userId: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, this.issuer.userToken({ userId }), undefined, headers);
  }

  async send(
    method: string,
    path: string,
    token: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  }
}

/** Looks until it holds; fails with the last difference. */
export async function eventually(check: () => Promise<void> | void, withinMs = 8_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

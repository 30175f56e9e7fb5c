import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Abstract, Type } from '@nestjs/common';
import { createService, type Door, Doors } from '@pft/service-kit';
import { AnswerWatch, createTestDatabase, startTokenIssuer, type TokenIssuer, type UserTokenInput } from '@pft/testing';
import { Client } from 'pg';
import { serviceOptions, TransactionServiceModule } from '../src/transaction-service.module';

export interface Answer {
  status: number;
  headers: Headers;
  // Bodies are judged by the tests themselves.
  body: Record<string, unknown> & { id: string; version: number; items: Record<string, unknown>[]; code?: string };
}

export interface Person {
  readonly ledgerId: string;
  readonly token: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface LedgerService extends ServiceCopy {
  readonly url: string;
  readonly database: Client;
  readonly issuer: TokenIssuer;
  readonly doors: readonly Door[];
  /** Somebody new, with an empty ledger. */
  person(settings?: UserTokenInput): Person;
  /** Another copy of the service on the same database; a person of the first one may ask it too. */
  copy(): Promise<ServiceCopy & { as(person: Person): Person }>;
}

export interface ServiceCopy {
  /** A part of the running service. */
  get<T>(token: Abstract<T> | Type<T>): T;
  stop(): Promise<void>;
}

/** The whole service over HTTP on a database of its own, with a stand-in for the user service. */
export async function startLedgerService(): Promise<LedgerService> {
  const issuer = await startTokenIssuer();
  const testDatabase = await createTestDatabase();
  process.env.TRANSACTION_DATABASE_URL = testDatabase.url;
  const app = await createService(TransactionServiceModule, serviceOptions);
  const answers = AnswerWatch.of(app);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const database = new Client({ connectionString: testDatabase.url, options: '-c search_path=transactions' });
  await database.connect();

  return {
    url,
    database,
    issuer,
    doors: app.get(Doors).list(),
    person: (settings = {}) => {
      const ledgerId = randomUUID();
      return personOf(url, ledgerId, issuer.userToken({ userId: ledgerId, timeZone: 'Europe/Vienna', ...settings }));
    },
    get: (token) => app.get(token),
    copy: async () => {
      const copy = await createService(TransactionServiceModule, serviceOptions);
      await copy.listen(0, '127.0.0.1');
      const its = `http://127.0.0.1:${(copy.getHttpServer().address() as AddressInfo).port}`;
      return {
        get: (token) => copy.get(token),
        as: ({ ledgerId, token }) => personOf(its, ledgerId, token),
        stop: () => copy.close(),
      };
    },
    stop: async () => {
      const compared = answers.compare();
      await compared.catch(() => undefined);
      await database.end();
      await app.close();
      await issuer.stop();
      await testDatabase.drop();
      await compared;
    },
  };
}

function personOf(url: string, ledgerId: string, token: string): Person {
  const send: Person['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  };
  return { ledgerId, token, send };
}

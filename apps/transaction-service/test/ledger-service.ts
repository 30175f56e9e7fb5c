import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createService } from '@pft/service-kit';
import { createTestDatabase } from '@pft/testing';
import { sign } from 'jsonwebtoken';
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

export interface LedgerService {
  readonly url: string;
  readonly database: Client;
  /** Somebody new, with an empty ledger. */
  person(claims?: Record<string, unknown>): Person;
  stop(): Promise<void>;
}

/** The whole service over HTTP on a database of its own; the user service is played by a server that knows one key. */
export async function startLedgerService(): Promise<LedgerService> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = await serveKey(publicKey);
  const testDatabase = await createTestDatabase();
  process.env.USER_SERVICE_URL = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  process.env.TRANSACTION_DATABASE_URL = testDatabase.url;
  const app = await createService(TransactionServiceModule, serviceOptions);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const database = new Client({ connectionString: testDatabase.url, options: '-c search_path=transactions' });
  await database.connect();

  return {
    url,
    database,
    person: (claims = {}) => personOf(url, privateKey, claims),
    stop: async () => {
      await database.end();
      await app.close();
      issuer.close();
      await testDatabase.drop();
    },
  };
}

function personOf(url: string, key: KeyObject, claims: Record<string, unknown>): Person {
  const ledgerId = randomUUID();
  const token = sign(
    { sid: randomUUID(), scope: 'user', base_currency: 'EUR', zoneinfo: 'Europe/Vienna', locale: 'en', ...claims },
    key,
    {
      algorithm: 'ES256',
      keyid: 'test',
      subject: ledgerId,
      issuer: 'personal-finance-tracker',
      audience: 'personal-finance-tracker',
      expiresIn: '10m',
      jwtid: randomUUID(),
      header: { alg: 'ES256', typ: 'at+jwt', kid: 'test' },
    },
  );
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

async function serveKey(publicKey: KeyObject): Promise<Server> {
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

import { createHash, hkdfSync } from 'node:crypto';
import { type ServiceName, serviceUrlIn } from '@pft/kernel';

/**
 * The environment variables that the kit itself reads; a service documents its own beside its module.
 *
 * | variable | default | meaning |
 * | --- | --- | --- |
 * | SERVER_KEY | required | 32 random bytes as base64url: every other secret key is derived from it |
 * | SERVICE_CLIENT_SECRET | none | the secret with which this service asks for service tokens |
 * | USER_SERVICE_URL, TRANSACTION_SERVICE_URL, ANALYTICS_SERVICE_URL | localhost and the usual port | where the services are |
 * | TOKEN_ISSUER | personal-finance-tracker | `iss` of access tokens |
 * | DATABASE_URL, or the service's own variable | required where the service has a database | PostgreSQL |
 * | DATABASE_POOL_SIZE | 10 | connections per process |
 * | DATABASE_STATEMENT_TIMEOUT_MS | 5000 | longest statement |
 * | HOST | 127.0.0.1 | address to listen on |
 * | RATE_LIMIT_PER_MINUTE | 3000 | requests per user, or per address where nobody is logged in |
 * | CONNECTIONS_PER_ADDRESS | 1000 | open connections from one address |
 * | CONNECTIONS | 2000 | open connections in all, but for those of the web |
 * | CONNECTIONS_OF_WEB | 1000 | open connections on which the web has shown its own token |
 * | LOG_LEVEL | info (silent in tests) | pino level |
 * | DOCS_URL | /docs/errors.md | what the `type` of a problem document starts with |
 */
export function config(name: string): string;
export function config(name: string, fallback: string): string;
export function config(name: string, fallback: number): number;
export function config(name: string, fallback: boolean): boolean;
export function config(name: string, fallback: undefined): string | undefined;
export function config(name: string, ...rest: unknown[]): unknown {
  const text = process.env[name];
  const fallback = rest[0];
  if (text === undefined || text === '') {
    if (rest.length === 0) throw new Error(`${name} is not set.`);
    return fallback;
  }
  if (typeof fallback === 'number') {
    const value = Number(text);
    if (!Number.isFinite(value)) throw new Error(`${name} is not a number: it is read as a plain decimal.`);
    return value;
  }
  if (typeof fallback === 'boolean') return text === 'true' || text === '1';
  return text;
}

export const TOKEN_AUDIENCE = 'personal-finance-tracker';
export const tokenIssuer = (): string => config('TOKEN_ISSUER', 'personal-finance-tracker');

/** A key of its own for each purpose, so that no two uses of SERVER_KEY can be played against each other. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', serverKey(), Buffer.alloc(0), purpose, 32));
}

function serverKey(): Buffer {
  const text = config('SERVER_KEY', undefined);
  if (text === undefined) {
    // Tests run many services in one process and need no secret that lasts.
    if (process.env.NODE_ENV === 'test') return createHash('sha256').update('server key of the tests').digest();
    throw new Error('SERVER_KEY is not set: it must be 32 random bytes, written as base64url.');
  }
  const key = Buffer.from(text, 'base64url');
  if (key.length < 32) throw new Error('SERVER_KEY is too short: it must be 32 random bytes, written as base64url.');
  return key;
}

export const serviceUrl = (service: ServiceName): string => serviceUrlIn(process.env, service);

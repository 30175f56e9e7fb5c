import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@pft/kernel';
import { config, serviceUrl } from '../host/configuration';
import { Unavailable } from '../problems/problems';
import { requestContext } from '../operations/request-context';

interface CachedToken {
  token: string;
  renewAtMs: number;
}

export interface CallOptions {
  body?: object;
  headers?: Record<string, string>;
  timeoutMs?: number;
  /** Tries in all; only calls that may be repeated are. */
  attempts?: number;
  signal?: AbortSignal;
}

/** Asks the user service for a token of this service itself (RFC 6749, 4.4). */
async function fetchServiceToken(
  clientId: string,
  clientSecret: string,
): Promise<{ token: string; expiresInS: number }> {
  const response = await fetch(`${serviceUrl('user-service')}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok)
    throw new Unavailable(`The user service answered ${response.status} to a request for a service token.`);
  const answer = (await response.json()) as { access_token: string; expires_in: number };
  return { token: answer.access_token, expiresInS: answer.expires_in };
}

/** Calls the other services in this service's own name. @throws Unavailable where the other one does not answer */
@Injectable()
export class ServiceHttpClient {
  private cached: CachedToken | undefined;
  private underWay: Promise<string> | undefined;

  constructor(private readonly clientId: string) {}

  async post<T>(service: ServiceName, path: string, options: CallOptions = {}): Promise<T> {
    return this.call<T>('POST', service, path, options);
  }

  async get<T>(service: ServiceName, path: string, options: CallOptions = {}): Promise<T> {
    return this.call<T>('GET', service, path, options);
  }

  async call<T>(method: string, service: ServiceName, path: string, options: CallOptions = {}): Promise<T> {
    const attempts = options.attempts ?? 3;
    let failure: unknown;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        const response = await this.send(method, service, path, options);
        if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
        await response.body?.cancel();
        failure = new Unavailable(`${service} answered ${response.status} to ${method} ${path}.`);
        if (response.status === 401) this.cached = undefined;
        else if (response.status < 500 && response.status !== 429) break;
      } catch (error) {
        if (options.signal?.aborted === true) throw error;
        failure = error;
      }
      // Half of the pause is chance, so that callers which failed together do not come back together.
      if (attempt < attempts)
        await sleep(100 * 2 ** attempt * (0.5 + Math.random() / 2), undefined, { signal: options.signal });
    }
    if (failure instanceof Unavailable) throw failure;
    throw new Unavailable(`${service} does not answer: ${(failure as Error).message}`);
  }

  private async send(method: string, service: ServiceName, path: string, options: CallOptions): Promise<Response> {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? 5_000);
    const requestId = requestContext.getStore()?.requestId;
    return fetch(`${serviceUrl(service)}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.token()}`,
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
        ...options.headers,
      },
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]),
    });
  }

  /** The service token, fetched again a minute before it ends. */
  async token(): Promise<string> {
    if (this.cached !== undefined && this.cached.renewAtMs > Date.now()) return this.cached.token;
    this.underWay ??= this.fetchToken().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async fetchToken(): Promise<string> {
    const { token, expiresInS } = await fetchServiceToken(this.clientId, config('SERVICE_CLIENT_SECRET'));
    this.cached = { token, renewAtMs: Date.now() + Math.max(1, expiresInS - 60) * 1000 };
    return token;
  }
}

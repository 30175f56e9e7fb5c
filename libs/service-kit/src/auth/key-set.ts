import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { serviceUrl } from '../configuration';
import { Unavailable } from '../problems';

export interface PublicJwk extends JsonWebKey {
  kid: string;
  alg: string;
  use: string;
}

/** The public keys with which access tokens are verified. Throws `Unavailable` where none was ever seen. */
export abstract class KeySet {
  abstract key(kid: string): Promise<KeyObject | undefined>;
}

export function keysOf(jwks: { keys: readonly PublicJwk[] }): Map<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const jwk of jwks.keys) {
    if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || jwk.alg !== 'ES256' || typeof jwk.kid !== 'string') continue;
    keys.set(jwk.kid, createPublicKey({ key: jwk, format: 'jwk' }));
  }
  return keys;
}

/** The keys of the user service. The last answer stays valid while that service is away. */
@Injectable()
export class RemoteKeySet extends KeySet {
  private static readonly freshMs = 5 * 60_000;
  /** Tokens with made-up key ids must not become a flood of requests to the user service. */
  private static readonly pauseMs = 1_000;
  private readonly logger = new Logger('KeySet');
  private keys = new Map<string, KeyObject>();
  private fetchedAtMs = -Infinity;
  private triedAtMs = -Infinity;
  private underWay?: Promise<void>;

  async key(kid: string): Promise<KeyObject | undefined> {
    const nowMs = performance.now();
    if (!this.keys.has(kid)) await this.refresh();
    else if (nowMs - this.fetchedAtMs > RemoteKeySet.freshMs) void this.refresh();
    if (this.fetchedAtMs === -Infinity) throw new Unavailable('The signing keys cannot be fetched.');
    return this.keys.get(kid);
  }

  private async refresh(): Promise<void> {
    if (this.underWay === undefined) {
      if (performance.now() - this.triedAtMs < RemoteKeySet.pauseMs) return;
      this.triedAtMs = performance.now();
      this.underWay = this.fetchKeys().finally(() => {
        this.underWay = undefined;
      });
    }
    await this.underWay;
  }

  private async fetchKeys(): Promise<void> {
    try {
      const response = await fetch(`${serviceUrl('user-service')}/.well-known/jwks.json`, {
        signal: AbortSignal.timeout(3_000),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const keys = keysOf((await response.json()) as { keys: PublicJwk[] });
      if (keys.size === 0) throw new Error('the answer holds no usable key');
      this.keys = keys;
      this.fetchedAtMs = performance.now();
    } catch (error) {
      this.logger.warn(`The signing keys could not be fetched: ${(error as Error).message}`);
    }
  }
}

/** The keys of the service that signs the tokens itself; it puts them in when they change. */
@Injectable()
export class LocalKeySet extends KeySet {
  private keys?: Map<string, KeyObject>;

  replace(jwks: { keys: readonly PublicJwk[] }): void {
    this.keys = keysOf(jwks);
  }

  async key(kid: string): Promise<KeyObject | undefined> {
    if (this.keys === undefined) throw new Unavailable('The signing keys are not loaded yet.');
    return this.keys.get(kid);
  }
}

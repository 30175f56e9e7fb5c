import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { serviceUrl } from '../host/configuration';
import type { Metrics } from '../operations/metrics';
import { Unavailable } from '../problems/problems';

export interface PublicJwk extends JsonWebKey {
  kid: string;
  alg: string;
  use: string;
}

export interface PublicKeys {
  keys: readonly PublicJwk[];
}

/** In the background from here on, so that nobody waits where requests come all the time. */
const ASK_AFTER_MS = 15_000;
/** A removed key opens nothing after this: where nobody asked for so long, the next request waits for the answer. */
const FRESH_MS = 30_000;
const RETRY_AFTER_MS = 5_000;
/** Tokens with made-up key ids must not become a flood of questions. */
const PAUSE_MS = 1_000;
/** How far the clocks of two machines may differ for a new key to be looked for; a token says seconds, cut off. */
const CLOCK_DIFFERENCE_MS = 6_000;

/**
 * The public keys with which access tokens are verified. The last answer stays valid while nobody gives another one;
 * `signing_keys_age_seconds` says how old it is.
 */
export abstract class KeySet {
  private readonly logger = new Logger('KeySet');
  private readonly nowMs: () => number;
  private keys = new Map<string, KeyObject>();
  /** When the last answer, and the last question that ended in whichever way, were begun. */
  private answeredMs = -Infinity;
  private endedMs = -Infinity;
  private begunMs = -Infinity;
  private underWay: Promise<void> | undefined;

  constructor({ metrics, nowMs = () => performance.now() }: { metrics?: Metrics; nowMs?: () => number } = {}) {
    this.nowMs = nowMs;
    if (metrics !== undefined) this.tellAge(metrics);
  }

  /** Throws where there is no answer. */
  protected abstract ask(): Promise<PublicKeys>;

  /**
   * The key with this id, or nothing where there is none. Whoever knows how old the token is says so: a key is published
   * before it signs, so an answer that was begun after the token was made would hold its key, and an older one is no reason
   * to refuse it. @throws Unavailable where that cannot be known
   */
  async key(kid: string, tokenAgeMs = Infinity): Promise<KeyObject | undefined> {
    const sinceMs = this.nowMs() - this.endedMs;
    const failed = this.endedMs > this.answeredMs;
    if (sinceMs >= FRESH_MS) await this.refresh();
    else if (sinceMs >= (failed ? RETRY_AFTER_MS : ASK_AFTER_MS)) void this.refresh();
    if (!this.keys.has(kid)) await this.lookFor(kid, tokenAgeMs);
    if (this.answeredMs === -Infinity) throw new Unavailable('The signing keys cannot be fetched.');
    return this.keys.get(kid);
  }

  /** Takes an answer in that was begun to be read then; one that is older than what is known says nothing new. */
  replace(answer: PublicKeys, begunMs = this.nowMs()): void {
    this.endedMs = Math.max(this.endedMs, begunMs);
    if (begunMs < this.answeredMs) return;
    this.keys = keysOf(answer);
    this.answeredMs = begunMs;
  }

  private async lookFor(kid: string, tokenAgeMs: number): Promise<void> {
    const enoughMs = this.nowMs() - Math.max(0, tokenAgeMs - CLOCK_DIFFERENCE_MS);
    while (!this.keys.has(kid) && this.answeredMs < enoughMs) {
      if (this.underWay === undefined) await this.pause();
      await this.refresh();
      if (this.endedMs > this.answeredMs) throw new Unavailable('The signing keys cannot be fetched.');
    }
  }

  private async pause(): Promise<void> {
    const leftMs = this.begunMs + PAUSE_MS - this.nowMs();
    if (leftMs > 0) await sleep(leftMs);
  }

  /** One question at a time, whoever asks. */
  private refresh(): Promise<void> {
    this.underWay ??= this.renew().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async renew(): Promise<void> {
    const begunMs = this.nowMs();
    this.begunMs = begunMs;
    try {
      const answer = await this.ask();
      if (keysOf(answer).size === 0) throw new Error('the answer holds no usable key');
      this.replace(answer, begunMs);
    } catch (error) {
      this.endedMs = begunMs;
      this.logger.warn(`The signing keys could not be fetched: ${(error as Error).message}`);
    }
  }

  private tellAge(metrics: Metrics): void {
    // Where nobody else asks, whoever looks at the age does: it shall not grow because a service is idle.
    const ageS = async (): Promise<number> => {
      if (this.nowMs() - this.endedMs >= ASK_AFTER_MS) await this.refresh();
      return (this.nowMs() - this.answeredMs) / 1000;
    };
    new Gauge({
      name: 'signing_keys_age_seconds',
      help: 'Since when the keys that tokens are verified with were last answered; it grows while nobody answers.',
      registers: [metrics.registry],
      async collect() {
        this.set(await ageS());
      },
    });
  }
}

function keysOf(jwks: PublicKeys): Map<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const jwk of jwks.keys) {
    if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || jwk.alg !== 'ES256' || typeof jwk.kid !== 'string') continue;
    keys.set(jwk.kid, createPublicKey({ key: jwk, format: 'jwk' }));
  }
  return keys;
}

/** The keys of the user service. */
export class RemoteKeySet extends KeySet {
  protected async ask(): Promise<PublicKeys> {
    const response = await fetch(`${serviceUrl('user-service')}/.well-known/jwks.json`, {
      signal: AbortSignal.timeout(3_000),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.json()) as PublicKeys;
  }
}

/** The keys of the service that signs the tokens itself; whoever keeps them says where they are read. */
export class LocalKeySet extends KeySet {
  private source?: () => Promise<PublicKeys>;

  readFrom(source: () => Promise<PublicKeys>): void {
    this.source = source;
  }

  protected async ask(): Promise<PublicKeys> {
    if (this.source === undefined) throw new Error('they are not loaded yet');
    return this.source();
  }
}

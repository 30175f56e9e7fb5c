import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { derivedKey, LocalKeySet, type PublicJwk, rowsOf } from '@pft/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { configuration } from '../../configuration';

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
}

interface KeyRow {
  kid: string;
  public_jwk: PublicJwk;
  private_key: Buffer;
  age_days: number;
  retired_at: Date | null;
}

/** Longer than any access token lives: a retired key is published until no token of it can be valid. */
const retirement = '30 minutes';
const reloadMs = 60_000;

/** The ES256 keys that sign access tokens: made at the first start, encrypted at rest, replaced after a while. */
@Injectable()
export class SigningKeys implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('SigningKeys');
  private active?: SigningKey;
  private published: PublicJwk[] = [];
  private reloading?: NodeJS.Timeout;

  constructor(
    private readonly dataSource: DataSource,
    private readonly keySet: LocalKeySet,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.load(false);
    // Another copy may have made a new key.
    this.reloading = setInterval(() => {
      this.load(false).catch((error: Error) => this.logger.warn(`Signing keys could not be read: ${error.message}`));
    }, reloadMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.reloading);
  }

  get current(): SigningKey {
    if (this.active === undefined) throw new Error('The signing keys are not loaded.');
    return this.active;
  }

  get jwks(): { keys: PublicJwk[] } {
    return { keys: this.published };
  }

  /** Signs with a new key from now on; tokens of the old one stay good until they expire. */
  async rotate(): Promise<void> {
    await this.load(true);
  }

  private async load(rotate: boolean): Promise<void> {
    const rows = await this.dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('signing keys', 0))");
      await manager.query(`DELETE FROM signing_key WHERE retired_at < now() - interval '${retirement}'`);
      const existing = await this.read(manager);
      const newest = existing[0];
      if (!rotate && newest !== undefined && newest.age_days < configuration.signingKeyDays()) return existing;
      await manager.query('UPDATE signing_key SET retired_at = now() WHERE retired_at IS NULL');
      await this.create(manager);
      return this.read(manager);
    });
    const newest = rows[0];
    if (newest === undefined) throw new Error('There is no signing key.');
    if (newest.kid !== this.active?.kid)
      this.active = { kid: newest.kid, privateKey: decrypt(newest.private_key, newest.kid) };
    this.published = rows.map((row) => row.public_jwk);
    this.keySet.replace(this.jwks);
  }

  private async read(manager: EntityManager): Promise<KeyRow[]> {
    return rowsOf<KeyRow>(
      await manager.query(
        `SELECT kid, public_jwk, private_key, retired_at, extract(epoch FROM now() - created_at)::float8 / 86400 AS age_days
         FROM signing_key ORDER BY retired_at DESC NULLS FIRST, created_at DESC`,
      ),
    );
  }

  private async create(manager: EntityManager): Promise<void> {
    const kid = randomBytes(12).toString('base64url');
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' };
    await manager.query(
      'INSERT INTO signing_key (kid, public_jwk, private_key, created_at) VALUES ($1, $2, $3, now())',
      [kid, JSON.stringify(jwk), encrypt(privateKey.export({ format: 'der', type: 'pkcs8' }), kid)],
    );
  }
}

const keyAtRest = (): Buffer => derivedKey('signing keys at rest');

/** AES-256-GCM, bound to the key's id, so that rows cannot be exchanged: nonce (12), tag (16), ciphertext. */
function encrypt(plain: Buffer, kid: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyAtRest(), nonce).setAAD(Buffer.from(kid));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(stored: Buffer, kid: string): KeyObject {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyAtRest(), stored.subarray(0, 12))
      .setAAD(Buffer.from(kid))
      .setAuthTag(stored.subarray(12, 28));
    const der = Buffer.concat([decipher.update(stored.subarray(28)), decipher.final()]);
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new Error('The signing keys in the database were encrypted with another SERVER_KEY than the one given now.', {
      cause,
    });
  }
}

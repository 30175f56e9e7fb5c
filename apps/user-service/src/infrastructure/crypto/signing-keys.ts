import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rowsOf } from '@pft/change-log';
import { derivedKey, Job, LocalKeySet, type PublicJwk, type PublicKeys } from '@pft/service-kit';
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
const RETIREMENT = '30 minutes';
/** A key is published so long before it signs that every service knows it by then. */
const INTRODUCTION = '1 minute';
const LOOK_MS = 60_000;

/** The ES256 keys that sign access tokens: made at the first start, encrypted at rest, replaced after a while. */
@Injectable()
export class SigningKeys implements OnModuleInit {
  private active?: SigningKey;
  private published: PublicJwk[] = [];
  private reading: Promise<PublicKeys> | undefined;
  private nextReading: Promise<PublicKeys> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly keySet: LocalKeySet,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.replaceOld(false);
    this.keySet.readFrom(() => this.publicKeys());
  }

  /** Another copy may have made a new key, and this one's time may have come. */
  @Job({ name: 'look at the signing keys', everyMs: LOOK_MS, firstMs: LOOK_MS, runsIn: 'each copy' })
  async lookAgain(): Promise<void> {
    await this.replaceOld(false);
  }

  get current(): SigningKey {
    if (this.active === undefined) throw new Error('The signing keys are not loaded.');
    return this.active;
  }

  /** The public keys as the last reading found them. */
  get jwks(): PublicKeys {
    return { keys: this.published };
  }

  /**
   * The public keys as they are now. One reading at a time; whoever comes while one is under way waits for the next, since
   * another copy may have made a key and signed with it since that one was begun.
   */
  publicKeys(): Promise<PublicKeys> {
    this.nextReading ??= Promise.resolve(this.reading)
      .catch(() => undefined)
      .then(() => {
        this.reading = this.look();
        this.nextReading = undefined;
        return this.reading;
      });
    return this.nextReading;
  }

  /** Signs with a new key from now on; tokens of the old one stay good until they expire. */
  async rotate(): Promise<void> {
    await this.replaceOld(true);
  }

  private async look(): Promise<PublicKeys> {
    const begunMs = performance.now();
    const rows = await this.read(this.dataSource.manager);
    if (signingOf(rows) === undefined) await this.replaceOld(false);
    else this.take(rows, begunMs);
    return this.jwks;
  }

  /** A new key takes over at once where it is asked for; one that comes for its predecessor's age is published first. */
  private async replaceOld(isAskedFor: boolean): Promise<void> {
    const begunMs = performance.now();
    const rows = await this.dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('signing keys', 0))");
      await manager.query(`DELETE FROM signing_key WHERE retired_at < now() - interval '${RETIREMENT}'`);
      if (isAskedFor) await manager.query('UPDATE signing_key SET retired_at = now() WHERE retired_at IS NULL');
      const [newest] = await this.read(manager);
      const isOld = newest === undefined || newest.age_days >= configuration.signingKeyDays();
      if (isOld || newest.retired_at !== null) await this.create(manager);
      await manager.query(
        `UPDATE signing_key SET retired_at = now() WHERE retired_at IS NULL AND created_at < (
           SELECT max(created_at) FROM signing_key WHERE retired_at IS NULL AND created_at < now() - interval '${INTRODUCTION}')`,
      );
      return this.read(manager);
    });
    this.take(rows, begunMs);
  }

  private take(rows: readonly KeyRow[], begunMs: number): void {
    const signing = signingOf(rows);
    if (signing === undefined) throw new Error('There is no signing key.');
    if (signing.kid !== this.active?.kid)
      this.active = { kid: signing.kid, privateKey: decrypt(signing.private_key, signing.kid) };
    this.published = rows.map((row) => row.public_jwk);
    this.keySet.replace(this.jwks, begunMs);
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

/** The oldest of those that are not retired: a younger one is being introduced. */
const signingOf = (rows: readonly KeyRow[]): KeyRow | undefined => rows.findLast((row) => row.retired_at === null);

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

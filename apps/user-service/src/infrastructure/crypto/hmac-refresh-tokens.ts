import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { derivedKey } from '@pft/service-kit';
import { RefreshTokens } from '../../application/ports';

/** Opaque random tokens; the store knows their hashes alone, and successors need the server's key. */
@Injectable()
export class HmacRefreshTokens extends RefreshTokens {
  private key?: Buffer;

  create(): string {
    return randomBytes(32).toString('base64url');
  }

  successorOf(token: string): string {
    this.key ??= derivedKey('refresh token successor');
    return createHmac('sha256', this.key).update(token).digest('base64url');
  }

  hash(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }
}

import { createHash } from 'node:crypto';
import { Digest } from '../../application/import/import-ports';

export class Sha256Digest extends Digest {
  of(content: string | Uint8Array): string {
    return createHash('sha256').update(content).digest('base64url');
  }
}

import { createHash } from 'node:crypto';
import { Digest } from '../../application/import/import-ports';

export class Sha256Digest extends Digest {
  of(text: string): string {
    return createHash('sha256').update(text).digest('base64url');
  }
}

import { hash } from 'node:crypto';
import { Digest } from '../../application/import/import-ports';

export class Sha256Digest extends Digest {
  of(content: string | Uint8Array): string {
    return hash('sha256', content, 'base64url');
  }
}

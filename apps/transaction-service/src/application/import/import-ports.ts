import type { ImportQuota } from '../../domain/import/import-quota';

/** A short text that stands for a long one, or for a file: the same for the same, practically never the same for another. */
export abstract class Digest {
  abstract of(content: string | Uint8Array): string;
}

/** How large a file may be, and how many may wait for their commit; a class so that it can be injected. */
export abstract class ImportLimits implements ImportQuota {
  abstract readonly maxBytes: number;
  abstract readonly maxRows: number;
  abstract readonly maxOpen: number;
  abstract readonly maxOpenBytes: number;
}

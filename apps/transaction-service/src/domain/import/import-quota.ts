import { ImportQuotaReached } from './import-errors';

/** The previews of a ledger that are neither committed nor discarded yet. */
export interface OpenImports {
  readonly count: number;
  /** Of the files and their rows, as they are stored. */
  readonly bytes: number;
  readonly oldest: { readonly id: string; readonly fileName: string; readonly createdAt: Date } | null;
}

export interface ImportQuota {
  readonly maxOpen: number;
  readonly maxOpenBytes: number;
}

/** Previews that nobody committed are discarded when they are this old. */
export const PREVIEW_DAYS = 7;
/** The cells of booked rows as the file had them are kept this long after the commit. */
export const RAW_DAYS = 30;

/** @throws ImportQuotaReached where the previews are more than a ledger may have */
export function requireWithin(open: OpenImports, { maxOpen, maxOpenBytes }: ImportQuota): void {
  if (open.count > maxOpen || open.bytes > maxOpenBytes) throw new ImportQuotaReached(open, { maxOpen, maxOpenBytes });
}

export type ReferenceKind = 'user' | 'account' | 'category' | 'budget' | 'position' | 'deleted-ledger' | 'projection';

/** Something of the ledger that totals need by name: as the feeds told it last, or how far a feed has come. */
export interface ReferenceRecord {
  ledgerId: string;
  kind: ReferenceKind;
  id: string;
  version: number;
  deleted: boolean;
  body: Readonly<Record<string, unknown>>;
}

/** Kept as `FactStore` says. */
export abstract class ReferenceData {
  /** Deleted ones included, in no order. */
  abstract ofLedgers(ledgerIds: readonly string[], kinds: readonly ReferenceKind[]): Promise<ReferenceRecord[]>;
  /** Keeps each record whose version is higher than the stored one. */
  abstract putIfNewer(records: readonly ReferenceRecord[]): Promise<void>;
  abstract clear(ledgerId: string, kinds: readonly ReferenceKind[]): Promise<void>;
  abstract clearOne(ledgerId: string, kind: ReferenceKind, id: string): Promise<void>;
  /** Whether any ledger has a record of this kind and id. */
  abstract has(kind: ReferenceKind, id: string): Promise<boolean>;
  /** Ledgers with a record of this kind, ascending, beginning after `after`. */
  abstract ledgers(kind: ReferenceKind, after: string | undefined, limit: number): Promise<string[]>;

  list(ledgerId: string, kinds: readonly ReferenceKind[]): Promise<ReferenceRecord[]> {
    return this.ofLedgers([ledgerId], kinds);
  }
}

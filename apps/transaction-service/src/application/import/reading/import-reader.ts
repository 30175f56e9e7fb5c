import type { Preview } from '../../../domain/import/import-batch';
import type { EarlierImport, Preset, RowsElsewhere } from '../../../domain/import/import-repository';
import type { Claim, Unclaimed } from '../../../domain/import/row/judge-rows';
import type { KnownCategory } from '../../../domain/import/row/category-names';
import type { FileColumn, Proposal } from '../../../domain/import/statement';
import type { LedgerLeg, WantedLegs } from '../../../domain/import/transfer/ledger-legs';
import type { AmountDays, ClaimedRow } from '../../../domain/import/row/known-again';
import type { RememberedPayee } from '../../../domain/import/row/payee-memory';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import type { KnownAccount } from '../../../domain/import/row/target-accounts';

export interface ChosenAccount {
  id: string;
  currency: string;
  type: string;
}

/** What somebody wants to know of a file. */
export interface ReadingWish {
  /** Of what names neither account nor currency. */
  baseCurrency: string;
  locale: string;
  today: string;
  latestDate: string;
  /** The account of rows that name none. */
  account: ChosenAccount | null;
  /** How the file is to be read, with what of that is still open; null where that is to be found out. */
  known: Proposal | null;
  /** A reading that was corrected before goes before one that is found out. */
  usePreset: boolean;
}

/** What a ledger knows, asked for while a file is read. Everything travels between threads: plain values only. */
export interface LedgerOfImport {
  presets(shape: string): Promise<Map<string, Preset>>;
  sameFile(fileDigest: string): Promise<EarlierImport | null>;
  knowledge(): Promise<LedgerKnowledge>;
  /** Keyed by `claimKey(accountId, identity)`. */
  claims(entries: readonly { accountId: string; identity: string }[]): Promise<Map<string, Claim>>;
  claimedRows(days: readonly AmountDays[]): Promise<ClaimedRow[]>;
  elsewhere(identities: readonly string[], exceptAccountIds: readonly string[]): Promise<RowsElsewhere | null>;
  unclaimed(accountIds: readonly string[], from: string, to: string): Promise<Unclaimed[]>;
  transferLegs(accountIds: readonly string[], wanted: readonly WantedLegs[]): Promise<LedgerLeg[]>;
  transferLegsBetween(accountIds: readonly string[], from: string, to: string, limit: number): Promise<LedgerLeg[]>;
  /** By `decisionKey`. */
  transferDecisions(keys: readonly string[]): Promise<Map<string, boolean>>;
  /** Units for a euro, by `rateKey`. */
  dayRates(currencies: readonly string[], days: readonly string[]): Promise<Map<string, number>>;
}

export interface LedgerKnowledge {
  accounts: KnownAccount[];
  categories: KnownCategory[];
  payees: RememberedPayee[];
  /** Chosen names of payees by the keys of those that they stand for. */
  renamedPayees: [key: string, name: string][];
}

export interface ReadFile {
  preview: Preview;
  shape: string;
  fileDigest: string;
  fileColumns: readonly FileColumn[];
  presetUsed: boolean;
  /** What a person has answered for a file like it before. */
  confirmed: readonly string[];
  /** All rows in the order of the file, as many at a time as a statement writes. */
  rows(): AsyncIterable<readonly PreviewRow[]>;
}

/** Reads files where nobody else has to wait for it, with a limit of time and of memory. */
export abstract class ImportReader {
  /**
   * `use` gets what was read; it is put away afterwards.
   * @param source the file's path or its bytes
   * @param whose files of one person are read one after the other
   * @throws ImportTooComplex, Unavailable, and what `readImport` throws
   */
  abstract read<T>(
    whose: string,
    source: string | Uint8Array,
    wish: ReadingWish,
    ledger: LedgerOfImport,
    use: (read: ReadFile) => Promise<T>,
  ): Promise<T>;
}

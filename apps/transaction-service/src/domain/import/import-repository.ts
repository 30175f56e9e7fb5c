import type { CommitAsked, ImportBatch, LateState, ReadingAsked } from './import-batch';
import type { Claim, Unclaimed } from './row/judge-rows';
import type { AmountDays, ClaimedRow } from './row/known-again';
import type { OpenImports } from './import-quota';
import type { Wording } from '../transaction/transaction';
import type { ImportReading } from './statement';
import type { PreviewRow } from './row/preview-row';

/** Which transaction a row has become. */
export interface InsertedRow {
  number: number;
  transactionId: string;
}

/** How files like one that was committed are to be read, and what need not be asked any more. */
export interface Preset {
  reading: ImportReading;
  confirmed: readonly string[];
}

export interface ImportId {
  ledgerId: string;
  id: string;
}

/** Uploaded files, their rows and the corrected readings. Every writing method runs inside the ledger's unit of work. */
export abstract class ImportRepository {
  abstract find(ledgerId: string, id: string): Promise<ImportBatch | null>;
  abstract add(batch: ImportBatch, bytes: Uint8Array, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void>;
  abstract change(before: ImportBatch, after: ImportBatch): Promise<void>;
  /** With its file and rows. */
  abstract remove(batch: ImportBatch): Promise<void>;
  /** Those of a ledger that are not committed yet; `exceptId` is counted, but is not the oldest. */
  abstract open(ledgerId: string, exceptId?: string): Promise<OpenImports>;
  /** The previews of all ledgers that are older, ordered by id, after the one with the id `afterId`. */
  abstract openBefore(before: Date, afterId: string | null, limit: number): Promise<ImportId[]>;

  /** The bytes as uploaded; null once the import is committed. */
  abstract file(ledgerId: string, id: string): Promise<Uint8Array | null>;
  abstract forgetFile(ledgerId: string, id: string): Promise<void>;

  /** Those with one of the numbers or on one of the lines, in the order of the file. */
  abstract rowsAt(
    ledgerId: string,
    id: string,
    places: { numbers: readonly number[]; lines: readonly number[] },
  ): Promise<PreviewRow[]>;
  /** All that begin on a line of which a person chose an action or a category for a row. */
  abstract rowsOnChosenLines(ledgerId: string, id: string): Promise<PreviewRow[]>;
  /** The next rows after a number, in the order of the file and without their raw cells: a commit needs the rest only. */
  abstract rowsAfter(ledgerId: string, id: string, number: number, limit: number): Promise<PreviewRow[]>;
  /** Those to be inserted of one of the amounts, in whatever direction and currency, likewise; so many at most. */
  abstract rowsOfAmounts(
    ledgerId: string,
    id: string,
    amountsMinor: readonly bigint[],
    limit: number,
  ): Promise<PreviewRow[]>;
  /** The accounts (as indexes) that rows with an action go to, with the first day of each. */
  abstract targetsInUse(ledgerId: string, id: string): Promise<Map<number, string>>;
  /** Transactions that the rows after a number have become. */
  abstract insertedAfter(ledgerId: string, id: string, number: number, limit: number): Promise<InsertedRow[]>;
  /** The rows that have become those transactions or took them over, without their raw cells. */
  abstract rowsOf(ledgerId: string, id: string, transactionIds: readonly string[]): Promise<PreviewRow[]>;
  abstract replaceRows(ledgerId: string, id: string, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void>;
  /** Stores verdict, reason, action, category, transaction and the other leg of rows that are there. */
  abstract changeRows(ledgerId: string, id: string, rows: readonly PreviewRow[]): Promise<void>;
  /** Gives the category to all readable rows of that type whose payee or its name contains the text, in any case. */
  abstract categorize(
    ledgerId: string,
    id: string,
    type: 'income' | 'expense',
    payeeContains: string,
    categoryId: string,
  ): Promise<number>;
  /** Counts matched rows that became one of those transactions as inserted. */
  abstract takeOver(ledgerId: string, id: string, transactionIds: readonly string[]): Promise<void>;
  abstract markInserted(ledgerId: string, id: string, rows: readonly InsertedRow[]): Promise<void>;

  /** The newest one committed of a file with those bytes. */
  abstract sameFile(ledgerId: string, fileDigest: string): Promise<EarlierImport | null>;
  /** Whether any other import was committed after that moment. */
  abstract committedSince(ledgerId: string, exceptId: string, since: Date): Promise<boolean>;

  /** What is remembered of a shape, by whose it is. */
  abstract presets(ledgerId: string, shape: string): Promise<Map<string, Preset>>;
  abstract rememberPreset(
    ledgerId: string,
    shape: string,
    whose: readonly string[],
    preset: Preset,
    now: Date,
  ): Promise<void>;
}

/** A committed import, for whoever brings its rows once more. */
export interface EarlierImport {
  fileName: string;
  committedAt: Date;
  /** Where the rows went that named none themselves, if that was one account and it is open. */
  account: { id: string; name: string; currency: string; type: string } | null;
}

/** Rows that an account other than those asked for has. */
export interface RowsElsewhere extends Omit<EarlierImport, 'account'> {
  accountId: string;
  rows: number;
}

interface Taken extends ImportId {
  /** How often it was begun, this time included. */
  attempts: number;
}
export type TakenReading = Taken & ReadingAsked & { state: 'reading' };
export type TakenCommit = Taken & CommitAsked & { state: 'committing' };
/** What goes on after its request was answered. */
export type TakenWork = TakenReading | TakenCommit;

/** Whose turn it is: nobody's whose work is being done, and that of the ledger after the last one, in a circle. */
export interface Turn {
  readonly after: string | null;
  readonly busy: readonly string[];
}

/**
 * Who is at what goes on after its request was answered. Nothing here is inside a unit of work: what is held is seen by all
 * copies of the service at once, and by the others only for a while after its holder has died.
 */
export abstract class LateWork {
  /** The next one that nobody is at, one a ledger; held for so long. */
  abstract take(state: LateState, turn: Turn, leaseMs: number): Promise<TakenWork | null>;
  /** Holds it for so long from now on. */
  abstract hold(one: ImportId, leaseMs: number): Promise<void>;
}

/** The cells of committed rows as the file had them. They are no part of the ledger, so that nothing here is inside a unit of work. */
export abstract class CommittedCells {
  /** Imports of all ledgers that were committed before and still have the cells of booked rows; as `openBefore`. */
  abstract keptBefore(committedBefore: Date, afterId: string | null, limit: number): Promise<ImportId[]>;
  /** Forgets those of booked rows; those of rows that were left out stay. */
  abstract forget(ledgerId: string, id: string): Promise<void>;
}

export interface NewClaim extends Omit<ClaimedRow, 'deleted'> {
  identity: string;
  counterparty?: string | null;
}

/** `was` holds what differed. */
export interface Reworded {
  transactionId: string;
  was: Partial<Wording>;
  is: Wording;
}

/** By what imported rows are known again. Writing methods run inside the ledger's unit of work. */
export abstract class ImportClaims {
  /** Keyed by `claimKey(accountId, identity)`. */
  abstract find(
    ledgerId: string,
    entries: readonly { accountId: string; identity: string }[],
  ): Promise<Map<string, Claim>>;
  /** What was imported of those amounts on those days, by other imports where one is named. */
  abstract claimedRows(ledgerId: string, days: readonly AmountDays[], exceptImportId?: string): Promise<ClaimedRow[]>;
  /** The account that has most of those identities, and its newest import of them. */
  abstract elsewhere(
    ledgerId: string,
    identities: readonly string[],
    exceptAccountIds: readonly string[],
  ): Promise<RowsElsewhere | null>;
  /** Claims on those transactions of which no import says that they are booked. */
  abstract pending(ledgerId: string, transactionIds: readonly string[]): Promise<ClaimedRow[]>;
  /** Which other import has a claim on them, by transaction. */
  abstract otherHolders(
    ledgerId: string,
    importId: string,
    transactionIds: readonly string[],
  ): Promise<Map<string, string>>;
  /** What an import reworded of rows that another one had brought. */
  abstract reworded(ledgerId: string, importId: string): Promise<Reworded[]>;
  /** A claim whose transaction was deleted by hand is taken over, any other stays where it is. */
  abstract add(ledgerId: string, importId: string, claims: readonly NewClaim[]): Promise<void>;
  /** Forgets all identities that an import has left; answers how many transactions of others had taken one over. */
  abstract release(ledgerId: string, importId: string): Promise<number>;
  /** Legs of transactions in those accounts and days that no import has claimed. */
  abstract unclaimed(ledgerId: string, accountIds: readonly string[], from: string, to: string): Promise<Unclaimed[]>;
  /** Those transactions of an import that a person edited since, and not what was done to many rows at once. */
  abstract edited(ledgerId: string, importId: string): Promise<string[]>;
}

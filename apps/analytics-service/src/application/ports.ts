import type { CalendarMonth } from '@pft/kernel';
import type { Alert } from '../domain/alert';
import type { Fact } from '../domain/fact';
import type { MonthSummary } from '../domain/month-summary';
import type { RateHistory } from '../domain/rate-history';

/**
 * Every method of the four stores is atomic on one document at a time, filters by key and range only, and throws the
 * driver's connection error where the store cannot be reached (which the edge answers with 503).
 */
export abstract class FactStore {
  /** Keeps each fact whose version is higher than the stored one. */
  abstract upsertNewer(facts: readonly Fact[]): Promise<void>;
  /** All facts of a month that are not deleted, in no order. */
  abstract ofMonth(ledgerId: string, month: CalendarMonth): Promise<Fact[]>;
  abstract clear(ledgerId: string): Promise<void>;
}

export abstract class SummaryStore {
  /** Both months included, ascending; months without a summary are absent. */
  abstract range(ledgerId: string, from: CalendarMonth, to: CalendarMonth): Promise<MonthSummary[]>;
  /** Those of single months, in no order. */
  abstract ofMonths(ledgerId: string, months: readonly CalendarMonth[]): Promise<MonthSummary[]>;
  /** Which months there are in a range, ascending, without their cells. */
  abstract fingerprints(
    ledgerId: string,
    from: CalendarMonth,
    to: CalendarMonth,
  ): Promise<Pick<MonthSummary, 'month' | 'fingerprint'>[]>;
  /** Refused (silently) where the stored one was computed from a later change. */
  abstract putIfNewer(summary: MonthSummary): Promise<void>;
  /** The latest month with a transaction, not after `until`. */
  abstract latestMonth(ledgerId: string, until: CalendarMonth): Promise<CalendarMonth | null>;
  abstract clear(ledgerId: string): Promise<void>;
}

export interface AlertPageRequest {
  limit: number;
  unreadOnly: boolean;
  /** Alerts with a smaller id only (ids grow with time). */
  before?: string;
}

export abstract class AlertStore {
  /** Whether it was raised: not where one of the same budget, period start and threshold is there already. */
  abstract raiseOnce(alert: Alert): Promise<boolean>;
  abstract get(ledgerId: string, id: string): Promise<Alert | undefined>;
  /** Newest first. */
  abstract list(ledgerId: string, page: AlertPageRequest): Promise<Alert[]>;
  /** Those with a larger id, oldest first. */
  abstract since(ledgerId: string, id: string, limit: number): Promise<Alert[]>;
  abstract ofBudgets(ledgerId: string, budgetIds: readonly string[]): Promise<Alert[]>;
  /** The alert as it is afterwards; undefined where there is none. */
  abstract mark(
    ledgerId: string,
    id: string,
    change: Partial<Pick<Alert, 'readAt' | 'resolvedAt'>>,
  ): Promise<Alert | undefined>;
  abstract clear(ledgerId: string): Promise<void>;
  /** Of all ledgers, ascending by ledger and id, beginning after `after`. */
  abstract all(after: Pick<Alert, 'ledgerId' | 'id'> | undefined, limit: number): Promise<Alert[]>;
  /** Keeps each as it is, id and marks too, in the place of one of the same budget, period start and threshold. */
  abstract put(alerts: readonly Alert[]): Promise<void>;
}

export type ReferenceKind = 'user' | 'account' | 'category' | 'budget' | 'position' | 'deleted-ledger';

/** Something of the ledger that totals need by name: as the feeds told it last, or how far a feed has come. */
export interface ReferenceRecord {
  ledgerId: string;
  kind: ReferenceKind;
  id: string;
  version: number;
  deleted: boolean;
  body: Readonly<Record<string, unknown>>;
}

export abstract class ReferenceData {
  /** Deleted ones included. */
  abstract list(ledgerId: string, kinds: readonly ReferenceKind[]): Promise<ReferenceRecord[]>;
  /** Keeps each record whose version is higher than the stored one. */
  abstract putIfNewer(records: readonly ReferenceRecord[]): Promise<void>;
  abstract clear(ledgerId: string, kinds: readonly ReferenceKind[]): Promise<void>;
  abstract clearOne(ledgerId: string, kind: ReferenceKind, id: string): Promise<void>;
  /** Whether any ledger has a record of this kind and id. */
  abstract has(kind: ReferenceKind, id: string): Promise<boolean>;
  /** Ledgers with a record of this kind, ascending, beginning after `after`. */
  abstract ledgers(kind: ReferenceKind, after: string | undefined, limit: number): Promise<string[]>;
}

/** The exchange rates; loaded once, on first use. */
export abstract class Rates {
  abstract history(): RateHistory;
}

export abstract class Clock {
  abstract now(): Date;
}

export abstract class NewAlertId {
  /** UUIDv7, so that ids grow with time. */
  abstract next(): string;
}

export type StreamName = 'transactions' | 'users';
export const STREAM_NAMES: readonly StreamName[] = ['transactions', 'users'];

/** One entry of a service's change log, with snapshots that its kind promises, both whole; no `after`: deleted. */
export interface Change {
  id: string;
  ownerId: string;
  sequence: number;
  kind: string;
  entityId: string;
  version: number;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

/** The changes of one ledger that a feed handed out, and what it says was acknowledged before them. */
export interface ChangeStream {
  ownerId: string;
  after: { sequence: number; id: string | null };
  head: number;
  changes: Change[];
}

/** The change feed of one service, as far as one ledger is concerned. */
export abstract class ChangeReader {
  /** Ascending, beginning after `afterSequence`. */
  abstract read(stream: StreamName, ownerId: string, afterSequence: number, limit: number): Promise<Change[]>;
}

/** Tells listeners in this process that an alert was raised. */
export abstract class AlertBell {
  abstract ring(ledgerId: string): void;
}

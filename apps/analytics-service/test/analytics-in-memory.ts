import { randomUUID } from 'node:crypto';
import { BundledRates } from '@pft/rates';
import { v7 as uuidv7 } from 'uuid';
import { Clock, Ids } from '@pft/kernel';
import { AlertBell } from '../src/application/alert/alert-bell';
import { ChangeReader, type Change, type ChangeStream, type StreamName } from '../src/application/feed/changes';
import { ApplyChanges } from '../src/application/feed/apply-changes';
import { ComputeBudgets } from '../src/application/budget/compute-budgets';
import { ConvertedMonths } from '../src/application/summary/converted-months';
import { Positions } from '../src/application/feed/positions';
import { RaiseAlerts } from '../src/application/alert/raise-alerts';
import { Summarize, type RangeSummary } from '../src/application/summary/summarize';
import { SweepAlerts } from '../src/application/alert/sweep-alerts';
import type { AnalyticsStores } from '../src/infrastructure/stores/analytics-stores';
import type { NewChange } from './fake-upstream';
import { MemoryStores } from './memory-stores';

/** Read once for all tests of a file. */
const rates = new BundledRates();

class FixedClock extends Clock {
  constructor(public instant: string) {
    super();
  }
  now(): Date {
    return new Date(this.instant);
  }
}

class RisingIds extends Ids {
  next(): string {
    return uuidv7();
  }
}

class CountingBell extends AlertBell {
  rings = 0;
  ring(): void {
    this.rings += 1;
  }
}

/** A change log of one ledger, read as the feed reads it. */
export class ChangeLogFake extends ChangeReader {
  readonly logs: Record<StreamName, Change[]> = { transactions: [], users: [] };

  constructor(readonly ledgerId: string) {
    super();
  }

  commit(stream: StreamName, changes: readonly NewChange[]): void {
    const log = this.logs[stream];
    for (const change of changes) {
      const sequence = log.length + 1;
      log.push({ id: randomUUID(), ownerId: this.ledgerId, sequence, before: null, ...change });
    }
  }

  async read(stream: StreamName, _ownerId: string, afterSequence: number, limit: number): Promise<Change[]> {
    return this.logs[stream].slice(afterSequence, afterSequence + limit);
  }

  /** What a claim after `delivered` acknowledged changes hands out. */
  batch(stream: StreamName, delivered: number, limit = 1_000): ChangeStream {
    const log = this.logs[stream];
    return {
      ownerId: this.ledgerId,
      after: { sequence: delivered, id: log[delivered - 1]?.id ?? null },
      head: log.length,
      changes: log.slice(delivered, delivered + limit),
    };
  }
}

/** The use cases on stores in memory: everything but HTTP and databases. */
export class AnalyticsInMemory {
  readonly clock = new FixedClock('2026-03-15T12:00:00Z');
  readonly bell = new CountingBell();
  readonly log: ChangeLogFake;
  readonly applyChanges: ApplyChanges;
  readonly summarize: Summarize;
  readonly sweepAlerts: SweepAlerts;

  constructor(
    readonly ledgerId: string,
    readonly stores: AnalyticsStores = new MemoryStores(),
    log = new ChangeLogFake(ledgerId),
  ) {
    const { facts, summaries, alerts, reference } = stores;
    this.log = log;

    const compute = new ComputeBudgets(summaries, rates);
    const raise = new RaiseAlerts(compute, alerts, this.bell, this.clock, new RisingIds());
    const positions = new Positions(reference);
    this.applyChanges = new ApplyChanges(facts, summaries, alerts, reference, log, positions, raise, this.clock);
    this.summarize = new Summarize(reference, rates, new ConvertedMonths(summaries), this.clock);
    this.sweepAlerts = new SweepAlerts(reference, raise, this.clock);
  }

  async summary(from = '2020-01-01', to = '2030-12-31'): Promise<RangeSummary> {
    const fallback = { baseCurrency: 'EUR', timeZone: 'UTC' };
    return this.summarize.execute({ ledgerId: this.ledgerId, fallback, from, to });
  }

  async thresholds(): Promise<number[]> {
    const alerts = await this.stores.alerts.list(this.ledgerId, { limit: 200, unreadOnly: false });
    return alerts.map(({ threshold }) => threshold).sort((a, b) => a - b);
  }
}

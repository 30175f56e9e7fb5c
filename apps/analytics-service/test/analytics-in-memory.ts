import { randomUUID } from 'node:crypto';
import { BundledRates } from '@pft/rates';
import { v7 as uuidv7 } from 'uuid';
import { Clock, Ids } from '@pft/kernel';
import { AlertBell } from '../src/application/alert/alert-bell';
import { ChangeReader, type Change, type ChangeStream, type StreamName } from '../src/application/feed/changes';
import { type Applied, ApplyChanges } from '../src/application/feed/apply-changes';
import { ClearLedger } from '../src/application/feed/clear-ledger';
import { ComputeMonths } from '../src/application/feed/compute-months';
import { LedgerMemory } from '../src/application/feed/ledger-memory';
import { ComputeBudgets } from '../src/application/budget/compute-budgets';
import { CompareRanges } from '../src/application/summary/compare-ranges';
import { ConvertedMonths } from '../src/application/summary/converted-months';
import { FindFixedCosts } from '../src/application/budget/find-fixed-costs';
import { ExpectIncome } from '../src/application/summary/expect-income';
import { ExplainFigure } from '../src/application/explain/explain-figure';
import { ExplainHoldings } from '../src/application/explain/explain-holdings';
import { ExplainRows } from '../src/application/explain/explain-rows';
import { ShowNetWorth } from '../src/application/worth/show-net-worth';
import { ShowBudgets } from '../src/application/budget/show-budgets';
import { LedgerViews } from '../src/application/ledger/ledger-views';
import { LedgersOfUsers } from '../src/application/ledger/ledgers-of-users';
import { Positions } from '../src/application/feed/positions';
import { RaiseAlerts } from '../src/application/alert/raise-alerts';
import { ShowOutlook } from '../src/application/summary/show-outlook';
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

/** The change logs of one ledger and of its owner, read as the feeds read them. */
export class ChangeLogFake extends ChangeReader {
  readonly logs: Record<StreamName, Change[]> = { transactions: [], users: [] };

  private readonly owners: Record<StreamName, string>;

  constructor(ledgerId: string, userId = ledgerId) {
    super();
    this.owners = { transactions: ledgerId, users: userId };
  }

  commit(stream: StreamName, changes: readonly NewChange[]): void {
    const log = this.logs[stream];
    for (const change of changes) {
      const sequence = log.length + 1;
      log.push({ id: randomUUID(), ownerId: this.owners[stream], sequence, before: null, ...change });
    }
  }

  async read(stream: StreamName, ownerId: string, afterSequence: number, limit: number): Promise<Change[]> {
    if (ownerId !== this.owners[stream]) return [];
    return this.logs[stream].slice(afterSequence, afterSequence + limit);
  }

  /** What a claim after `delivered` acknowledged changes hands out. */
  batch(stream: StreamName, delivered: number, limit = 1_000): ChangeStream {
    const log = this.logs[stream];
    return {
      ownerId: this.owners[stream],
      after: { sequence: delivered, id: log[delivered - 1]?.id ?? null },
      head: log.length,
      changes: log.slice(delivered, delivered + limit),
      hasMore: delivered + limit < log.length,
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
  readonly showBudgets: ShowBudgets;
  readonly showNetWorth: ShowNetWorth;
  readonly explainFigure: ExplainFigure;
  readonly sweepAlerts: SweepAlerts;

  constructor(
    readonly ledgerId: string,
    readonly stores: AnalyticsStores = new MemoryStores(),
    log = new ChangeLogFake(ledgerId),
    ledgersOfUsers = new LedgersOfUsers(),
  ) {
    const { facts, summaries, alerts, reference } = stores;
    this.log = log;

    const views = new LedgerViews(reference, this.clock);
    const compute = new ComputeBudgets(summaries, rates);
    const raise = new RaiseAlerts(compute, alerts, this.bell, this.clock, new RisingIds());
    this.applyChanges = new ApplyChanges(
      facts,
      reference,
      log,
      ledgersOfUsers,
      new LedgerMemory(reference),
      new ComputeMonths(facts, summaries),
      new ClearLedger(facts, summaries, alerts, reference),
      views,
      new Positions(reference, this.clock),
      raise,
      this.clock,
    );
    const months = new ConvertedMonths(summaries);
    const comparing = new CompareRanges(months, summaries);
    const fixed = new FindFixedCosts(facts, rates);
    const expect = new ExpectIncome(months, summaries);
    const outlook = new ShowOutlook(facts, fixed, expect, compute);
    this.summarize = new Summarize(views, rates, months, comparing, expect, fixed, outlook);
    this.showBudgets = new ShowBudgets(views, compute, fixed, rates);
    this.showNetWorth = new ShowNetWorth(summaries, views, rates);
    this.explainFigure = new ExplainFigure(
      views,
      rates,
      new ExplainRows(facts, summaries),
      new ExplainHoldings(facts, summaries, rates),
    );
    this.sweepAlerts = new SweepAlerts(reference, views, raise);
  }

  /** Everything that is in the logs and has not been taken in. */
  async takeIn(): Promise<void> {
    for (const stream of ['users', 'transactions'] as const) {
      if (this.log.logs[stream].length > 0) await this.apply(stream, this.log.batch(stream, 0, 100_000));
    }
  }

  /** As the follower does it: what cannot be taken in together comes again alone. */
  async apply(stream: StreamName, batch: ChangeStream): Promise<Applied> {
    const { applied } = await this.applyChanges.together(stream, [batch]);
    return applied[0] ?? this.applyChanges.alone(stream, batch);
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

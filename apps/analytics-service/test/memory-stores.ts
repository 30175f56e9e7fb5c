import type { CalendarMonth } from '@pft/kernel';
import { OwnTurns } from '@pft/service-kit';
import { ReferenceData, type ReferenceKind, type ReferenceRecord } from '../src/application/ledger/reference-data';
import { AlertStore, type AlertPageRequest } from '../src/domain/alert/alert-store';
import { FactStore, type LedgerMonth } from '../src/domain/fact/fact-store';
import { SummaryStore } from '../src/domain/summary/summary-store';
import type { Alert } from '../src/domain/alert/alert';
import type { Fact } from '../src/domain/fact/fact';
import type { MonthSummary, Movement } from '../src/domain/summary/month-summary';
import { AnalyticsStores } from '../src/infrastructure/stores/analytics-stores';

class MemoryFactStore extends FactStore {
  private readonly facts = new Map<string, Fact>();

  async upsertNewer(facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) {
      const key = `${fact.ledgerId}/${fact.id}`;
      if ((this.facts.get(key)?.version ?? 0) < fact.version) this.facts.set(key, structuredClone(fact));
    }
  }

  async ofMonths(months: readonly LedgerMonth[]): Promise<Fact[]> {
    const isWanted = ({ ledgerId, date, deleted }: Fact) =>
      !deleted && months.some((each) => each.ledgerId === ledgerId && date.startsWith(each.month));
    return [...this.facts.values()].filter(isWanted);
  }

  async clear(ledgerId: string): Promise<void> {
    for (const [key, fact] of this.facts) if (fact.ledgerId === ledgerId) this.facts.delete(key);
  }
}

class MemorySummaryStore extends SummaryStore {
  private summaries: MonthSummary[] = [];

  async range(ledgerId: string, from: CalendarMonth, to: CalendarMonth): Promise<MonthSummary[]> {
    return this.summaries
      .filter((summary) => summary.ledgerId === ledgerId && summary.month >= from && summary.month <= to)
      .sort((a, b) => (a.month < b.month ? -1 : 1));
  }

  async ofMonths(ledgerId: string, months: readonly CalendarMonth[]): Promise<MonthSummary[]> {
    return this.summaries.filter((summary) => summary.ledgerId === ledgerId && months.includes(summary.month));
  }

  async fingerprints(
    ledgerId: string,
    from: CalendarMonth,
    to: CalendarMonth,
  ): Promise<Pick<MonthSummary, 'month' | 'fingerprint'>[]> {
    return (await this.range(ledgerId, from, to)).map(({ month, fingerprint }) => ({ month, fingerprint }));
  }

  async movements(ledgerId: string, until: CalendarMonth): Promise<Movement[]> {
    return (await this.range(ledgerId, '0000-00', until)).flatMap(({ movements }) => movements);
  }

  async putIfNewer(summaries: readonly MonthSummary[]): Promise<void> {
    for (const summary of summaries) {
      const isSame = ({ ledgerId, month }: MonthSummary) => ledgerId === summary.ledgerId && month === summary.month;
      const known = this.summaries.find(isSame);
      if (known && known.sequence > summary.sequence) continue;
      this.summaries = [...this.summaries.filter((other) => !isSame(other)), structuredClone(summary)];
    }
  }

  async latestMonth(ledgerId: string, until: CalendarMonth): Promise<CalendarMonth | null> {
    const months = (await this.range(ledgerId, '0000-00', until)).filter(({ rows }) => rows > 0);
    return months.at(-1)?.month ?? null;
  }

  async clear(ledgerId: string): Promise<void> {
    this.summaries = this.summaries.filter((summary) => summary.ledgerId !== ledgerId);
  }
}

const keyOf = ({ ledgerId, budgetId, periodStart, threshold }: Alert): string =>
  [ledgerId, budgetId, periodStart, threshold].join('/');

class MemoryAlertStore extends AlertStore {
  private alerts: Alert[] = [];

  async raiseOnce(alert: Alert): Promise<boolean> {
    if (this.alerts.some((known) => keyOf(known) === keyOf(alert))) return false;
    this.alerts.push(alert);
    return true;
  }

  async get(ledgerId: string, id: string): Promise<Alert | null> {
    return this.of(ledgerId).find((alert) => alert.id === id) ?? null;
  }

  async list(ledgerId: string, { limit, unreadOnly, before }: AlertPageRequest): Promise<Alert[]> {
    return this.of(ledgerId)
      .filter(({ id, readAt }) => (!unreadOnly || readAt === null) && (before === undefined || id < before))
      .reverse()
      .slice(0, limit);
  }

  async since(ledgerId: string, id: string, limit: number): Promise<Alert[]> {
    return this.of(ledgerId)
      .filter((alert) => alert.id > id)
      .slice(0, limit);
  }

  async ofBudgets(budgets: readonly Pick<Alert, 'ledgerId' | 'budgetId'>[]): Promise<Alert[]> {
    return this.alerts.filter((alert) =>
      budgets.some(({ ledgerId, budgetId }) => alert.ledgerId === ledgerId && alert.budgetId === budgetId),
    );
  }

  async mark(
    ledgerId: string,
    id: string,
    change: Partial<Pick<Alert, 'readAt' | 'resolvedAt'>>,
  ): Promise<Alert | null> {
    const known = await this.get(ledgerId, id);
    if (!known) return null;
    const marked = { ...known, ...change };
    this.alerts = this.alerts.map((alert) => (alert === known ? marked : alert));
    return marked;
  }

  async remove(ledgerId: string, budgetIds: readonly string[]): Promise<void> {
    this.alerts = this.alerts.filter((alert) => alert.ledgerId !== ledgerId || !budgetIds.includes(alert.budgetId));
  }

  async clear(ledgerId: string): Promise<void> {
    this.alerts = this.alerts.filter((alert) => alert.ledgerId !== ledgerId);
  }

  async all(after: Pick<Alert, 'ledgerId' | 'id'> | undefined, limit: number): Promise<Alert[]> {
    const place = ({ ledgerId, id }: Pick<Alert, 'ledgerId' | 'id'>) => `${ledgerId}/${id}`;
    return [...this.alerts]
      .sort((a, b) => (place(a) < place(b) ? -1 : 1))
      .filter((alert) => !after || place(alert) > place(after))
      .slice(0, limit);
  }

  async put(alerts: readonly Alert[]): Promise<void> {
    const replaced = new Set(alerts.map(keyOf));
    this.alerts = [...this.alerts.filter((known) => !replaced.has(keyOf(known))), ...alerts];
  }

  private of(ledgerId: string): Alert[] {
    return this.alerts.filter((alert) => alert.ledgerId === ledgerId).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

class MemoryReferenceData extends ReferenceData {
  private readonly records = new Map<string, ReferenceRecord>();

  async ofLedgers(ledgerIds: readonly string[], kinds: readonly ReferenceKind[]): Promise<ReferenceRecord[]> {
    return [...this.records.values()].filter(
      ({ ledgerId, kind }) => ledgerIds.includes(ledgerId) && kinds.includes(kind),
    );
  }

  async putIfNewer(records: readonly ReferenceRecord[]): Promise<void> {
    for (const record of records) {
      const key = `${record.ledgerId}/${record.kind}/${record.id}`;
      if ((this.records.get(key)?.version ?? -1) < record.version) this.records.set(key, structuredClone(record));
    }
  }

  async clear(ledgerId: string, kinds: readonly ReferenceKind[]): Promise<void> {
    for (const [key, { ledgerId: owner, kind }] of this.records) {
      if (owner === ledgerId && kinds.includes(kind)) this.records.delete(key);
    }
  }

  async clearOne(ledgerId: string, kind: ReferenceKind, id: string): Promise<void> {
    this.records.delete(`${ledgerId}/${kind}/${id}`);
  }

  async has(kind: ReferenceKind, id: string): Promise<boolean> {
    return [...this.records.values()].some((record) => record.kind === kind && record.id === id);
  }

  async ledgers(kind: ReferenceKind, after: string | undefined, limit: number): Promise<string[]> {
    const found = [...this.records.values()].filter((record) => record.kind === kind).map(({ ledgerId }) => ledgerId);
    return [...new Set(found)]
      .filter((ledgerId) => after === undefined || ledgerId > after)
      .sort()
      .slice(0, limit);
  }
}

/** The same four ports without a server, for tests of what is built on them. */
export class MemoryStores extends AnalyticsStores {
  readonly engine = 'postgresql';
  readonly facts = new MemoryFactStore();
  readonly summaries = new MemorySummaryStore();
  readonly alerts = new MemoryAlertStore();
  readonly reference = new MemoryReferenceData();
  readonly jobTurns = new OwnTurns();

  async check(): Promise<void> {}

  async clearDerived(): Promise<void> {
    Object.assign(this.facts, new MemoryFactStore());
    Object.assign(this.summaries, new MemorySummaryStore());
    Object.assign(this.reference, new MemoryReferenceData());
  }

  async close(): Promise<void> {}
}

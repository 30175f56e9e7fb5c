import type { JobTurns } from '@pft/service-kit';
import { ReferenceData, type ReferenceKind, type ReferenceRecord } from '../../../application/ledger/reference-data';
import { AlertStore, type AlertPageRequest } from '../../../domain/alert/alert-store';
import { FactStore, type LedgerMonth } from '../../../domain/fact/fact-store';
import { SummaryStore } from '../../../domain/summary/summary-store';
import type { Alert } from '../../../domain/alert/alert';
import type { Fact } from '../../../domain/fact/fact';
import { packAlert, unpackAlert } from '../packed';
import { AnalyticsStores } from '../analytics-stores';
import { duplicatesOf, DURABLE, MongoConnection, unlessKnown } from './mongo-connection';
import { MongoJobTurns } from './mongo-job-turns';
import type { AlertDocument } from './mongo-models';
import { MongoSummaryStore } from './mongo-summary.store';

/** The store of every deployment with servers. */
export class MongoStores extends AnalyticsStores {
  readonly engine = 'mongodb';
  readonly facts: FactStore;
  readonly summaries: SummaryStore;
  readonly alerts: AlertStore;
  readonly reference: ReferenceData;
  readonly jobTurns: JobTurns;

  private constructor(private readonly connection: MongoConnection) {
    super();
    this.facts = new MongoFactStore(connection);
    this.summaries = new MongoSummaryStore(connection);
    this.alerts = new MongoAlertStore(connection);
    this.reference = new MongoReferenceData(connection);
    this.jobTurns = new MongoJobTurns(connection);
  }

  static async open(uri: string): Promise<MongoStores> {
    const connection = new MongoConnection(uri);
    await connection.open();
    return new MongoStores(connection);
  }

  check(): Promise<void> {
    return this.connection.check();
  }

  async clearDerived(): Promise<void> {
    const { facts, summaries, references } = this.connection.models();
    for (const { collection } of [facts, summaries, references]) await collection.deleteMany({});
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}

class MongoFactStore extends FactStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  /** Inserts first, because most rows of a backlog are new; then only those that are known are compared by version. */
  async upsertNewer(facts: readonly Fact[]): Promise<void> {
    if (facts.length === 0) return;
    // The driver's own collection: casting each field a second time takes longer than the writing.
    const { collection } = this.connection.models().facts;
    const documents = facts.map((fact) => ({ ...fact, month: fact.date.slice(0, 7) }));
    const known = await duplicatesOf(collection.insertMany(documents, { ordered: false }));
    const writes = known.flatMap((index) => {
      const fact = facts[index];
      if (!fact) return [];
      const { ledgerId, id, ...rest } = fact;
      const filter = { ledgerId, id, version: { $lt: rest.version } };
      return [{ updateOne: { filter, update: { $set: { ...rest, month: rest.date.slice(0, 7) } }, upsert: true } }];
    });
    if (writes.length > 0) await unlessKnown(collection.bulkWrite(writes, { ordered: false }));
  }

  async ofMonths(months: readonly LedgerMonth[]): Promise<Fact[]> {
    if (months.length === 0) return [];
    const { facts } = this.connection.models();
    // Each of them is a range of the index.
    const wanted = { $or: months.map(({ ledgerId, month }) => ({ ledgerId, month, deleted: false })) };
    const documents = await facts.find(wanted, { _id: 0, month: 0 }).lean<Fact[]>();
    // What an earlier projection left has neither payee nor transfer, until its ledger is rebuilt.
    return documents.map((fact) => ({ ...fact, payee: fact.payee ?? null, transfer: fact.transfer ?? null }));
  }

  async clear(ledgerId: string): Promise<void> {
    await this.connection.models().facts.deleteMany({ ledgerId });
  }
}

class MongoAlertStore extends AlertStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  async raiseOnce(alert: Alert): Promise<boolean> {
    const { alerts } = this.connection.models();
    const insertOne = { document: documentOf(alert) };
    const insert = alerts.bulkWrite([{ insertOne }], { ordered: false, writeConcern: DURABLE });
    return (await unlessKnown(insert)) !== null;
  }

  async get(ledgerId: string, id: string): Promise<Alert | null> {
    return (await this.find({ ledgerId, id }, { id: 1 }, 1))[0] ?? null;
  }

  list(ledgerId: string, { limit, unreadOnly, before }: AlertPageRequest): Promise<Alert[]> {
    const conditions = { ...(unreadOnly && { readAt: null }), ...(before !== undefined && { id: { $lt: before } }) };
    return this.find({ ledgerId, ...conditions }, { id: -1 }, limit);
  }

  since(ledgerId: string, id: string, limit: number): Promise<Alert[]> {
    return this.find({ ledgerId, id: { $gt: id } }, { id: 1 }, limit);
  }

  async ofBudgets(budgets: readonly Pick<Alert, 'ledgerId' | 'budgetId'>[]): Promise<Alert[]> {
    return budgets.length === 0 ? [] : this.find({ $or: [...budgets] }, {});
  }

  async mark(
    ledgerId: string,
    id: string,
    change: Partial<Pick<Alert, 'readAt' | 'resolvedAt'>>,
  ): Promise<Alert | null> {
    const document = await this.connection
      .models()
      .alerts.findOneAndUpdate(
        { ledgerId, id },
        { $set: change },
        { returnDocument: 'after', projection: { _id: 0 }, writeConcern: DURABLE },
      )
      .lean<AlertDocument>();
    return document ? alertOf(document) : null;
  }

  async remove(ledgerId: string, budgetIds: readonly string[]): Promise<void> {
    await this.connection.models().alerts.deleteMany({ ledgerId, budgetId: { $in: [...budgetIds] } });
  }

  async clear(ledgerId: string): Promise<void> {
    await this.connection.models().alerts.deleteMany({ ledgerId });
  }

  all(after: Pick<Alert, 'ledgerId' | 'id'> | undefined, limit: number): Promise<Alert[]> {
    const { ledgerId, id } = after ?? { ledgerId: '', id: '' };
    // Each half is a range of the same index, so they are merged in its order and nothing is sorted.
    const beyond = { $or: [{ ledgerId, id: { $gt: id } }, { ledgerId: { $gt: ledgerId } }] };
    return this.find(beyond, { ledgerId: 1, id: 1 }, limit);
  }

  async put(alerts: readonly Alert[]): Promise<void> {
    if (alerts.length === 0) return;
    const writes = alerts.map((alert) => {
      const { ledgerId, budgetId, periodStart, threshold, ...rest } = documentOf(alert);
      const filter = { ledgerId, budgetId, periodStart, threshold };
      return { updateOne: { filter, update: { $set: rest }, upsert: true } };
    });
    await this.connection.models().alerts.bulkWrite(writes, { ordered: false, writeConcern: DURABLE });
  }

  private async find(filter: Record<string, unknown>, order: Record<string, 1 | -1>, limit = 0): Promise<Alert[]> {
    const documents = await this.connection
      .models()
      .alerts.find(filter, { _id: 0 })
      .sort(order)
      .limit(limit)
      .lean<AlertDocument[]>();
    return documents.map(alertOf);
  }
}

function documentOf(alert: Alert): AlertDocument {
  const { ledgerId, id, budgetId, periodStart, threshold, raisedAt, readAt, resolvedAt } = alert;
  const body = packAlert(alert);
  return { ledgerId, id, budgetId, periodStart, threshold, raisedAt, readAt, resolvedAt, body };
}

function alertOf({ body, ...keys }: AlertDocument): Alert {
  return { ...keys, ...unpackAlert(body) };
}

class MongoReferenceData extends ReferenceData {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  async ofLedgers(ledgerIds: readonly string[], kinds: readonly ReferenceKind[]): Promise<ReferenceRecord[]> {
    return this.connection
      .models()
      .references.find({ ledgerId: { $in: [...ledgerIds] }, kind: { $in: [...kinds] } }, { _id: 0 })
      .lean<ReferenceRecord[]>();
  }

  async putIfNewer(records: readonly ReferenceRecord[]): Promise<void> {
    if (records.length === 0) return;
    const writes = records.map(({ ledgerId, kind, id, ...rest }) => ({
      updateOne: {
        filter: { ledgerId, kind, id, version: { $lt: rest.version } },
        update: { $set: rest },
        upsert: true,
      },
    }));
    const { references } = this.connection.models();
    await unlessKnown(references.bulkWrite(writes, { ordered: false, writeConcern: DURABLE }));
  }

  async clear(ledgerId: string, kinds: readonly ReferenceKind[]): Promise<void> {
    await this.connection.models().references.deleteMany({ ledgerId, kind: { $in: [...kinds] } });
  }

  async clearOne(ledgerId: string, kind: ReferenceKind, id: string): Promise<void> {
    await this.connection.models().references.deleteOne({ ledgerId, kind, id });
  }

  async has(kind: ReferenceKind, id: string): Promise<boolean> {
    return (await this.connection.models().references.exists({ kind, id })) !== null;
  }

  async ledgers(kind: ReferenceKind, after: string | undefined, limit: number): Promise<string[]> {
    const found = new Set<string>();
    for (let last = after; found.size < limit;) {
      const [next] = await this.connection
        .models()
        .references.find({ kind, ...(last !== undefined && { ledgerId: { $gt: last } }) }, { _id: 0, ledgerId: 1 })
        .sort({ ledgerId: 1 })
        .limit(1)
        .lean<{ ledgerId: string }[]>();
      if (!next) break;
      found.add((last = next.ledgerId));
    }
    return [...found];
  }
}

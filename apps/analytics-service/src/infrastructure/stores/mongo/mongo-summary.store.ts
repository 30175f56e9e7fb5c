import type { CalendarMonth } from '@pft/kernel';
import type { MonthSummary, Movement } from '../../../domain/summary/month-summary';
import { SummaryStore } from '../../../domain/summary/summary-store';
import { packMovement, unpackMovement } from '../packed';
import { type MongoConnection, unlessKnown } from './mongo-connection';
import type { SummaryDocument } from './mongo-models';

export class MongoSummaryStore extends SummaryStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  async range(ledgerId: string, from: CalendarMonth, to: CalendarMonth): Promise<MonthSummary[]> {
    const documents = await this.connection
      .models()
      .summaries.find({ ledgerId, month: { $gte: from, $lte: to } }, { _id: 0 })
      .sort({ month: 1 })
      .lean<SummaryDocument[]>();
    return documents.map(summaryOf);
  }

  async ofMonths(ledgerId: string, months: readonly CalendarMonth[]): Promise<MonthSummary[]> {
    const documents = await this.connection
      .models()
      .summaries.find({ ledgerId, month: { $in: [...months] } }, { _id: 0 })
      .lean<SummaryDocument[]>();
    return documents.map(summaryOf);
  }

  async fingerprints(
    ledgerId: string,
    from: CalendarMonth,
    to: CalendarMonth,
  ): Promise<Pick<MonthSummary, 'month' | 'fingerprint'>[]> {
    return this.connection
      .models()
      .summaries.find({ ledgerId, month: { $gte: from, $lte: to } }, { _id: 0, month: 1, fingerprint: 1 })
      .sort({ month: 1 })
      .lean<Pick<MonthSummary, 'month' | 'fingerprint'>[]>();
  }

  async movements(ledgerId: string, until: CalendarMonth): Promise<Movement[]> {
    const documents = await this.connection
      .models()
      .summaries.find({ ledgerId, month: { $lte: until } }, { _id: 0, movements: 1 })
      .sort({ month: 1 })
      .lean<Pick<SummaryDocument, 'movements'>[]>();
    return documents.flatMap(({ movements = [] }) => movements.map(unpackMovement));
  }

  async putIfNewer(summaries: readonly MonthSummary[]): Promise<void> {
    if (summaries.length === 0) return;
    const writes = summaries.map(({ ledgerId, month, movements, ...rest }) => ({
      updateOne: {
        filter: { ledgerId, month, sequence: { $lte: rest.sequence } },
        update: { $set: { ...rest, movements: movements.map(packMovement) } },
        upsert: true,
      },
    }));
    await unlessKnown(this.connection.models().summaries.bulkWrite(writes, { ordered: false }));
  }

  async latestMonth(ledgerId: string, until: CalendarMonth): Promise<CalendarMonth | null> {
    const [document] = await this.connection
      .models()
      .summaries.find({ ledgerId, month: { $lte: until }, rows: { $gt: 0 } }, { _id: 0, month: 1 })
      .sort({ month: -1 })
      .limit(1)
      .lean<{ month: string }[]>();
    return document?.month ?? null;
  }

  async clear(ledgerId: string): Promise<void> {
    await this.connection.models().summaries.deleteMany({ ledgerId });
  }
}

function summaryOf({ movements = [], ...summary }: SummaryDocument): MonthSummary {
  return { ...summary, movements: movements.map(unpackMovement) };
}

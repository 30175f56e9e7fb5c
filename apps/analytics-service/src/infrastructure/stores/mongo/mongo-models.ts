import { Schema, type Connection, type Model } from 'mongoose';
import type { ReferenceRecord } from '../../../application/ledger/reference-data';
import type { Alert } from '../../../domain/alert/alert';
import type { Fact } from '../../../domain/fact/fact';
import type { MonthSummary, SummaryCell } from '../../../domain/summary/month-summary';
import type { PackedAlert, PackedMovement } from '../packed';

/** Amounts are BSON longs, which the driver hands over as bigint. */
export interface FactDocument extends Fact {
  month: string;
}
export type SummaryDocument = Omit<MonthSummary, 'cells' | 'movements'> & {
  cells: SummaryCell[];
  /** Packed, because they are read by the thousand; absent in what an earlier projection left. */
  movements?: PackedMovement[];
};
export type AlertDocument = Pick<
  Alert,
  'ledgerId' | 'id' | 'budgetId' | 'periodStart' | 'threshold' | 'raisedAt' | 'readAt' | 'resolvedAt'
> & { body: PackedAlert };

export interface JobDocument {
  name: string;
  dueAt: Date;
  holder: string | null;
  heldUntil: Date;
}

export interface Models {
  facts: Model<FactDocument>;
  summaries: Model<SummaryDocument>;
  alerts: Model<AlertDocument>;
  references: Model<ReferenceRecord>;
  jobs: Model<JobDocument>;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const long = { type: BigInt, required: true } as const;
const maybeText = { type: String, default: null } as const;
const options = { versionKey: false, autoIndex: false, bufferCommands: false, minimize: false } as const;
const part = { _id: false } as const;

export function modelsOf(connection: Connection): Models {
  const line = new Schema({ categoryId: maybeText, amountMinor: long }, part);
  const transfer = new Schema({ amountMinor: long, toAccountId: text, toCurrency: text, toAmountMinor: long }, part);
  const fact = new Schema(
    {
      ledgerId: text,
      id: text,
      version: number,
      deleted: flag,
      date: text,
      month: text,
      type: text,
      currency: text,
      accountId: text,
      payee: maybeText,
      lines: [line],
      transfer: { type: transfer, default: null },
    },
    { ...options, collection: 'facts' },
  )
    .index({ ledgerId: 1, id: 1 }, { unique: true })
    .index({ ledgerId: 1, month: 1 });

  const cell = new Schema(
    {
      date: text,
      currency: text,
      type: text,
      categoryId: maybeText,
      accountId: text,
      amountMinor: long,
      count: number,
      rows: number,
    },
    part,
  );
  const summary = new Schema(
    {
      ledgerId: text,
      month: text,
      sequence: number,
      fingerprint: text,
      rows: number,
      cells: [cell],
      movements: [Schema.Types.Mixed],
    },
    { ...options, collection: 'month_summaries' },
  ).index({ ledgerId: 1, month: 1 }, { unique: true });

  const alert = new Schema(
    {
      ledgerId: text,
      id: text,
      budgetId: text,
      periodStart: text,
      threshold: number,
      raisedAt: { type: Date, required: true },
      readAt: { type: Date, default: null },
      resolvedAt: { type: Date, default: null },
      body: { type: Schema.Types.Mixed, required: true },
    },
    { ...options, collection: 'alerts' },
  )
    .index({ ledgerId: 1, id: 1 }, { unique: true })
    .index({ ledgerId: 1, budgetId: 1, periodStart: 1, threshold: 1 }, { unique: true });

  const reference = new Schema(
    {
      ledgerId: text,
      kind: text,
      id: text,
      version: number,
      deleted: flag,
      body: { type: Schema.Types.Mixed, required: true },
    },
    { ...options, collection: 'references' },
  )
    .index({ ledgerId: 1, kind: 1, id: 1 }, { unique: true })
    .index({ kind: 1, ledgerId: 1 });

  const moment = { type: Date, required: true } as const;
  const job = new Schema(
    { name: text, dueAt: moment, holder: maybeText, heldUntil: moment },
    { ...options, collection: 'jobs' },
  ).index({ name: 1 }, { unique: true });

  return {
    facts: connection.model('Fact', fact) as unknown as Models['facts'],
    summaries: connection.model('MonthSummary', summary) as unknown as Models['summaries'],
    alerts: connection.model('Alert', alert) as unknown as Models['alerts'],
    references: connection.model('Reference', reference) as unknown as Models['references'],
    jobs: connection.model('Job', job) as unknown as Models['jobs'],
  };
}

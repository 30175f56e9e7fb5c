import { CalendarDate, Money } from '@pft/kernel';
import * as v from 'valibot';

/**
 * What the change log keeps of an entity, by kind: the most durable contract there is, for rows of the log are never rewritten.
 * A field may be added as `optional`; where one goes, or means something else, the kind gets its next schema at the end of its
 * list, and the ones before it stay, because rows of them stay.
 */
const id = v.pipe(v.string(), v.uuid());
const name = v.pipe(v.string(), v.nonEmpty());
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const day = v.custom<string>(CalendarDate.is, 'is no day');
const instant = v.pipe(v.string(), v.isoTimestamp());
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
/** A decimal text with at most the digits of its currency, which is one that the kernel knows. */
const money = v.pipe(v.object({ amount: v.string(), currency }), v.check(isMoney, 'is no amount of money'));
const written = { id, createdAt: instant, updatedAt: instant, version };

const transaction = v.pipe(
  v.object({
    ...written,
    type: v.picklist(['income', 'expense', 'transfer']),
    amount: money,
    date: day,
    valueDate: v.nullable(day),
    accountId: id,
    toAccountId: v.nullable(id),
    toAmount: v.nullable(money),
    originalAmount: v.nullable(money),
    categoryId: v.nullable(id),
    splits: v.array(v.object({ categoryId: v.nullable(id), amount: money, note: v.nullable(v.string()) })),
    payee: v.nullable(v.string()),
    payeeName: v.optional(v.nullable(v.string())),
    note: v.nullable(v.string()),
    tags: v.array(v.string()),
    importId: v.nullable(id),
    refundOf: v.nullable(id),
    reviewed: v.optional(v.boolean()),
  }),
  v.check(
    ({ amount, splits }) => splits.every((split) => split.amount.currency === amount.currency),
    'a split is in another currency than its row',
  ),
);

const account = v.object({
  ...written,
  name,
  type: v.picklist(['cash', 'checking', 'savings', 'credit-card', 'loan', 'investment', 'other']),
  currency: currency,
  openingBalance: money,
  openingDate: day,
  archived: v.boolean(),
  includeInNetWorth: v.boolean(),
  iban: v.nullable(v.string()),
  externalId: v.nullable(v.string()),
});

const category = v.object({
  ...written,
  name,
  kind: v.picklist(['income', 'expense']),
  parentId: v.nullable(id),
  color: v.nullable(v.string()),
  icon: v.nullable(v.string()),
  archived: v.boolean(),
});

const budget = v.object({
  ...written,
  name,
  categoryIds: v.array(id),
  limit: money,
  period: v.picklist(['week', 'month', 'quarter', 'year']),
  thresholds: v.array(v.pipe(v.number(), v.integer())),
  rollover: v.picklist(['none', 'surplus', 'deficit', 'both']),
  rolloverCap: v.nullable(money),
  startsOn: day,
  limits: v.optional(v.array(v.object({ from: day, limit: money }))),
  archived: v.boolean(),
});

/** No address and no name: what the other services need to know of a person. */
const user = v.object({
  id,
  baseCurrency: currency,
  locale: v.string(),
  timeZone: v.string(),
  firstDayOfWeek: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
  firstDayOfMonth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
  deleted: v.optional(v.boolean()),
  version,
});

/** Of each kind every schema that there ever was, the first one first; the last one is what is written today. */
export const SNAPSHOT_SCHEMAS = {
  transaction: [transaction],
  account: [account],
  category: [category],
  budget: [budget],
  user: [user],
} as const;

export type TransactionSnapshot = v.InferOutput<typeof transaction>;
export type AccountSnapshot = v.InferOutput<typeof account>;
export type CategorySnapshot = v.InferOutput<typeof category>;
export type BudgetSnapshot = v.InferOutput<typeof budget>;
export type UserSnapshot = v.InferOutput<typeof user>;

/** What is written today, by kind. */
export interface Snapshots {
  transaction: TransactionSnapshot;
  account: AccountSnapshot;
  category: CategorySnapshot;
  budget: BudgetSnapshot;
  user: UserSnapshot;
}
export type SnapshotKind = keyof Snapshots;

function isMoney(json: { amount: string; currency: string }): boolean {
  try {
    Money.parse(json);
    return true;
  } catch {
    return false;
  }
}

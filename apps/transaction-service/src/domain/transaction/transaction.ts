import { type Money, withFields } from '@pft/kernel';
import { RefundOfInvalid } from './transaction-errors';
import { typedName } from '../payee/clean-payee';
import { requireRulesKept, type LedgerFacts } from './transaction-rules';

export type TransactionType = 'income' | 'expense' | 'transfer';

export interface Split {
  readonly categoryId: string | null;
  readonly amount: Money;
  readonly note: string | null;
}

/** What a person enters. `amount` is positive; the type gives its direction. */
export interface TransactionDetails {
  readonly type: TransactionType;
  readonly amount: Money;
  readonly date: string;
  readonly valueDate: string | null;
  readonly accountId: string;
  readonly toAccountId: string | null;
  /** Transfers only, and then always there: what arrived, in the target account's currency. */
  readonly toAmount: Money | null;
  /** What was paid abroad; shown, never added up. */
  readonly originalAmount: Money | null;
  readonly categoryId: string | null;
  readonly splits: readonly Split[];
  /** As the bank wrote it, or a person typed it. */
  readonly payee: string | null;
  /** How the payee is called; there wherever a payee is. */
  readonly payeeName: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** Incomes only: the purchase that it gives back, an expense of the same ledger. */
  readonly refundOf: string | null;
  /** Whether a person has looked at it: of what one types, true; of what an import brings, not yet. */
  readonly reviewed: boolean;
}

/** What a bank may say otherwise once a row is booked. */
export const WORDING = ['date', 'valueDate', 'payee', 'payeeName', 'note'] as const;
export type Wording = Pick<TransactionDetails, (typeof WORDING)[number]>;

/** The other leg of what becomes a transfer. */
export type OtherLeg = Pick<TransactionDetails, 'accountId' | 'amount' | (typeof WORDING)[number]>;

const LEGS: ReadonlySet<string> = new Set(['type', 'amount', 'accountId', 'toAccountId', 'toAmount']);

/** What a transaction need not have, and has not unless somebody says so. */
export const WITHOUT_DETAILS = {
  valueDate: null,
  toAccountId: null,
  toAmount: null,
  originalAmount: null,
  categoryId: null,
  splits: [],
  payee: null,
  payeeName: null,
  note: null,
  tags: [],
  refundOf: null,
  reviewed: true,
} as const;

export interface TransactionState extends TransactionDetails {
  readonly ledgerId: string;
  readonly id: string;
  /** The import that brought the row. */
  readonly importId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/**
 * Income, expense or transfer. Invariants: the amount is positive and in its account's currency; a transfer has another
 * account and what arrived there, and neither category nor splits; anything else has either a category or 1 to 100 splits that
 * add up to the amount exactly. Categories are of the type's kind, and those of an income may be of spending too: what it then
 * gives back counts as spending with a minus. Immutable: a change makes the next version.
 */
export class Transaction extends withFields<TransactionState>() {
  private constructor(state: TransactionState) {
    super(state);
  }

  /**
   * A new transaction, all rules checked against what the ledger holds.
   * @throws every error of transaction-errors but TransactionNotFound; AccountNotFound, AccountArchived, AccountCurrencyDiffers,
   * CategoryNotFound, CategoryArchived, CategoryKindDiffers, DateOutOfRange
   */
  static record(
    identity: { ledgerId: string; id: string; importId?: string | null },
    details: TransactionDetails,
    facts: LedgerFacts,
    now: Date,
  ): Transaction {
    requireRulesKept(details, facts, null);
    return new Transaction({
      ...normalized(details),
      ledgerId: identity.ledgerId,
      id: identity.id,
      importId: identity.importId ?? null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
  }

  /** A stored transaction as it was; nothing is checked. */
  static restore(state: TransactionState): Transaction {
    return new Transaction(state);
  }

  /** The next version with other details, or itself when nothing differs. @throws as `record` */
  changed(changes: Partial<TransactionDetails>, facts: LedgerFacts, now: Date): Transaction {
    const wanted: TransactionState = { ...this, ...changes };
    if (wanted.refundOf === this.id) throw new RefundOfInvalid();
    requireRulesKept(wanted, facts, this);
    const next = normalized(wanted);
    if (JSON.stringify(next) === JSON.stringify(this)) return this;
    return new Transaction({ ...next, updatedAt: now, version: this.version + 1 });
  }

  /** The next version in another category (the caller has checked its kind), or itself where it is in it already. */
  categorized(categoryId: string | null, now: Date): Transaction {
    if (this.categoryId === categoryId && this.splits.length === 0) return this;
    return new Transaction({ ...this, categoryId, splits: [], updatedAt: now, version: this.version + 1 });
  }

  /** The next version as the bank words it now, or itself where nothing differs. */
  reworded(wording: Partial<Wording>, now: Date): Transaction {
    const { date, valueDate, payee, payeeName, note } = { ...this, ...wording };
    const next = { date, valueDate, payee, payeeName, note };
    if (WORDING.every((field) => next[field] === this[field])) return this;
    return new Transaction({ ...this, ...next, updatedAt: now, version: this.version + 1 });
  }

  /** The next version with its payee called otherwise, or itself where that is its name. */
  renamed(payeeName: string, now: Date): Transaction {
    return this.reworded({ payeeName }, now);
  }

  /** The next version as a row of another import. */
  handedTo(importId: string, now: Date): Transaction {
    return new Transaction({ ...this, importId, updatedAt: now, version: this.version + 1 });
  }

  /** The next version as the refund of another purchase, or of none in particular. */
  ofPurchase(refundOf: string | null, now: Date): Transaction {
    return new Transaction({ ...this, refundOf, updatedAt: now, version: this.version + 1 });
  }

  /** The next version as a transfer of which this is one leg and that the other. It leaves on the day on which the money left. @throws as `record` */
  joinedWith(leg: OtherLeg, facts: LedgerFacts, now: Date): Transaction {
    const [out, into] = this.type === 'expense' ? [this, leg] : [leg, this];
    const { accountId, amount, date, valueDate } = out;
    const moved = { accountId, amount, date, valueDate, toAccountId: into.accountId, toAmount: into.amount };
    const { payee, payeeName } = this.payee === null ? leg : this;
    const said = { payee, payeeName, note: this.note ?? leg.note };
    return this.changed({ ...moved, ...said, type: 'transfer', categoryId: null }, facts, now);
  }

  /** The next version as it was before it was joined; what was changed since then beside its legs stays so. */
  partedFrom({ was, is }: { was: Partial<TransactionDetails>; is: TransactionDetails }, now: Date): Transaction {
    const stays = Object.keys(was).filter((field) => !LEGS.has(field) && !isSame(field, this, is));
    const restored = Object.fromEntries(Object.entries(was).filter(([field]) => !stays.includes(field)));
    return new Transaction({ ...this, ...restored, updatedAt: now, version: this.version + 1 });
  }

  /** The next version as another import's row says it. */
  replacedBy(row: Transaction, now: Date): Transaction {
    const { id, createdAt, version } = this;
    return new Transaction({ ...row, id, createdAt, updatedAt: now, version: version + 1 });
  }

  /** The next version with one category put for another, in the row and in its splits, or itself where it has it nowhere. */
  recategorized(from: string, to: string | null, now: Date): Transaction {
    const categoryId = this.categoryId === from ? to : this.categoryId;
    const splits = this.splits.map((split) => (split.categoryId === from ? { ...split, categoryId: to } : split));
    if (categoryId === this.categoryId && splits.every((split, i) => split === this.splits[i])) return this;
    return new Transaction({ ...this, categoryId, splits, updatedAt: now, version: this.version + 1 });
  }

  /** What the row adds to each account's balance, in minor units. */
  balanceEffects(): ReadonlyMap<string, bigint> {
    const { type, amount, accountId, toAccountId, toAmount } = this;
    const effects = new Map([[accountId, type === 'income' ? amount.amountMinor : -amount.amountMinor]]);
    if (toAccountId && toAmount) effects.set(toAccountId, toAmount.amountMinor);
    return effects;
  }
}

function isSame(field: string, a: object, b: object): boolean {
  const [one, other] = [a, b].map((side) => JSON.stringify(new Map(Object.entries(side)).get(field)));
  return one === other;
}

/** Empty text is no text; tags are trimmed and each is there once. */
function normalized<Details extends TransactionDetails>(details: Details): Details {
  return {
    ...details,
    toAmount: details.type === 'transfer' ? (details.toAmount ?? details.amount) : null,
    splits: details.splits.map(({ categoryId, amount, note }) => ({ categoryId, amount, note: note || null })),
    payee: details.payee || null,
    payeeName: typedName(details.payeeName?.trim() || details.payee || '') || null,
    note: details.note || null,
    tags: [...new Set(details.tags.map((tag) => tag.trim()))],
  };
}

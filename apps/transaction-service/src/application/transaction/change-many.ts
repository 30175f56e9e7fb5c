import { Injectable } from '@nestjs/common';
import { CalendarDate, type Cause, Clock, DomainError, Ids, UnitOfWork } from '@pft/kernel';
import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { CategoryArchived, CategoryNotFound } from '../../domain/category/category-errors';
import type { Transaction, TransactionDetails } from '../../domain/transaction/transaction';
import { TransactionNotFound, TooManyTags } from '../../domain/transaction/transaction-errors';
import { type TransactionChange, TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { LedgerFacts } from '../../domain/transaction/transaction-rules';
import { type Ledger } from '../ports';
import { type FactsFound, LedgerFactsReader } from './ledger-facts';
import { releaseRefunds } from './release-refunds';
import { type ActRow, ActStore } from '../../domain/activity/act-store';
import { BulkChangesInvalid } from '../../domain/activity/act-errors';

/** As many as a row may have when it is typed. */
const MAX_TAGS = 20;

/** What becomes of every row. What is absent stays, null clears. */
interface ManyChanges {
  categoryId?: string | null;
  accountId?: string;
  payeeName?: string;
  note?: string | null;
  reviewed?: boolean;
  addTags?: string[];
  removeTags?: string[];
  delete?: boolean;
}

interface ManyChanged {
  readonly matched: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  /** By which it is undone; null where nothing was changed. */
  readonly activityId: string | null;
}

/** What is to be written, row by row. */
interface Plan {
  readonly changes: readonly TransactionChange[];
  readonly removed: readonly Transaction[];
  readonly refused: readonly { readonly id: string; readonly code: string }[];
}

/**
 * Changes many rows, or removes them, in one act that can be undone. A row that its rules keep from it stays as it is and is
 * named; the others are changed. @throws BulkChangesInvalid, AccountNotFound, AccountArchived, CategoryNotFound, CategoryArchived
 */
@Injectable()
export class ChangeMany {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: TransactionRepository,
    private readonly factsReader: LedgerFactsReader,
    private readonly acts: ActStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: Ledger, wanted: readonly string[], changes: ManyChanges, dryRun = false): Promise<ManyChanged> {
    const { ledgerId } = ledger;
    const { delete: removes = false, ...edits } = changes;
    if (removes === Object.values(edits).some((value) => value !== undefined)) throw new BulkChangesInvalid();
    const ids = [...new Set(wanted)];
    return this.unitOfWork.run(ledgerId, async () => {
      const now = this.clock.now();
      const rows = await this.transactions.findMany(ledgerId, ids);
      const facts = await this.factsOf(ledgerId, rows, edits);
      const today = CalendarDate.today(ledger.timeZone, now);
      const plan = removes ? removal(rows, facts) : edit(rows, edits, { ...facts, today }, now);
      const there = new Set(rows.map(({ id }) => id));
      const { code } = new TransactionNotFound();
      const refused = [...ids.filter((id) => !there.has(id)).map((id) => ({ id, code })), ...plan.refused];
      const changed = plan.changes.length + plan.removed.length;
      const unchanged = rows.length - changed - plan.refused.length;
      const writes = changed > 0 && !dryRun;
      const activityId = writes ? await this.write(ledgerId, plan, now) : null;
      return { matched: rows.length, changed, unchanged, refused, activityId };
    });
  }

  private async write(ledgerId: string, { changes, removed }: Plan, now: Date): Promise<string> {
    const id = this.ids.next();
    const cause: Cause = { by: 'bulk-edit', ref: id };
    await this.transactions.change(changes, cause);
    await this.transactions.remove(removed, cause);
    const released = await releaseRefunds(this.transactions, removed, now, id);
    const made = ({ after }: TransactionChange): ActRow => ({ id: after.id, version: after.version });
    await this.acts.add(ledgerId, {
      id,
      kind: removed.length > 0 ? 'bulk-removal' : 'bulk-edit',
      rows: [...changes.map(made), ...removed.map((row) => ({ id: row.id, version: row.version + 1 }))],
      released: released.map(made),
      remembered: null,
      at: now,
      undoneAt: null,
    });
    return id;
  }

  /** What all rows are given is asked for once: where it is not there, none of them can have it. */
  private async factsOf(
    ledgerId: string,
    rows: readonly Transaction[],
    { accountId, categoryId }: ManyChanges,
  ): Promise<FactsFound> {
    const accountIds = rows.flatMap((row) => [row.accountId, row.toAccountId]);
    const categoryIds = rows.flatMap((row) => [row, ...row.splits].map((part) => part.categoryId));
    const facts = await this.factsReader.read(ledgerId, {
      accountIds: named([...accountIds, accountId]),
      categoryIds: named([...categoryIds, categoryId]),
    });
    if (accountId !== undefined) {
      const account = facts.accounts.get(accountId);
      if (!account) throw new AccountNotFound('changes.accountId');
      if (account.archived) throw new AccountArchived(accountId, 'changes.accountId');
    }
    if (categoryId) {
      const category = facts.categories.get(categoryId);
      if (!category) throw new CategoryNotFound('changes.categoryId');
      if (category.archived) throw new CategoryArchived(categoryId, 'changes.categoryId');
    }
    return facts;
  }
}

const named = (ids: readonly (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => id !== null && id !== undefined)),
];

function edit(rows: readonly Transaction[], edits: ManyChanges, facts: LedgerFacts, now: Date): Plan {
  const [changes, refused]: [TransactionChange[], { id: string; code: string }[]] = [[], []];
  for (const before of rows) {
    try {
      const after = before.changed(detailsOf(before, edits), facts, now);
      if (after !== before) changes.push({ before, after });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ id: before.id, code: error.code });
    }
  }
  return { changes, removed: [], refused };
}

function detailsOf(
  { tags: there }: Transaction,
  { addTags = [], removeTags = [], ...edits }: ManyChanges,
): Partial<TransactionDetails> {
  const tags = [...new Set([...there, ...addTags.map((tag) => tag.trim())])].filter((tag) => !removeTags.includes(tag));
  if (tags.length > MAX_TAGS && tags.length > there.length) throw new TooManyTags(MAX_TAGS);
  const given = Object.entries(edits).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), tags };
}

/** The balance of an archived account does not move. */
function removal(rows: readonly Transaction[], { accounts }: FactsFound): Plan {
  const isHeld = (row: Transaction) => [...row.balanceEffects().keys()].some((id) => accounts.get(id)?.archived);
  const refused = rows.filter(isHeld).map(({ id, accountId }) => ({ id, code: new AccountArchived(accountId).code }));
  return { changes: [], removed: rows.filter((row) => !isHeld(row)), refused };
}

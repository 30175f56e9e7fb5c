import { AsyncLocalStorage } from 'node:async_hooks';
import { type Cause, Clock, Ids, Money, UnitOfWork } from '@pft/kernel';
import { AccountQueries, type AccountView } from '../src/application/account/account-queries';
import { PayeeCategories, type PayeeCategory } from '../src/application/payee-category/payee-categories';
import { type FactsFound, type FactsWanted, LedgerFactsReader } from '../src/application/transaction/ledger-facts';
import type { Account } from '../src/domain/account/account';
import { AccountRepository } from '../src/domain/account/account-repository';
import type { Budget } from '../src/domain/budget/budget';
import { BudgetRepository } from '../src/domain/budget/budget-repository';
import type { Category } from '../src/domain/category/category';
import { CategoryRepository } from '../src/domain/category/category-repository';
import type { ImportMapping } from '../src/domain/import/csv/mapping';
import type { ImportBatch } from '../src/domain/import/import-batch';
import type { OpenImports } from '../src/domain/import/import-quota';
import {
  ImportClaims,
  type ImportId,
  ImportRepository,
  type InsertedRow,
  type NewClaim,
} from '../src/domain/import/import-repository';
import { type Claim, claimKey, type Unclaimed } from '../src/domain/import/judge-rows';
import type { PreviewRow } from '../src/domain/import/preview-row';
import type { Transaction } from '../src/domain/transaction/transaction';
import { type TransactionChange, TransactionRepository } from '../src/domain/transaction/transaction-repository';
import type { LedgerPorts } from './ledger-ports';

/** The time that a test has set. */
export class SetClock extends Clock {
  private time = new Date('2026-05-04T08:00:00.000Z');

  now(): Date {
    return this.time;
  }

  set(time: string): void {
    this.time = new Date(time);
  }
}

/** Ids that sort by the order in which they were made, as UUIDv7 do. */
class CountedIds extends Ids {
  private last = 0;

  next(): string {
    return `00000000-0000-7000-8000-${String(++this.last).padStart(12, '0')}`;
  }
}

export interface RecordedChange {
  readonly kind: 'account' | 'budget' | 'category' | 'transaction';
  readonly entityId: string;
  readonly version: number;
  readonly cause: Cause | undefined;
}

interface StoredClaim extends NewClaim {
  readonly importId: string;
}

/** All that one ledger holds. Aggregates are immutable, so that a copy of the maps is a copy of the ledger. */
class Books {
  accounts = new Map<string, Account>();
  budgets = new Map<string, Budget>();
  categories = new Map<string, Category>();
  transactions = new Map<string, Transaction>();
  payeeCategories = new Map<string, PayeeCategory>();
  imports = new Map<string, ImportBatch>();
  files = new Map<string, Uint8Array>();
  /** By import, in the order of the file. */
  rows = new Map<string, readonly PreviewRow[]>();
  claims = new Map<string, StoredClaim>();
  presets = new Map<string, ImportMapping>();
  changes: readonly RecordedChange[] = [];
  defaultsMade = false;

  copy(): Books {
    const copied = Object.entries(this).map(([name, held]) => [name, held instanceof Map ? new Map(held) : held]);
    return Object.assign(new Books(), Object.fromEntries(copied));
  }
}

/** A run works on a copy of the ledger, which takes the ledger's place when it ends well. Runs of one ledger follow each other. */
class MemoryUnitOfWork extends UnitOfWork {
  private readonly ledgers = new Map<string, Books>();
  private readonly current = new AsyncLocalStorage<{ ownerId: string; books: Books }>();
  private readonly lastRun = new Map<string, Promise<unknown>>();

  async run<T>(ownerId: string, work: () => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer) {
      if (outer.ownerId !== ownerId) throw new Error('A unit of work holds one ledger; it was asked for a second one.');
      return work();
    }
    const before = this.lastRun.get(ownerId) ?? Promise.resolve();
    const running = before.then(() => this.transaction(ownerId, work));
    this.lastRun.set(
      ownerId,
      running.catch(() => undefined),
    );
    return running;
  }

  /** What is read: inside a run what it has written so far, outside what was committed. */
  read(ledgerId: string): Books {
    const running = this.current.getStore();
    return running?.ownerId === ledgerId ? running.books : this.committed(ledgerId);
  }

  /** What is written to, which is nothing outside of a run. */
  write(ledgerId: string): Books {
    const running = this.current.getStore();
    if (running?.ownerId !== ledgerId) throw new Error('A ledger is written inside its unit of work.');
    return running.books;
  }

  all(): [ledgerId: string, books: Books][] {
    return [...this.ledgers];
  }

  private committed(ledgerId: string): Books {
    return this.ledgers.get(ledgerId) ?? new Books();
  }

  private async transaction<T>(ownerId: string, work: () => Promise<T>): Promise<T> {
    const books = this.committed(ownerId).copy();
    const result = await this.current.run({ ownerId, books }, work);
    this.ledgers.set(ownerId, books);
    return result;
  }
}

interface Versioned {
  readonly ledgerId: string;
  readonly id: string;
  readonly version: number;
}

/** Writes of one kind of aggregate: only over the version that was read, and each with its change. */
class Shelf<T extends Versioned> {
  constructor(
    private readonly unitOfWork: MemoryUnitOfWork,
    private readonly kind: RecordedChange['kind'],
    private readonly held: (books: Books) => Map<string, T>,
  ) {}

  find(ledgerId: string, id: string): T | null {
    return this.held(this.unitOfWork.read(ledgerId)).get(id) ?? null;
  }

  /** In the order of their ids, which is that of their making. */
  all(ledgerId: string): T[] {
    return byId([...this.held(this.unitOfWork.read(ledgerId)).values()]);
  }

  add(entity: T, cause?: Cause): void {
    this.put(entity, cause);
  }

  change(before: T, after: T, cause?: Cause): void {
    this.requireThere(before);
    this.put(after, cause);
  }

  remove(entity: T, cause?: Cause): void {
    this.requireThere(entity);
    const books = this.unitOfWork.write(entity.ledgerId);
    this.held(books).delete(entity.id);
    this.record(books, entity.id, entity.version + 1, cause);
  }

  private put(entity: T, cause: Cause | undefined): void {
    const books = this.unitOfWork.write(entity.ledgerId);
    this.held(books).set(entity.id, entity);
    this.record(books, entity.id, entity.version, cause);
  }

  private requireThere({ ledgerId, id, version }: T): void {
    if (this.held(this.unitOfWork.write(ledgerId)).get(id)?.version !== version)
      throw new Error('A write met 0 rows instead of 1.');
  }

  private record(books: Books, entityId: string, version: number, cause: Cause | undefined): void {
    books.changes = [...books.changes, { kind: this.kind, entityId, version, cause }];
  }
}

function byId<T extends { id: string }>(entities: readonly T[]): T[] {
  return [...entities].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function pageAfter<T extends { id: string }>(entities: readonly T[], afterId: string | null, limit: number): T[] {
  return byId(entities)
    .filter(({ id }) => afterId === null || id > afterId)
    .slice(0, limit);
}

/** Of one day the older first. */
function byDay<T extends { date: string }>(entities: readonly T[]): T[] {
  return [...entities].sort((a, b) => a.date.localeCompare(b.date));
}

const contains = (text: string | null, part: string) => (text ?? '').toLowerCase().includes(part.toLowerCase());
const sees = (transaction: Transaction, accountId: string) => transaction.balanceEffects().has(accountId);

class MemoryAccounts extends AccountRepository {
  private readonly shelf: Shelf<Account>;

  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
    this.shelf = new Shelf(unitOfWork, 'account', (books) => books.accounts);
  }

  async find(ledgerId: string, id: string): Promise<Account | null> {
    return this.shelf.find(ledgerId, id);
  }

  async findDefault(ledgerId: string, currency: string): Promise<Account | null> {
    const fit = this.shelf
      .all(ledgerId)
      .filter((one) => one.currency === currency && !one.archived && !['loan', 'investment'].includes(one.type));
    return fit.find(({ type }) => type === 'checking') ?? fit[0] ?? null;
  }

  async count(ledgerId: string): Promise<number> {
    return this.shelf.all(ledgerId).length;
  }

  async hasTransactions(ledgerId: string, id: string): Promise<boolean> {
    return [...this.unitOfWork.read(ledgerId).transactions.values()].some((transaction) => sees(transaction, id));
  }

  async add(account: Account, cause?: Cause): Promise<void> {
    this.shelf.add(account, cause);
  }

  async change(before: Account, after: Account): Promise<void> {
    this.shelf.change(before, after);
  }

  async remove(account: Account, cause?: Cause): Promise<void> {
    this.shelf.remove(account, cause);
  }
}

/** Balances are computed and not kept, so that a contract says the same of both ways. */
class MemoryAccountQueries extends AccountQueries {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<AccountView | null> {
    return this.views(ledgerId).find((view) => view.id === id) ?? null;
  }

  async list(ledgerId: string, afterId: string | null, limit: number): Promise<AccountView[]> {
    return pageAfter(this.views(ledgerId), afterId, limit);
  }

  private views(ledgerId: string): AccountView[] {
    const { accounts, transactions } = this.unitOfWork.read(ledgerId);
    return [...accounts.values()].map(({ ledgerId: _, openingBalance, createdAt, updatedAt, ...account }) => {
      const moved = [...transactions.values()].map((each) => each.balanceEffects().get(account.id) ?? 0n);
      const minor = moved.reduce((sum, each) => sum + each, openingBalance.amountMinor);
      return {
        ...account,
        currency: openingBalance.currency,
        openingBalance: openingBalance.toJSON(),
        balance: Money.of(minor, openingBalance.currency).toJSON(),
        createdAt: createdAt.toISOString(),
        updatedAt: updatedAt.toISOString(),
      };
    });
  }
}

class MemoryBudgets extends BudgetRepository {
  private readonly shelf: Shelf<Budget>;

  constructor(unitOfWork: MemoryUnitOfWork) {
    super();
    this.shelf = new Shelf(unitOfWork, 'budget', (books) => books.budgets);
  }

  async find(ledgerId: string, id: string): Promise<Budget | null> {
    return this.shelf.find(ledgerId, id);
  }

  async withCategory(ledgerId: string, categoryId: string): Promise<Budget[]> {
    return this.shelf.all(ledgerId).filter(({ categoryIds }) => categoryIds.includes(categoryId));
  }

  async count(ledgerId: string): Promise<number> {
    return this.shelf.all(ledgerId).length;
  }

  async add(budget: Budget): Promise<void> {
    this.shelf.add(budget);
  }

  async change(before: Budget, after: Budget, cause?: Cause): Promise<void> {
    this.shelf.change(before, after, cause);
  }

  async remove(budget: Budget): Promise<void> {
    this.shelf.remove(budget);
  }
}

class MemoryCategories extends CategoryRepository {
  private readonly shelf: Shelf<Category>;

  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
    this.shelf = new Shelf(unitOfWork, 'category', (books) => books.categories);
  }

  async find(ledgerId: string, id: string): Promise<Category | null> {
    return this.shelf.find(ledgerId, id);
  }

  async all(ledgerId: string): Promise<Category[]> {
    return this.shelf.all(ledgerId);
  }

  async count(ledgerId: string): Promise<number> {
    return this.shelf.all(ledgerId).length;
  }

  async hasChildren(ledgerId: string, id: string): Promise<boolean> {
    return this.shelf.all(ledgerId).some(({ parentId }) => parentId === id);
  }

  async add(...categories: readonly Category[]): Promise<void> {
    for (const category of categories) this.shelf.add(category);
  }

  async change(before: Category, after: Category): Promise<void> {
    this.shelf.change(before, after);
  }

  async remove(category: Category, moveTo: string | null): Promise<void> {
    this.shelf.remove(category);
    const { payeeCategories } = this.unitOfWork.write(category.ledgerId);
    for (const entry of [...payeeCategories.values()]) {
      if (entry.categoryId !== category.id) continue;
      if (moveTo === null) payeeCategories.delete(entry.id);
      else payeeCategories.set(entry.id, { ...entry, categoryId: moveTo });
    }
  }

  async defaultsMade(ledgerId: string): Promise<boolean> {
    return this.unitOfWork.read(ledgerId).defaultsMade;
  }

  async markDefaultsMade(ledgerId: string): Promise<void> {
    this.unitOfWork.write(ledgerId).defaultsMade = true;
  }
}

class MemoryPayeeCategories extends PayeeCategories {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async all(ledgerId: string): Promise<PayeeCategory[]> {
    const { payeeCategories, categories } = this.unitOfWork.read(ledgerId);
    return byId([...payeeCategories.values()])
      .reverse()
      .filter(({ categoryId }) => categories.get(categoryId)?.archived === false)
      .sort((a, b) => b.payeeContains.length - a.payeeContains.length);
  }

  async list(ledgerId: string, afterId: string | null, limit: number): Promise<PayeeCategory[]> {
    return pageAfter([...this.unitOfWork.read(ledgerId).payeeCategories.values()], afterId, limit);
  }

  async remember(ledgerId: string, entry: PayeeCategory): Promise<string> {
    const { payeeCategories } = this.unitOfWork.write(ledgerId);
    const known = [...payeeCategories.values()].find(
      ({ payeeContains, kind }) =>
        kind === entry.kind && payeeContains.toLowerCase() === entry.payeeContains.toLowerCase(),
    );
    const id = known?.id ?? entry.id;
    payeeCategories.set(id, { ...entry, id });
    return id;
  }

  async forget(ledgerId: string, id: string): Promise<boolean> {
    return this.unitOfWork.write(ledgerId).payeeCategories.delete(id);
  }
}

class MemoryTransactions extends TransactionRepository {
  private readonly shelf: Shelf<Transaction>;

  constructor(unitOfWork: MemoryUnitOfWork) {
    super();
    this.shelf = new Shelf(unitOfWork, 'transaction', (books) => books.transactions);
  }

  async find(ledgerId: string, id: string): Promise<Transaction | null> {
    return this.shelf.find(ledgerId, id);
  }

  async findMany(ledgerId: string, ids: readonly string[]): Promise<Transaction[]> {
    return this.shelf.all(ledgerId).filter(({ id }) => ids.includes(id));
  }

  async ofImport(ledgerId: string, importId: string): Promise<Transaction[]> {
    return this.shelf.all(ledgerId).filter((row) => row.importId === importId);
  }

  async ofCategory(ledgerId: string, categoryId: string): Promise<Transaction[]> {
    return this.shelf
      .all(ledgerId)
      .filter((row) => [row, ...row.splits].some((part) => part.categoryId === categoryId));
  }

  async ofPayee(ledgerId: string, type: 'income' | 'expense', payeeContains: string): Promise<Transaction[]> {
    return this.shelf
      .all(ledgerId)
      .filter((row) => row.type === type && row.splits.length === 0 && contains(row.payee, payeeContains));
  }

  async add(transactions: readonly Transaction[], cause?: Cause): Promise<void> {
    for (const transaction of transactions) this.shelf.add(transaction, cause);
  }

  async change(changes: readonly TransactionChange[], cause?: Cause): Promise<void> {
    for (const { before, after } of changes) if (after !== before) this.shelf.change(before, after, cause);
  }

  async remove(transactions: readonly Transaction[], cause?: Cause): Promise<void> {
    for (const transaction of transactions) this.shelf.remove(transaction, cause);
  }
}

class MemoryFacts extends LedgerFactsReader {
  constructor(
    private readonly unitOfWork: MemoryUnitOfWork,
    private readonly accounts: AccountRepository,
  ) {
    super();
  }

  async read(ledgerId: string, wanted: FactsWanted): Promise<FactsFound> {
    const { accounts, categories, defaultsMade } = this.unitOfWork.read(ledgerId);
    const standard =
      wanted.defaultCurrency === undefined ? null : await this.accounts.findDefault(ledgerId, wanted.defaultCurrency);
    const accountFacts = ({ id, currency, archived }: Account) => ({ id, currency, archived });
    const categoryFacts = ({ id, kind, archived }: Category) => ({ id, kind, archived });
    return {
      defaultsMade,
      defaultAccount: standard && accountFacts(standard),
      accounts: new Map(pick(accounts, wanted.accountIds).map((one) => [one.id, accountFacts(one)])),
      categories: new Map(pick(categories, wanted.categoryIds).map((one) => [one.id, categoryFacts(one)])),
    };
  }
}

function pick<T>(held: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.map((id) => held.get(id)).filter((found) => found !== undefined);
}

class MemoryImports extends ImportRepository {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<ImportBatch | null> {
    return this.unitOfWork.read(ledgerId).imports.get(id) ?? null;
  }

  async add(batch: ImportBatch, bytes: Uint8Array, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    const { ledgerId, id } = batch;
    const books = this.unitOfWork.write(ledgerId);
    books.imports.set(id, batch);
    books.files.set(id, bytes);
    await this.replaceRows(ledgerId, id, rows);
  }

  async change(before: ImportBatch, after: ImportBatch): Promise<void> {
    this.requireThere(before).imports.set(after.id, after);
  }

  async remove(batch: ImportBatch): Promise<void> {
    const { imports, files, rows } = this.requireThere(batch);
    for (const held of [imports, files, rows]) held.delete(batch.id);
  }

  async open(ledgerId: string, exceptId?: string): Promise<OpenImports> {
    const { imports, files } = this.unitOfWork.read(ledgerId);
    const open = [...imports.values()].filter(({ state }) => state !== 'committed' && state !== 'undone');
    const others = byId(open.filter(({ id }) => id !== exceptId));
    const [oldest] = others.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    return {
      count: open.length,
      bytes: open.reduce((sum, { id }) => sum + (files.get(id)?.length ?? 0), 0),
      oldest: oldest ? { id: oldest.id, fileName: oldest.fileName, createdAt: oldest.createdAt } : null,
    };
  }

  async openBefore(before: Date, afterId: string | null, limit: number): Promise<ImportId[]> {
    const open = this.unitOfWork
      .all()
      .flatMap(([, { imports }]) => [...imports.values()])
      .filter(({ isOpen, createdAt }) => isOpen && createdAt < before);
    return pageAfter(open, afterId, limit).map(({ ledgerId, id }) => ({ ledgerId, id }));
  }

  async file(ledgerId: string, id: string): Promise<Uint8Array | null> {
    return this.unitOfWork.read(ledgerId).files.get(id) ?? null;
  }

  async forgetFile(ledgerId: string, id: string): Promise<void> {
    this.unitOfWork.write(ledgerId).files.delete(id);
  }

  async rowsOnLines(ledgerId: string, id: string, lines: readonly number[]): Promise<PreviewRow[]> {
    return this.rows(ledgerId, id).filter(({ line }) => lines.includes(line));
  }

  async chosenRows(ledgerId: string, id: string): Promise<PreviewRow[]> {
    return this.rows(ledgerId, id).filter((row) => row.actionChosen || row.categoryChosen);
  }

  async rowsAfter(ledgerId: string, id: string, line: number, limit: number): Promise<PreviewRow[]> {
    return this.rows(ledgerId, id)
      .filter((row) => row.line > line)
      .slice(0, limit)
      .map((row) => ({ ...row, source: null }));
  }

  async targetsInUse(ledgerId: string, id: string): Promise<Map<number, string>> {
    const first = new Map<number, string>();
    for (const { action, target, values } of this.rows(ledgerId, id)) {
      if (action === 'skip' || target === null || !values) continue;
      const known = first.get(target);
      if (known === undefined || values.date < known) first.set(target, values.date);
    }
    return first;
  }

  async insertedAfter(ledgerId: string, id: string, line: number, limit: number): Promise<InsertedRow[]> {
    return this.rows(ledgerId, id)
      .flatMap(({ line: on, action, transactionId }) =>
        on > line && action === 'insert' && transactionId ? [{ line: on, transactionId }] : [],
      )
      .slice(0, limit);
  }

  async replaceRows(ledgerId: string, id: string, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    const all: PreviewRow[] = [];
    for await (const batch of rows) all.push(...batch.map((row) => ({ ...row })));
    this.unitOfWork.write(ledgerId).rows.set(
      id,
      all.sort((a, b) => a.line - b.line),
    );
  }

  async changeRows(ledgerId: string, id: string, rows: readonly PreviewRow[]): Promise<void> {
    const changed = new Map(rows.map((row) => [row.line, row]));
    this.eachRow(ledgerId, id, (row) => {
      const { verdict, reason, action, actionChosen, categoryChosen, categoryId, transactionId } =
        changed.get(row.line) ?? row;
      return { ...row, verdict, reason, action, actionChosen, categoryChosen, categoryId, transactionId };
    });
  }

  async categorize(
    ledgerId: string,
    id: string,
    type: 'income' | 'expense',
    payeeContains: string,
    categoryId: string,
  ): Promise<number> {
    const fits = ({ values }: PreviewRow) => values?.type === type && contains(values.payee, payeeContains);
    const count = this.rows(ledgerId, id).filter(fits).length;
    this.eachRow(ledgerId, id, (row) => (fits(row) ? { ...row, categoryId, categoryChosen: true } : row));
    return count;
  }

  async markInserted(ledgerId: string, id: string, rows: readonly InsertedRow[]): Promise<void> {
    const became = new Map(rows.map(({ line, transactionId }) => [line, transactionId]));
    this.eachRow(ledgerId, id, (row) => ({ ...row, transactionId: became.get(row.line) ?? row.transactionId }));
  }

  async preset(ledgerId: string, shape: string): Promise<ImportMapping | null> {
    return this.unitOfWork.read(ledgerId).presets.get(shape) ?? null;
  }

  async rememberPreset(ledgerId: string, shape: string, mapping: ImportMapping): Promise<void> {
    this.unitOfWork.write(ledgerId).presets.set(shape, mapping);
  }

  /** Copies: a commit notes on the rows that it reads what it decides. */
  private rows(ledgerId: string, id: string): PreviewRow[] {
    return (this.unitOfWork.read(ledgerId).rows.get(id) ?? []).map((row) => ({ ...row }));
  }

  private eachRow(ledgerId: string, id: string, change: (row: PreviewRow) => PreviewRow): void {
    const { rows } = this.unitOfWork.write(ledgerId);
    rows.set(id, (rows.get(id) ?? []).map(change));
  }

  private requireThere({ ledgerId, id, version }: ImportBatch): Books {
    const books = this.unitOfWork.write(ledgerId);
    if (books.imports.get(id)?.version !== version) throw new Error('A write met 0 rows instead of 1.');
    return books;
  }
}

class MemoryClaims extends ImportClaims {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async find(
    ledgerId: string,
    entries: readonly { accountId: string; identity: string }[],
  ): Promise<Map<string, Claim>> {
    const { claims, transactions } = this.unitOfWork.read(ledgerId);
    const keys = entries.map(({ accountId, identity }) => claimKey(accountId, identity));
    return new Map(
      keys.flatMap((key) => {
        const transactionId = claims.get(key)?.transactionId;
        return transactionId ? [[key, { transactionId, deleted: !transactions.has(transactionId) }]] : [];
      }),
    );
  }

  async add(ledgerId: string, importId: string, added: readonly NewClaim[]): Promise<void> {
    const { claims, transactions } = this.unitOfWork.write(ledgerId);
    for (const claim of added) {
      const key = claimKey(claim.accountId, claim.identity);
      const known = claims.get(key);
      if (!known || !transactions.has(known.transactionId)) claims.set(key, { ...claim, importId });
    }
  }

  async release(ledgerId: string, importId: string): Promise<number> {
    const { claims, transactions } = this.unitOfWork.write(ledgerId);
    const released = new Set<string>();
    for (const [key, claim] of [...claims]) {
      if (claim.importId !== importId) continue;
      claims.delete(key);
      released.add(claim.transactionId);
    }
    return pick(transactions, [...released]).filter((transaction) => transaction.importId !== importId).length;
  }

  async unclaimed(ledgerId: string, accountIds: readonly string[], from: string, to: string): Promise<Unclaimed[]> {
    const { claims, transactions } = this.unitOfWork.read(ledgerId);
    const claimed = new Set(
      [...claims.values()].map(({ transactionId, accountId }) => `${transactionId} ${accountId}`),
    );
    const legs = byId([...transactions.values()]).flatMap((row) =>
      [...row.balanceEffects()].map(([accountId, signedMinor]) => ({
        transactionId: row.id,
        accountId,
        signedMinor,
        date: row.date,
        payee: row.payee,
      })),
    );
    return byDay(legs)
      .filter(({ accountId, date }) => accountIds.includes(accountId) && date >= from && date <= to)
      .filter(({ transactionId, accountId }) => !claimed.has(`${transactionId} ${accountId}`));
  }

  async edited(ledgerId: string, importId: string): Promise<string[]> {
    const { transactions, changes } = this.unitOfWork.read(ledgerId);
    const byPerson = new Set(
      changes
        .filter(({ version, cause }) => version > 1 && (cause?.by ?? 'person') === 'person')
        .map(({ entityId }) => entityId),
    );
    return byDay(byId([...transactions.values()]))
      .filter((row) => row.importId === importId && byPerson.has(row.id))
      .map(({ id }) => id);
  }
}

/** Ledgers as use cases see them, without a database: for tests of the use cases' rules that take a second. */
export class InMemoryLedger implements LedgerPorts {
  readonly clock = new SetClock();
  readonly ids: Ids = new CountedIds();
  private readonly memory = new MemoryUnitOfWork();
  readonly unitOfWork: UnitOfWork = this.memory;
  readonly accounts: AccountRepository = new MemoryAccounts(this.memory);
  readonly accountQueries: AccountQueries = new MemoryAccountQueries(this.memory);
  readonly budgets: BudgetRepository = new MemoryBudgets(this.memory);
  readonly categories: CategoryRepository = new MemoryCategories(this.memory);
  readonly claims: ImportClaims = new MemoryClaims(this.memory);
  readonly facts: LedgerFactsReader = new MemoryFacts(this.memory, this.accounts);
  readonly imports: ImportRepository = new MemoryImports(this.memory);
  readonly payeeCategories: PayeeCategories = new MemoryPayeeCategories(this.memory);
  readonly transactions: TransactionRepository = new MemoryTransactions(this.memory);

  /** What a ledger has recorded, in that order. */
  changesOf(ledgerId: string): readonly RecordedChange[] {
    return this.memory.read(ledgerId).changes;
  }
}

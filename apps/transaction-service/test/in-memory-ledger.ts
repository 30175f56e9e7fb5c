import { type Cause, Clock, Ids, Money, type UnitOfWork } from '@pft/kernel';
import { AccountQueries, type AccountView } from '../src/application/account/account-queries';
import { type PayeeAlias, PayeeAliases } from '../src/application/payee/payee-aliases';
import {
  PayeeCategories,
  type PayeeCategory,
  type WantedPayeeCategories,
} from '../src/domain/payee-category/payee-categories';
import { JournalInTurn, type LedgerJournal } from '../src/application/transaction/ledger-journal';
import { type FactsFound, type FactsWanted, LedgerFactsReader } from '../src/application/transaction/ledger-facts';
import { type Account, defaultAmong } from '../src/domain/account/account';
import { AccountRepository } from '../src/domain/account/account-repository';
import type { Budget } from '../src/domain/budget/budget';
import { BudgetRepository } from '../src/domain/budget/budget-repository';
import type { Category } from '../src/domain/category/category';
import { CategoryRepository } from '../src/domain/category/category-repository';
import type { ImportClaims, ImportRepository } from '../src/domain/import/import-repository';
import type { OpenedAccounts } from '../src/domain/import/opened-accounts';
import type { ImportTransfers } from '../src/domain/import/transfer/import-transfers';
import { nameKey } from '../src/domain/payee/payee-names';
import type { Transaction } from '../src/domain/transaction/transaction';
import { type TransactionChange, TransactionRepository } from '../src/domain/transaction/transaction-repository';
import { byId, contains, MemoryUnitOfWork, pageAfter, pick, type RecordedChange, Shelf } from './in-memory-books';
import { MemoryClaims, MemoryImports } from './in-memory-imports';
import { MemoryOpenedAccounts } from './in-memory-opened-accounts';
import { MemoryTransfers } from './in-memory-transfers';
import type { LedgerPorts } from './ledger-ports';

/** The time that a test has set. */
class SetClock extends Clock {
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
    return defaultAmong(this.shelf.all(ledgerId), currency) ?? null;
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

  async change(before: Account, after: Account, cause?: Cause): Promise<void> {
    this.shelf.change(before, after, cause);
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

  async add(budget: Budget, cause?: Cause): Promise<void> {
    this.shelf.add(budget, cause);
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

  async add(categories: readonly Category[], cause?: Cause): Promise<void> {
    for (const category of categories) this.shelf.add(category, cause);
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

class MemoryPayeeAliases extends PayeeAliases {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async all(ledgerId: string): Promise<PayeeAlias[]> {
    return byId([...this.unitOfWork.read(ledgerId).payeeAliases.values()]);
  }

  async put(ledgerId: string, aliases: readonly PayeeAlias[]): Promise<string[]> {
    const { payeeAliases } = this.unitOfWork.write(ledgerId);
    return aliases.map((alias) => {
      const stored = { ...alias, ...payeeAliases.get(alias.key), name: alias.name };
      payeeAliases.set(alias.key, stored);
      return stored.id;
    });
  }
}

class MemoryPayeeCategories extends PayeeCategories {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<PayeeCategory | null> {
    return this.unitOfWork.read(ledgerId).payeeCategories.get(id) ?? null;
  }

  async ofText(ledgerId: string, text: string, type: PayeeCategory['kind']): Promise<PayeeCategory | null> {
    const isMeant = ({ payeeContains, kind }: PayeeCategory) =>
      kind === type && payeeContains.toLowerCase() === text.toLowerCase();
    return [...this.unitOfWork.read(ledgerId).payeeCategories.values()].find(isMeant) ?? null;
  }

  async all(ledgerId: string): Promise<PayeeCategory[]> {
    const { payeeCategories, categories } = this.unitOfWork.read(ledgerId);
    return byId([...payeeCategories.values()])
      .reverse()
      .filter(({ categoryId }) => categories.get(categoryId)?.archived === false)
      .sort((a, b) => b.payeeContains.length - a.payeeContains.length);
  }

  async list(
    ledgerId: string,
    afterId: string | null,
    limit: number,
    { q = '', categoryId }: WantedPayeeCategories = {},
  ): Promise<PayeeCategory[]> {
    const wanted = [...this.unitOfWork.read(ledgerId).payeeCategories.values()].filter(
      (entry) =>
        entry.payeeContains.toLowerCase().includes(q.trim().toLowerCase()) &&
        (categoryId === undefined || entry.categoryId === categoryId),
    );
    return pageAfter(wanted, afterId, limit);
  }

  async change(ledgerId: string, entry: PayeeCategory): Promise<void> {
    this.unitOfWork.write(ledgerId).payeeCategories.set(entry.id, entry);
  }

  async remember(ledgerId: string, entry: PayeeCategory): Promise<string> {
    const { payeeCategories } = this.unitOfWork.write(ledgerId);
    const known = await this.ofText(ledgerId, entry.payeeContains, entry.kind);
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

  async named(ledgerId: string, payeeName: string): Promise<Transaction[]> {
    return this.shelf
      .all(ledgerId)
      .filter((row) => row.payeeName !== null && nameKey(row.payeeName) === nameKey(payeeName));
  }

  async ofPayee(ledgerId: string, type: 'income' | 'expense', payeeContains: string): Promise<Transaction[]> {
    return this.shelf
      .all(ledgerId)
      .filter(
        (row) =>
          row.type === type &&
          row.splits.length === 0 &&
          [row.payee, row.payeeName].some((text) => contains(text, payeeContains)),
      );
  }

  async refundsOf(ledgerId: string, purchaseIds: readonly string[]): Promise<Transaction[]> {
    return this.shelf.all(ledgerId).filter(({ refundOf }) => refundOf !== null && purchaseIds.includes(refundOf));
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
    const { accounts, categories, transactions, defaultsMade, payeeAliases } = this.unitOfWork.read(ledgerId);
    const standard =
      wanted.defaultCurrency === undefined ? null : await this.accounts.findDefault(ledgerId, wanted.defaultCurrency);
    const accountFacts = ({ id, currency, archived }: Account) => ({ id, currency, archived });
    const categoryFacts = ({ id, kind, archived }: Category) => ({ id, kind, archived });
    const purchase = transactions.get(wanted.purchaseId ?? '');
    return {
      defaultsMade,
      purchase: purchase ? { id: purchase.id, type: purchase.type } : null,
      defaultAccount: standard && accountFacts(standard),
      accounts: new Map(pick(accounts, wanted.accountIds).map((one) => [one.id, accountFacts(one)])),
      categories: new Map(pick(categories, wanted.categoryIds).map((one) => [one.id, categoryFacts(one)])),
      renamed: payeeAliases.get(nameKey(wanted.payeeName ?? ''))?.name ?? null,
    };
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
  readonly payeeAliases: PayeeAliases = new MemoryPayeeAliases(this.memory);
  readonly payeeCategories: PayeeCategories = new MemoryPayeeCategories(this.memory);
  readonly transfers: ImportTransfers = new MemoryTransfers(this.memory);
  readonly openedAccounts: OpenedAccounts = new MemoryOpenedAccounts(this.memory);
  readonly transactions: TransactionRepository = new MemoryTransactions(this.memory);
  readonly journal: LedgerJournal = new JournalInTurn(this.unitOfWork, this.transactions, this.facts);

  /** What a ledger has recorded, in that order. */
  changesOf(ledgerId: string): readonly RecordedChange[] {
    return this.memory.read(ledgerId).changes;
  }
}

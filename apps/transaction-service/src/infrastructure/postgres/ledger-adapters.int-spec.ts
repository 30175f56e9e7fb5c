import { randomUUID } from 'node:crypto';
import { anAccount, type LedgerDatabase, startLedgerDatabase } from '../../../test/ledger-database';
import { Category, type CategoryKind } from '../../domain/category/category';
import { PayeeMemory } from '../../domain/import/payee-memory';
import { Money } from '@pft/kernel';
import { SqlAccountQueries } from './account/account.queries';
import { SqlLedgerFactsReader } from './transaction/ledger-facts.reader';
import { SqlPayeeCategories } from './payee-category/payee-categories';
import { TypeOrmAccountRepository } from './account/account.repository';
import { TypeOrmCategoryRepository } from './category/category.repository';

const now = new Date('2026-05-01T10:00:00.123Z');

describe('the adapters of the ledger', () => {
  let database: LedgerDatabase;
  let accounts: TypeOrmAccountRepository;
  let categories: TypeOrmCategoryRepository;
  let payees: SqlPayeeCategories;
  let facts: SqlLedgerFactsReader;
  let ledgerId: string;

  beforeAll(async () => {
    database = await startLedgerDatabase();
    accounts = new TypeOrmAccountRepository(database.unitOfWork);
    categories = new TypeOrmCategoryRepository(database.unitOfWork);
    payees = new SqlPayeeCategories(database.unitOfWork);
    facts = new SqlLedgerFactsReader(database.unitOfWork);
  });
  afterAll(() => database.stop());
  beforeEach(() => {
    ledgerId = randomUUID();
  });

  const run = <T>(work: () => Promise<T>) => database.unitOfWork.run(ledgerId, work);
  const aCategory = (name: string, kind: CategoryKind = 'expense', archived = false) =>
    Category.create(ledgerId, randomUUID(), kind, null, { name, color: null, icon: null, archived }, now);

  it('load an account as it was stored, money, dates and all', async () => {
    const account = anAccount(ledgerId, {
      openingBalance: Money.of(-(10n ** 15n), 'EUR'),
      openingDate: '1900-01-01',
      iban: 'AT611904300234573201',
    });
    await run(() => accounts.add(account));
    const loaded = await accounts.find(ledgerId, account.id);
    expect(loaded).toEqual(account);
    expect(loaded?.openingBalance.toDecimal()).toBe('-10000000000000.00');
    expect(await accounts.find(randomUUID(), account.id)).toBeNull();
  });

  it('refuse to write over a version that is not the one read', async () => {
    const account = anAccount(ledgerId);
    await run(() => accounts.add(account));
    const after = account.changed({ name: 'New' }, now);
    await run(() => accounts.change(account, after));
    await expect(run(() => accounts.change(account, after))).rejects.toThrow('0 rows instead of 1');
    const category = aCategory('Food');
    await run(() => categories.add(category));
    await run(() => categories.remove(category, null));
    await expect(run(() => categories.remove(category, null))).rejects.toThrow('0 rows instead of 1');
  });

  it('keep a balance that outgrows 64 bits', async () => {
    const account = anAccount(ledgerId);
    await run(() => accounts.add(account));
    await database.rows('UPDATE account SET balance_minor = 123456789012345678901234567890 WHERE id = $1', [
      account.id,
    ]);
    const view = await new SqlAccountQueries(database.unitOfWork).find(ledgerId, account.id);
    expect(view?.balance.amount).toBe('1234567890123456789012345678.90');
  });

  it('take the oldest checking account as the default, else another that holds money, archived ones never', async () => {
    const make = (details: Parameters<typeof anAccount>[1]) => anAccount(ledgerId, details);
    const [loan, cash, archived] = [make({ type: 'loan' }), make({ type: 'cash' }), make({ archived: true })];
    const defaultId = async () => (await accounts.findDefault(ledgerId, 'EUR'))?.id;
    await run(() => accounts.add(loan));
    expect(await defaultId()).toBeUndefined();
    await run(() => accounts.add(archived));
    await run(() => accounts.add(cash));
    expect(await defaultId()).toBe(cash.id);
    const checking = make({});
    await run(() => accounts.add(checking));
    expect(await defaultId()).toBe(checking.id);
    const found = await facts.read(ledgerId, { accountIds: [], categoryIds: [], defaultCurrency: 'EUR' });
    expect(found.defaultAccount).toEqual({ id: checking.id, currency: 'EUR', archived: false });
    expect((await facts.read(ledgerId, { accountIds: [], categoryIds: [] })).defaultAccount).toBeNull();
  });

  it('find only what the ledger holds of what was asked for', async () => {
    const [account, category] = [anAccount(ledgerId), aCategory('Food')];
    await run(() => accounts.add(account));
    await run(() => categories.add(category));
    const wanted = { accountIds: [account.id, randomUUID()], categoryIds: [category.id, randomUUID()] };
    const found = await facts.read(ledgerId, wanted);
    expect([...found.accounts.keys()]).toEqual([account.id]);
    expect([...found.categories.values()]).toEqual([{ id: category.id, kind: 'expense', archived: false }]);
    const foreign = await facts.read(randomUUID(), wanted);
    expect([foreign.accounts.size, foreign.categories.size, foreign.defaultsMade]).toEqual([0, 0, false]);
  });

  it('propose for a payee the category of the longest text it contains, of its kind', async () => {
    const [food, fun, refunds, old] = [
      aCategory('Food'),
      aCategory('Fun'),
      aCategory('Refunds', 'income'),
      aCategory('Old', 'expense', true),
    ];
    await run(() => categories.add(food, fun, refunds, old));
    const remember = (payeeContains: string, { id: categoryId, kind }: Category) =>
      run(() => payees.remember(ledgerId, { id: randomUUID(), payeeContains, kind, categoryId, createdAt: now }));
    await remember('hofer', fun);
    await remember('HOFER', food);
    await remember('hofer reisen', fun);
    await remember('HOFER', refunds);
    await remember('hofer reisen wien', old);
    const memory = new PayeeMemory(await payees.all(ledgerId));
    expect([
      memory.categoryOf('HOFER DANKT 0815', 'expense'),
      memory.categoryOf('Hofer Reisen Wien', 'expense'),
      memory.categoryOf('hofer', 'income'),
      memory.categoryOf('Spar', 'expense'),
      memory.categoryOf(null, 'expense'),
    ]).toEqual([food.id, fun.id, refunds.id, null, null]);
    expect(await payees.all(randomUUID())).toEqual([]);
    expect(await payees.list(ledgerId, null, 10)).toHaveLength(4);
  });
});

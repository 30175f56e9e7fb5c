import { Money, VersionStale } from '@pft/kernel';
import { InMemoryLedger } from '../../../test/in-memory-ledger';
import { aBudget, aCategory, anAccount, aTransaction } from '../../../test/ledger-samples';
import type { Account } from '../../domain/account/account';
import type { Category } from '../../domain/category/category';
import {
  CategoryArchived,
  CategoryHasChildren,
  CategoryHasTransactions,
  CategoryInBudget,
  CategoryKindDiffers,
  CategoryNotFound,
} from '../../domain/category/category-errors';
import type { Transaction, TransactionState } from '../../domain/transaction/transaction';
import { RemoveCategory } from './remove-category';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Europe/Vienna' };
const { ledgerId } = owner;

describe('the removal of a category', () => {
  let ledger: InMemoryLedger;
  let giro: Account;
  let food: Category;
  let home: Category;

  beforeEach(async () => {
    ledger = new InMemoryLedger();
    giro = anAccount(ledgerId);
    [food, home] = [aCategory(ledgerId, 'Food'), aCategory(ledgerId, 'Home')];
    await run(async () => {
      await ledger.accounts.add(giro);
      await ledger.categories.add([food, home]);
    });
  });

  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
  const isThere = async () => (await ledger.categories.find(ledgerId, food.id)) !== null;

  function remove(moveTo?: string, version?: number, id = food.id): Promise<void> {
    const { unitOfWork, categories, transactions, budgets, clock } = ledger;
    return new RemoveCategory(unitOfWork, categories, transactions, budgets, clock).execute(owner, id, moveTo, version);
  }

  async function spend(more: Partial<TransactionState> = { categoryId: food.id }): Promise<Transaction> {
    const row = aTransaction(giro, more);
    await run(() => ledger.transactions.add([row]));
    return row;
  }

  it('needs no word on where rows go when there are none', async () => {
    await remove();
    expect(await isThere()).toBe(false);
  });

  it('refuses a category that is not there', async () => {
    await expect(remove(undefined, undefined, giro.id)).rejects.toThrow(CategoryNotFound);
  });

  it('refuses a version that is not the one the caller has seen', async () => {
    await expect(remove(undefined, 2)).rejects.toThrow(VersionStale);
    await remove(undefined, 1);
    expect(await isThere()).toBe(false);
  });

  it('refuses where it has subcategories, and leaves its rows', async () => {
    await run(() => ledger.categories.add([aCategory(ledgerId, 'Groceries', { parent: food })]));
    const row = await spend();
    await expect(remove(home.id)).rejects.toThrow(CategoryHasChildren);
    expect(await ledger.transactions.find(ledgerId, row.id)).toEqual(row);
  });

  it('refuses where it has rows and nothing is said of them', async () => {
    await spend();
    await expect(remove()).rejects.toThrow(CategoryHasTransactions);
    expect(await isThere()).toBe(true);
  });

  it('moves its rows to the other category, as of the moment that it is removed at', async () => {
    ledger.clock.set('2026-06-01T00:00:00.000Z');
    const row = await spend();
    await remove(home.id);
    expect(await ledger.transactions.find(ledgerId, row.id)).toMatchObject({
      categoryId: home.id,
      updatedAt: new Date('2026-06-01T00:00:00.000Z'),
      version: 2,
    });
  });

  it('takes it from its rows where they are to have none', async () => {
    const row = await spend();
    await remove('none');
    expect(await ledger.transactions.find(ledgerId, row.id)).toMatchObject({ categoryId: null });
    expect(await isThere()).toBe(false);
  });

  it('moves the splits that have it and no other', async () => {
    const split = (categoryId: string | null, minor: bigint) => ({
      categoryId,
      amount: Money.of(minor, 'EUR'),
      note: null,
    });
    const row = await spend({ splits: [split(food.id, 400n), split(null, 600n)] });
    await remove(home.id);
    const after = await ledger.transactions.find(ledgerId, row.id);
    expect(after?.splits.map(({ categoryId }) => categoryId)).toEqual([home.id, null]);
  });

  it('says of each moved row that the category made it move', async () => {
    const row = await spend();
    await remove(home.id);
    const moved = ledger.changesOf(ledgerId).filter(({ entityId, version }) => entityId === row.id && version === 2);
    expect(moved).toMatchObject([{ cause: { by: 'category-moved', ref: food.id } }]);
  });

  it.each([
    ['is not there', () => giro.id],
    ['is the removed one', () => food.id],
  ])('refuses to move rows to a category that %s', async (_, target) => {
    await expect(remove(target())).rejects.toThrow(CategoryNotFound);
    expect(await isThere()).toBe(true);
  });

  it('refuses to move rows to a category of the other kind', async () => {
    const pay = aCategory(ledgerId, 'Pay', { kind: 'income' });
    await run(() => ledger.categories.add([pay]));
    await expect(remove(pay.id)).rejects.toThrow(CategoryKindDiffers);
  });

  it('refuses to move rows to a category that is archived', async () => {
    const old = aCategory(ledgerId, 'Old', { archived: true });
    await run(() => ledger.categories.add([old]));
    await expect(remove(old.id)).rejects.toThrow(CategoryArchived);
  });

  describe('that a budget counts', () => {
    const budgetOf = async (categoryIds: string[]) => {
      const budget = aBudget(ledgerId, { categoryIds });
      await run(() => ledger.budgets.add(budget));
      return budget.id;
    };
    const counted = async (id: string) => (await ledger.budgets.find(ledgerId, id))?.categoryIds;

    it('puts the other category in its place', async () => {
      const id = await budgetOf([food.id]);
      await remove(home.id);
      expect(await counted(id)).toEqual([home.id]);
    });

    it('counts the other category once where the budget has both', async () => {
      const id = await budgetOf([food.id, home.id]);
      await remove(home.id);
      expect(await counted(id)).toEqual([home.id]);
    });

    it('takes it from a budget that counts others too', async () => {
      const id = await budgetOf([food.id, home.id]);
      await remove('none');
      expect(await counted(id)).toEqual([home.id]);
    });

    it('refuses where the budget would count all spending then, and moves no row', async () => {
      const id = await budgetOf([food.id]);
      const row = await spend();
      await expect(remove('none')).rejects.toThrow(CategoryInBudget);
      expect(await counted(id)).toEqual([food.id]);
      expect(await ledger.transactions.find(ledgerId, row.id)).toEqual(row);
      expect(await isThere()).toBe(true);
    });
  });

  it('gives what is remembered of payees to the other category', async () => {
    const entry = { id: giro.id, payeeContains: 'hofer', kind: 'expense', categoryId: food.id } as const;
    await run(() => ledger.payeeCategories.remember(ledgerId, { ...entry, createdAt: ledger.clock.now() }));
    await remove(home.id);
    expect(await ledger.payeeCategories.list(ledgerId, null, 10)).toMatchObject([{ categoryId: home.id }]);
  });
});

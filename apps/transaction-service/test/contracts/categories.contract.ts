import { v7 as uuidv7 } from 'uuid';
import type { Category } from '../../src/domain/category/category';
import { PayeeNames } from '../../src/domain/payee/payee-names';
import { PayeeMemory } from '../../src/domain/import/row/payee-memory';
import { aCategory, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

/** Categories, and what is remembered of payees: neither is without the other. */
export function describeCategories(engine: string, open: () => LedgerPorts): void {
  describe(`categories and remembered payees on ${engine}`, () => {
    let ledger: LedgerPorts;
    let ledgerId: string;
    beforeEach(() => {
      ledger = open();
      ledgerId = uuidv7();
    });

    const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
    const make = (name: string, more: Parameters<typeof aCategory>[2] = {}) => aCategory(ledgerId, name, more);
    const remember = (payeeContains: string, { id: categoryId, kind }: Category) =>
      run(() =>
        ledger.payeeCategories.remember(ledgerId, {
          id: uuidv7(),
          payeeContains,
          kind,
          categoryId,
          createdAt: SAMPLES_MADE_AT,
        }),
      );

    it('loads categories as they were stored, oldest first, in their ledger alone', async () => {
      const food = make('Food', { color: '#1971c2', icon: 'apple' });
      const groceries = make('Groceries', { parent: food });
      await run(() => ledger.categories.add([food, groceries]));
      expect(await ledger.categories.all(ledgerId)).toEqual([food, groceries]);
      expect(await ledger.categories.find(ledgerId, groceries.id)).toEqual(groceries);
      expect(await ledger.categories.find(uuidv7(), food.id)).toBeNull();
      expect(await ledger.categories.count(ledgerId)).toBe(2);
      expect(await ledger.categories.hasChildren(ledgerId, food.id)).toBe(true);
      expect(await ledger.categories.hasChildren(ledgerId, groceries.id)).toBe(false);
    });

    it('refuses to write over a category whose version is not the one read', async () => {
      const food = make('Food');
      await run(() => ledger.categories.add([food]));
      const after = food.changed({ ...food, name: 'Meals' }, null, false, SAMPLES_MADE_AT);
      await run(() => ledger.categories.change(food, after));
      await expect(run(() => ledger.categories.change(food, after))).rejects.toThrow('0 rows instead of 1');
      await expect(run(() => ledger.categories.remove(food, null))).rejects.toThrow('0 rows instead of 1');
      expect(await ledger.categories.find(ledgerId, food.id)).toEqual(after);
    });

    it('notes once that the default set was made', async () => {
      expect(await ledger.categories.defaultsMade(ledgerId)).toBe(false);
      await run(() => ledger.categories.markDefaultsMade(ledgerId));
      expect(await ledger.categories.defaultsMade(ledgerId)).toBe(true);
      expect(await ledger.categories.defaultsMade(uuidv7())).toBe(false);
    });

    it('proposes for a payee the category of the longest text it contains, of its kind', async () => {
      const [food, fun] = [make('Food'), make('Fun')];
      const [refunds, old] = [make('Refunds', { kind: 'income' }), make('Old', { archived: true })];
      await run(() => ledger.categories.add([food, fun, refunds, old]));
      await remember('hofer', fun);
      await remember('HOFER', food);
      await remember('hofer reisen', fun);
      await remember('HOFER', refunds);
      await remember('hofer reisen wien', old);
      const memory = new PayeeMemory(await ledger.payeeCategories.all(ledgerId));
      expect([
        memory.categoryOf('HOFER DANKT 0815', 'expense'),
        memory.categoryOf('Hofer Reisen Wien', 'expense'),
        memory.categoryOf('hofer', 'income'),
        memory.categoryOf('Spar', 'expense'),
        memory.categoryOf(null, 'expense'),
      ]).toEqual([food.id, fun.id, refunds.id, null, null]);
      expect(await ledger.payeeCategories.all(uuidv7())).toEqual([]);
      expect(await ledger.payeeCategories.list(ledgerId, null, 10)).toHaveLength(4);
    });

    it('proposes for what comes back from a payee what is remembered of incomes, else what was spent there', async () => {
      const [food, salary] = [make('Food'), make('Salary', { kind: 'income' })];
      await run(() => ledger.categories.add([food, salary]));
      await remember('hofer', food);
      await remember('firma hofer', salary);
      const memory = new PayeeMemory(await ledger.payeeCategories.all(ledgerId));
      expect([
        memory.categoryOf('HOFER 1', 'income'),
        memory.categoryOf('Firma Hofer', 'income'),
        memory.categoryOf('Firma Hofer', 'expense'),
        memory.categoryOf('Spar', 'income'),
      ]).toEqual([food.id, salary.id, food.id, null]);
    });

    it('proposes for all payees of one name what is remembered of one text of it', async () => {
      const [food, fun] = [make('Food'), make('Fun')];
      await run(() => ledger.categories.add([food, fun]));
      await remember('HOFER DANKT 0527', food);
      await remember('reise', fun);
      const renamed = new PayeeNames(new Map([['aldi', 'Hofer']]));
      const memory = new PayeeMemory(await ledger.payeeCategories.all(ledgerId), renamed);
      const proposed = (payee: string) => memory.categoryOf(payee, 'expense', renamed.imported(payee));
      expect(proposed('HOFER DANKT 0311')).toBe(food.id);
      expect(proposed('ALDI 0815')).toBe(food.id);
      expect(proposed('HOFER REISE 0311')).toBe(fun.id);
      expect(proposed('HOFER MARKT')).toBeNull();
      expect(memory.categoryOf('HFR 0311', 'expense', 'Reisebüro')).toBe(fun.id);
    });

    it('keeps what payees are called, one name for each, in its ledger alone', async () => {
      const alias = (key: string, name: string) => ({ id: uuidv7(), key, name, createdAt: SAMPLES_MADE_AT });
      const [hofer, billa] = [alias('hofer', 'Aldi'), alias('billa', 'Rewe')];
      expect(await run(() => ledger.payeeAliases.put(ledgerId, [hofer, billa]))).toEqual([hofer.id, billa.id]);
      expect(await run(() => ledger.payeeAliases.put(ledgerId, [alias('hofer', 'Lidl')]))).toEqual([hofer.id]);
      expect(await run(() => ledger.payeeAliases.put(ledgerId, []))).toEqual([]);
      expect(await ledger.payeeAliases.all(ledgerId)).toEqual([{ ...hofer, name: 'Lidl' }, billa]);
      expect(await ledger.payeeAliases.all(uuidv7())).toEqual([]);
    });

    it('lists remembered payees page by page and forgets one once', async () => {
      const food = make('Food');
      await run(() => ledger.categories.add([food]));
      for (const text of ['spar', 'billa', 'hofer']) await remember(text, food);
      const [first, second] = await ledger.payeeCategories.list(ledgerId, null, 2);
      expect([first?.payeeContains, second?.payeeContains]).toEqual(['spar', 'billa']);
      const rest = await ledger.payeeCategories.list(ledgerId, second?.id ?? '', 2);
      expect(rest.map(({ payeeContains }) => payeeContains)).toEqual(['hofer']);
      const found = await ledger.payeeCategories.list(ledgerId, null, 9, { q: ' SPA ', categoryId: food.id });
      expect(found.map(({ payeeContains }) => payeeContains)).toEqual(['spar']);
      expect(await ledger.payeeCategories.list(ledgerId, null, 9, { categoryId: uuidv7() })).toEqual([]);
      const forget = () => run(() => ledger.payeeCategories.forget(ledgerId, first?.id ?? ''));
      expect([await forget(), await forget()]).toEqual([true, false]);
    });

    it('gives remembered payees of a removed category to another one, or forgets them', async () => {
      const [food, fun, home] = [make('Food'), make('Fun'), make('Home')];
      await run(() => ledger.categories.add([food, fun, home]));
      await remember('hofer', food);
      await remember('cinema', fun);
      await run(() => ledger.categories.remove(food, home.id));
      await run(() => ledger.categories.remove(fun, null));
      const left = await ledger.payeeCategories.list(ledgerId, null, 10);
      expect(left.map(({ payeeContains, categoryId }) => [payeeContains, categoryId])).toEqual([['hofer', home.id]]);
    });
  });
}

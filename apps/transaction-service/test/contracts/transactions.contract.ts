import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Account } from '../../src/domain/account/account';
import type { Category } from '../../src/domain/category/category';
import type { Transaction, TransactionState } from '../../src/domain/transaction/transaction';
import { aCategory, anAccount, aTransaction, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

/** Transactions, and what their rules have to know of the ledger. */
export function describeTransactions(engine: string, open: () => LedgerPorts): void {
  describe(`transactions on ${engine}`, () => {
    let ledger: LedgerPorts;
    let ledgerId: string;
    let giro: Account;
    let savings: Account;
    let food: Category;
    let fun: Category;
    beforeEach(async () => {
      ledger = open();
      ledgerId = uuidv7();
      [giro, savings] = [anAccount(ledgerId), anAccount(ledgerId)];
      [food, fun] = [aCategory(ledgerId, 'Food'), aCategory(ledgerId, 'Fun')];
      await run(async () => {
        for (const account of [giro, savings]) await ledger.accounts.add(account);
        await ledger.categories.add([food, fun]);
      });
    });

    const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
    const balances = async () =>
      (await ledger.accountQueries.list(ledgerId, null, 10)).map(({ balance }) => balance.amount);
    const idsOf = (rows: readonly Transaction[]) => rows.map(({ id }) => id);

    async function add(more: Partial<TransactionState> = {}): Promise<Transaction> {
      const row = aTransaction(giro, more);
      await run(() => ledger.transactions.add([row]));
      return row;
    }

    it('loads a row as it was stored, splits in their order, in its ledger alone', async () => {
      const row = await add({
        splits: [
          { categoryId: fun.id, amount: Money.of(300n, 'EUR'), note: 'cinema' },
          { categoryId: null, amount: Money.of(700n, 'EUR'), note: null },
        ],
        valueDate: '2026-04-03',
        originalAmount: Money.of(1_200n, 'USD'),
        payee: 'Bakery "Zur Mühle"',
        payeeName: 'Zur Mühle',
        tags: ['a', 'b,c'],
        importId: uuidv7(),
        reviewed: false,
      });
      expect(await ledger.transactions.find(ledgerId, row.id)).toEqual(row);
      expect(await ledger.transactions.find(uuidv7(), row.id)).toBeNull();
    });

    it('finds of many ids those that are there', async () => {
      const [one, two] = [await add(), await add()];
      const found = await ledger.transactions.findMany(ledgerId, [two.id, uuidv7(), one.id]);
      expect(idsOf(found).sort()).toEqual([one.id, two.id]);
      expect(await ledger.transactions.findMany(ledgerId, [])).toEqual([]);
    });

    it('finds rows with a category, themselves or in a split', async () => {
      const own = await add({ categoryId: food.id });
      const amount = Money.of(1_000n, 'EUR');
      const inSplit = await add({ splits: [{ categoryId: food.id, amount, note: null }] });
      await add({ categoryId: fun.id });
      expect(idsOf(await ledger.transactions.ofCategory(ledgerId, food.id))).toEqual([own.id, inSplit.id]);
    });

    it('finds rows of a type whose payee contains a text in any case, without splits', async () => {
      const found = await add({ payee: 'HOFER 100% Wien' });
      await add({ payee: 'HOFER 100 Wien' });
      await add({ payee: 'hofer 100%', type: 'income' });
      const amount = Money.of(1_000n, 'EUR');
      await add({ payee: 'hofer 100%', splits: [{ categoryId: null, amount, note: null }] });
      expect(idsOf(await ledger.transactions.ofPayee(ledgerId, 'expense', 'hofer 100%'))).toEqual([found.id]);
    });

    it('finds the refunds that name one of some purchases', async () => {
      const [purchase, other] = [await add(), await add()];
      const refund = await add({ type: 'income', refundOf: purchase.id });
      await add({ type: 'income', refundOf: other.id });
      await add({ type: 'income' });
      expect(await ledger.transactions.refundsOf(ledgerId, [purchase.id, uuidv7()])).toEqual([refund]);
      expect(await ledger.transactions.refundsOf(uuidv7(), [purchase.id])).toEqual([]);
    });

    it('finds them by the name of the payee, too', async () => {
      const found = await add({ payee: 'HFR 0815', payeeName: 'Hofer' });
      await add({ payee: 'HFR 0815', payeeName: 'Shop' });
      expect(idsOf(await ledger.transactions.ofPayee(ledgerId, 'expense', 'hofer'))).toEqual([found.id]);
    });

    it('finds rows whose payee is called so in any case, of any type', async () => {
      const one = await add({ payee: 'HOFER 0527', payeeName: 'Hofer' });
      const two = await add({ payee: null, payeeName: 'HOFER', type: 'income' });
      await add({ payee: 'Hofer', payeeName: 'Hofer Reisen' });
      await add({ payee: null, payeeName: null });
      expect(idsOf(await ledger.transactions.named(ledgerId, 'hofer'))).toEqual([one.id, two.id]);
      expect(await ledger.transactions.named(uuidv7(), 'hofer')).toEqual([]);
    });

    it('finds the rows that an import brought and that are still there', async () => {
      const importId = uuidv7();
      const [kept, removed] = [await add({ importId }), await add({ importId })];
      await add();
      await run(() => ledger.transactions.remove([removed]));
      expect(idsOf(await ledger.transactions.ofImport(ledgerId, importId))).toEqual([kept.id]);
    });

    it('moves the balances by what rows that are added, changed and removed move', async () => {
      const row = await add({ type: 'income', amount: Money.of(5_000n, 'EUR') });
      expect(await balances()).toEqual(['50.00', '0.00']);
      const transfer = aTransaction(giro, {
        ...row,
        type: 'transfer',
        toAccountId: savings.id,
        toAmount: row.amount,
        version: 2,
      });
      await run(() => ledger.transactions.change([{ before: row, after: transfer }]));
      expect(await balances()).toEqual(['-50.00', '50.00']);
      await run(() => ledger.transactions.remove([transfer]));
      expect(await balances()).toEqual(['0.00', '0.00']);
    });

    it('leaves out of a change what did not change, and refuses to write over a version that is not the one read', async () => {
      const row = await add({ categoryId: food.id });
      await run(() => ledger.transactions.change([{ before: row, after: row }]));
      const after = row.categorized(fun.id, SAMPLES_MADE_AT);
      await run(() => ledger.transactions.change([{ before: row, after }]));
      expect(await ledger.transactions.find(ledgerId, row.id)).toEqual(after);
      await expect(run(() => ledger.transactions.change([{ before: row, after }]))).rejects.toThrow(
        '0 rows instead of 1',
      );
    });

    it('refuses to remove a row that is gone', async () => {
      const row = await add();
      await run(() => ledger.transactions.remove([row]));
      await expect(run(() => ledger.transactions.remove([row]))).rejects.toThrow('0 rows instead of 1');
    });

    describe('what the rules have to know', () => {
      it('finds only what the ledger holds of what was asked for', async () => {
        const wanted = { accountIds: [giro.id, uuidv7()], categoryIds: [food.id, uuidv7()] };
        const found = await ledger.facts.read(ledgerId, wanted);
        expect([...found.accounts.values()]).toEqual([{ id: giro.id, currency: 'EUR', archived: false }]);
        expect([...found.categories.values()]).toEqual([{ id: food.id, kind: 'expense', archived: false }]);
        const foreign = await ledger.facts.read(uuidv7(), wanted);
        expect([foreign.accounts.size, foreign.categories.size, foreign.defaultsMade]).toEqual([0, 0, false]);
      });

      it('finds the row that a refund is of, in its ledger alone', async () => {
        const row = await add();
        const wanted = { accountIds: [], categoryIds: [], purchaseId: row.id };
        expect((await ledger.facts.read(ledgerId, wanted)).purchase).toEqual({ id: row.id, type: 'expense' });
        expect((await ledger.facts.read(uuidv7(), wanted)).purchase).toBeNull();
        expect((await ledger.facts.read(ledgerId, { ...wanted, purchaseId: null })).purchase).toBeNull();
      });

      it('finds the default account of a currency where one is asked for', async () => {
        const read = (defaultCurrency?: string) =>
          ledger.facts.read(ledgerId, {
            accountIds: [],
            categoryIds: [],
            ...(defaultCurrency === undefined ? {} : { defaultCurrency }),
          });
        expect((await read('EUR')).defaultAccount).toEqual({ id: giro.id, currency: 'EUR', archived: false });
        expect((await read('USD')).defaultAccount).toBeNull();
        expect((await read()).defaultAccount).toBeNull();
      });

      it('knows whether the default set of categories was made', async () => {
        const made = async () => (await ledger.facts.read(ledgerId, { accountIds: [], categoryIds: [] })).defaultsMade;
        expect(await made()).toBe(false);
        await run(() => ledger.categories.markDefaultsMade(ledgerId));
        expect(await made()).toBe(true);
      });
    });
  });
}

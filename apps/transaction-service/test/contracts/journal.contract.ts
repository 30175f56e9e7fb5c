import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { FactsWanted } from '../../src/application/transaction/ledger-facts';
import type { Decide, RowWrite, Wanted } from '../../src/application/transaction/ledger-journal';
import type { Account } from '../../src/domain/account/account';
import type { Category } from '../../src/domain/category/category';
import type { Transaction, TransactionState } from '../../src/domain/transaction/transaction';
import { aCategory, anAccount, aTransaction, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

const NOTHING: FactsWanted = { accountIds: [], categoryIds: [] };

/** What single rows are written through, in turn or together with those of others. */
export function describeJournal(engine: string, open: () => LedgerPorts): void {
  describe(`the journal on ${engine}`, () => {
    let ledger: LedgerPorts;
    let ledgerId: string;
    let giro: Account;
    let savings: Account;
    let food: Category;
    beforeEach(async () => {
      ledger = open();
      ledgerId = uuidv7();
      [giro, savings] = [anAccount(ledgerId), anAccount(ledgerId)];
      food = aCategory(ledgerId, 'Food');
      await ledger.unitOfWork.run(ledgerId, async () => {
        for (const account of [giro, savings]) await ledger.accounts.add(account);
        await ledger.categories.add([food]);
        await ledger.categories.markDefaultsMade(ledgerId);
      });
    });

    const find = (id: string) => ledger.transactions.find(ledgerId, id);
    const balances = async () => {
      const views = await ledger.accountQueries.list(ledgerId, null, 10);
      return [giro, savings].map(({ id }) => views.find((view) => view.id === id)?.balance.amount);
    };
    const write = (writes: readonly RowWrite[], wanted: Wanted = { facts: () => NOTHING }) =>
      ledger.journal.append(ledgerId, wanted, () => ({ answer: 'done', writes }));
    const add = async (more: Partial<TransactionState> = {}): Promise<Transaction> => {
      const row = aTransaction(giro, more);
      await write([{ before: null, after: row }]);
      return row;
    };
    const change = (before: Transaction, changes: Partial<TransactionState>) => {
      const after = { ...before, ...changes, version: before.version + 1 };
      return aTransaction(giro, after);
    };

    it('adds a row with its splits, moves the balance, and answers what was decided', async () => {
      const splits = [
        { categoryId: food.id, amount: Money.of(300n, 'EUR'), note: 'cheese, "fresh"' },
        { categoryId: null, amount: Money.of(700n, 'EUR'), note: null },
      ];
      const row = aTransaction(giro, { splits, tags: ['a', 'b,c"'], payee: 'Mühle \\ Söhne', payeeName: 'Mühle' });
      expect(await write([{ before: null, after: row }])).toBe('done');
      expect(await find(row.id)).toEqual(row);
      expect(await balances()).toEqual(['-10.00', '0.00']);
    });

    it('changes a row: other splits, fewer, none, and what its accounts have', async () => {
      const split = (amount: bigint, note: string) => ({ categoryId: food.id, amount: Money.of(amount, 'EUR'), note });
      const before = await add({ splits: [split(300n, 'one'), split(300n, 'two'), split(400n, 'three')] });
      const fewer = change(before, { splits: [split(600n, 'all'), split(400n, 'rest')] });
      await write([{ before, after: fewer }], { row: { id: before.id, refunds: true }, facts: () => NOTHING });
      expect(await find(before.id)).toEqual(fewer);
      const moved = change(fewer, { splits: [], accountId: savings.id, amount: Money.of(250n, 'EUR') });
      await write([{ before: fewer, after: moved }], { row: { id: before.id, refunds: true }, facts: () => NOTHING });
      expect(await find(before.id)).toEqual(moved);
      expect(await balances()).toEqual(['0.00', '-2.50']);
    });

    it('removes a row with its splits, and what it moved', async () => {
      const row = await add({ splits: [{ categoryId: food.id, amount: Money.of(1_000n, 'EUR'), note: null }] });
      await write([{ before: row, after: null }], { row: { id: row.id, refunds: true }, facts: () => NOTHING });
      expect(await find(row.id)).toBeNull();
      expect(await balances()).toEqual(['0.00', '0.00']);
    });

    it('moves both accounts of a transfer, and both back', async () => {
      const row = await add({ type: 'transfer', toAccountId: savings.id, toAmount: Money.of(1_000n, 'EUR') });
      expect(await balances()).toEqual(['-10.00', '10.00']);
      await write([{ before: row, after: null }], { row: { id: row.id, refunds: true }, facts: () => NOTHING });
      expect(await balances()).toEqual(['0.00', '0.00']);
    });

    it('writes several rows at once, or none where the decision throws', async () => {
      const purchase = await add();
      const refund = await add({ type: 'income', refundOf: purchase.id });
      const refusing: Decide<string> = () => {
        throw new Error('refused');
      };
      const asked: Wanted = { row: { id: purchase.id, refunds: true }, facts: () => NOTHING };
      await expect(ledger.journal.append(ledgerId, asked, refusing)).rejects.toThrow('refused');
      const decide: Decide<string> = (_facts, { row, refunds }) => {
        expect([row, refunds]).toEqual([purchase, [refund]]);
        const released = refund.ofPurchase(null, SAMPLES_MADE_AT);
        const writes: RowWrite[] = [
          { before: purchase, after: null },
          { before: refund, after: released, cause: { by: 'purchase-gone' } },
        ];
        return { answer: 'both', writes };
      };
      expect(await ledger.journal.append(ledgerId, asked, decide)).toBe('both');
      expect(await find(purchase.id)).toBeNull();
      expect((await find(refund.id))?.refundOf).toBeNull();
    });

    it('asks for facts by what the row is, and answers with nothing to write where that is decided', async () => {
      const row = await add({ categoryId: food.id });
      const facts = jest.fn(() => ({ accountIds: [giro.id, savings.id], categoryIds: [food.id] }));
      const decide: Decide<string> = ({ accounts, categories }) => ({
        answer: [...accounts.keys(), ...categories.keys()].sort().join(),
        writes: [],
      });
      const answer = await ledger.journal.append(ledgerId, { row: { id: row.id, refunds: true }, facts }, decide);
      expect(answer).toBe([giro.id, savings.id, food.id].sort().join());
      expect(facts).toHaveBeenCalledWith(row);
    });

    it('decides by what the ledger is now: an account that was closed, a payee that was renamed since the last write', async () => {
      const wanted: Wanted = {
        facts: () => ({ accountIds: [giro.id], categoryIds: [], defaultCurrency: 'EUR', payeeName: 'Rewe' }),
      };
      const seen: unknown[] = [];
      const decide: Decide<string> = ({ accounts, renamed }) => {
        seen.push([accounts.get(giro.id)?.archived, renamed]);
        return { answer: 'done', writes: [{ before: null, after: aTransaction(giro) }] };
      };
      const append = () => ledger.journal.append(ledgerId, wanted, decide);
      await append();
      expect(seen).toEqual([[false, null]]);
      const alias = { id: uuidv7(), key: 'rewe', name: 'Supermarket', createdAt: SAMPLES_MADE_AT };
      await ledger.unitOfWork.run(ledgerId, () => ledger.payeeAliases.put(ledgerId, [alias]));
      await append();
      expect(seen.at(-1)).toEqual([false, 'Supermarket']);
      const closed = giro.changed({ archived: true }, SAMPLES_MADE_AT);
      await ledger.unitOfWork.run(ledgerId, () => ledger.accounts.change(giro, closed));
      await append();
      expect(seen.at(-1)).toEqual([true, 'Supermarket']);
    });

    it('prepares a ledger once where the decision asks for it, and keeps nothing of that where it is refused then', async () => {
      const fresh = uuidv7();
      const account = anAccount(fresh);
      const prepare = jest.fn(() => ledger.accounts.add(account));
      const wanted: Wanted = { facts: () => ({ ...NOTHING, accountIds: [account.id] }) };
      const decide =
        (refuses: boolean): Decide<string> =>
        ({ accounts }) => {
          if (!accounts.has(account.id)) return null;
          if (refuses) throw new Error('refused');
          return { answer: 'done', writes: [{ before: null, after: aTransaction(account) }] };
        };
      await expect(ledger.journal.append(fresh, wanted, decide(true), prepare)).rejects.toThrow('refused');
      expect(await ledger.accounts.count(fresh)).toBe(0);
      for (let count = 0; count < 2; count += 1)
        expect(await ledger.journal.append(fresh, wanted, decide(false), prepare)).toBe('done');
      expect(prepare).toHaveBeenCalledTimes(2);
      expect((await ledger.accountQueries.find(fresh, account.id))?.balance.amount).toBe('-20.00');
    });

    it('joins a unit of work that is running, and goes with it', async () => {
      const row = aTransaction(giro);
      const work = async () => {
        await write([{ before: null, after: row }]);
        throw new Error('refused');
      };
      await expect(ledger.unitOfWork.run(ledgerId, work)).rejects.toThrow('refused');
      expect(await find(row.id)).toBeNull();
    });

    it('writes what comes at once as if one came after another', async () => {
      const counted = await add({ note: '0' });
      const next: Decide<void> = (_facts, { row }) => {
        if (!row) throw new Error('It is gone.');
        const after = change(row, { note: String(Number(row.note) + 1), amount: row.amount.plus(Money.of(1n, 'EUR')) });
        return { answer: undefined, writes: [{ before: row, after }] };
      };
      const counting = Array.from({ length: 12 }, () =>
        ledger.journal.append(ledgerId, { row: { id: counted.id, refunds: true }, facts: () => NOTHING }, next),
      );
      await Promise.all([...counting, ...Array.from({ length: 12 }, () => add())]);
      expect(await find(counted.id)).toMatchObject({ note: '12', version: 13 });
      expect(await balances()).toEqual(['-130.12', '0.00']);
    });
  });
}

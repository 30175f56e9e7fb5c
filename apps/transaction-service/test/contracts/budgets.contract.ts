import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import { aBudget, SAMPLES_MADE_AT } from '../ledger-samples';
import type { LedgerPorts } from '../ledger-ports';

export function describeBudgets(engine: string, open: () => LedgerPorts): void {
  describe(`budgets on ${engine}`, () => {
    let ledger: LedgerPorts;
    let ledgerId: string;
    beforeEach(() => {
      ledger = open();
      ledgerId = uuidv7();
    });

    const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);

    it('loads a budget as it was stored, in its ledger alone', async () => {
      const budget = aBudget(ledgerId, {
        categoryIds: [uuidv7(), uuidv7()],
        rollover: 'surplus',
        rolloverCap: Money.of(10_000n, 'EUR'),
      });
      await run(() => ledger.budgets.add(budget));
      expect(await ledger.budgets.find(ledgerId, budget.id)).toEqual(budget);
      expect(await ledger.budgets.find(uuidv7(), budget.id)).toBeNull();
      expect(await ledger.budgets.count(ledgerId)).toBe(1);
    });

    it('loads its limits with the days from which they count', async () => {
      const budget = aBudget(ledgerId);
      const after = budget
        .changed({ limit: Money.of(60_000n, 'EUR') }, SAMPLES_MADE_AT, '2026-03-01')
        .changed({ limit: Money.of(70_000n, 'EUR') }, SAMPLES_MADE_AT, '2026-04-01');
      await run(() => ledger.budgets.add(after));
      const found = await ledger.budgets.find(ledgerId, budget.id);
      expect(found).toEqual(after);
      expect(['2025-01-01', '2026-03-31', '2026-04-01'].map((day) => found?.limitOn(day).amountMinor)).toEqual([
        50_000n,
        60_000n,
        70_000n,
      ]);
    });

    it('finds the budgets that name a category, and none that counts all spending', async () => {
      const [food, fun] = [uuidv7(), uuidv7()];
      const both = aBudget(ledgerId, { categoryIds: [fun, food] });
      await run(async () => {
        for (const budget of [both, aBudget(ledgerId, { categoryIds: [fun] }), aBudget(ledgerId)])
          await ledger.budgets.add(budget);
      });
      expect(await ledger.budgets.withCategory(ledgerId, food)).toEqual([both]);
      expect(await ledger.budgets.withCategory(ledgerId, fun)).toHaveLength(2);
      expect(await ledger.budgets.withCategory(uuidv7(), food)).toEqual([]);
    });

    it('refuses to write over a budget whose version is not the one read', async () => {
      const budget = aBudget(ledgerId);
      await run(() => ledger.budgets.add(budget));
      const after = budget.changed({ name: 'Meals' }, SAMPLES_MADE_AT);
      await run(() => ledger.budgets.change(budget, after));
      expect(await ledger.budgets.find(ledgerId, budget.id)).toEqual(after);
      await expect(run(() => ledger.budgets.change(budget, after))).rejects.toThrow('0 rows instead of 1');
      await expect(run(() => ledger.budgets.remove(budget))).rejects.toThrow('0 rows instead of 1');
      await run(() => ledger.budgets.remove(after));
      expect(await ledger.budgets.count(ledgerId)).toBe(0);
    });
  });
}

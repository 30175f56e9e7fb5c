import type { Account, Budget, Import } from '@/api/types';
import { accountsMadeBy, isSampleImport, sampleBudgetsIn } from './sample';

describe('sample data', () => {
  it('is known by the name of its file, and gone when undone', () => {
    expect(isSampleImport({ fileName: 'sample-household-2026-11-24.csv', state: 'committed' })).toBe(true);
    expect(isSampleImport({ fileName: 'sample-household-2026-11-24.csv', state: 'undone' })).toBe(false);
    expect(isSampleImport({ fileName: 'bank.csv', state: 'committed' })).toBe(false);
  });

  it('takes its own budgets away, not those that were changed', () => {
    const budget = (name: string, amount: string): Budget =>
      ({ name, period: 'month', limit: { amount, currency: 'EUR' } }) as Budget;
    const sample = [{ name: 'Groceries', period: 'month', limit: { amount: '300', currency: 'EUR' } }];
    expect(
      sampleBudgetsIn([budget('Groceries', '300.00'), budget('Groceries', '250.00'), budget('Mine', '300.00')], sample),
    ).toEqual([budget('Groceries', '300.00')]);
  });

  it('takes only accounts away that its import made', () => {
    const account = (id: string, createdAt: string): Account => ({ id, createdAt }) as Account;
    const old = account('a', '2026-01-01T00:00:00.000Z');
    const made = account('b', '2026-02-01T00:00:01.000Z');
    const other = account('c', '2026-03-01T00:00:00.000Z');
    const sample = {
      createdAt: '2026-02-01T00:00:00.000Z',
      accounts: [{ accountId: 'a' }, { accountId: 'b' }],
    } as Import;
    expect(accountsMadeBy(sample, [old, made, other])).toEqual([made]);
  });
});

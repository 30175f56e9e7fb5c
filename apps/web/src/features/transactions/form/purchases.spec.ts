import type { Transaction } from '@/api/types';
import { likelyPurchases } from './purchases';

const spent = (id: string, date: string, payee: string | null, amount: string): Transaction =>
  ({ id, type: 'expense', date, payee, amount: { amount, currency: 'EUR' } }) as Transaction;
const refund = { payee: 'HOFER Gutschrift', amount: '20,00', currency: 'EUR', date: '2026-03-15' };
const order = (rows: Transaction[], given = refund) => likelyPurchases(rows, given, 'de').map(({ id }) => id);

describe('the purchases that a refund may be of', () => {
  it('begin with those of the payee and the amount, then of the payee, then of the amount, then the nearest', () => {
    const rows = [
      spent('nearest', '2026-03-14', 'Spar', '7.00'),
      spent('amount', '2026-03-10', 'Spar', '20.00'),
      spent('payee', '2026-03-09', 'Hofer dankt 0527', '9.00'),
      spent('both', '2026-03-01', 'Hofer', '20.00'),
      spent('far', '2026-01-01', null, '7.00'),
    ];
    expect(order(rows)).toEqual(['both', 'payee', 'amount', 'nearest', 'far']);
  });

  it('are expenses, and none after it', () => {
    const income = { ...spent('income', '2026-03-01', 'Hofer', '20.00'), type: 'income' as const };
    expect(order([income, spent('later', '2026-03-16', 'Hofer', '20.00')])).toEqual([]);
    expect(order([spent('later', '2026-03-16', 'Hofer', '20.00')], { ...refund, date: '' })).toEqual(['later']);
  });

  it('are not told apart by an amount that is none yet', () => {
    const rows = [spent('old', '2026-03-01', null, '20.00'), spent('new', '2026-03-02', null, '7.00')];
    expect(order(rows, { ...refund, amount: '' })).toEqual(['new', 'old']);
  });
});

import type { Account, Transaction } from '../api/types';
import { asNewTransaction, checkDraft, type TransactionDraft } from './transaction-input';

const account = (id: string, currency: string): Account => ({ id, currency }) as Account;
const accounts = [account('eur', 'EUR'), account('usd', 'USD'), account('eur2', 'EUR')];
const draft: TransactionDraft = {
  type: 'expense',
  amount: '12,50',
  currency: 'EUR',
  date: '2026-03-14',
  accountId: '',
  toAccountId: '',
  toAmount: '',
  categoryId: 'food',
  payee: ' Bakery ',
  note: '',
  tags: 'trip, , food,trip',
};

describe('the form of a transaction', () => {
  it('becomes the body that the API takes', () => {
    expect(checkDraft(draft, accounts, 'en').body).toEqual({
      type: 'expense',
      amount: { amount: '12.50', currency: 'EUR' },
      date: '2026-03-14',
      categoryId: 'food',
      payee: 'Bakery',
      note: null,
      tags: ['trip', 'food'],
    });
  });

  it('takes the currency of the chosen account', () => {
    expect(checkDraft({ ...draft, accountId: 'usd' }, accounts, 'en').body?.amount.currency).toBe('USD');
  });

  it('asks what arrived only where a transfer changes the currency', () => {
    const transfer = { ...draft, type: 'transfer' as const, accountId: 'eur', toAccountId: 'usd' };
    expect(checkDraft(transfer, accounts, 'en').errors['/toAmount']).toMatch(/USD/);
    expect(checkDraft({ ...transfer, toAmount: '13' }, accounts, 'en').body?.toAmount).toEqual({
      amount: '13',
      currency: 'USD',
    });
    expect(checkDraft({ ...transfer, toAccountId: 'eur2' }, accounts, 'en').body?.toAmount).toEqual({
      amount: '12.50',
      currency: 'EUR',
    });
  });

  it('names what is missing by the field', () => {
    const { body, errors } = checkDraft({ ...draft, type: 'transfer', amount: 'x', date: '' }, accounts, 'en');
    expect(body).toBeUndefined();
    expect(Object.keys(errors).sort()).toEqual(['/accountId', '/amount', '/date', '/toAccountId']);
  });

  it('makes a deleted transaction anew with all that belongs to it', () => {
    const split = { categoryId: 'food', amount: { amount: '5', currency: 'EUR' }, note: null };
    const deleted = {
      ...checkDraft(draft, accounts, 'en').body,
      accountId: 'eur',
      splits: [split],
      id: 'x',
      version: 3,
    };
    expect(asNewTransaction(deleted as Transaction)).toEqual({
      type: 'expense',
      amount: { amount: '12.50', currency: 'EUR' },
      date: '2026-03-14',
      accountId: 'eur',
      splits: [split],
      payee: 'Bakery',
      tags: ['trip', 'food'],
    });
  });
});

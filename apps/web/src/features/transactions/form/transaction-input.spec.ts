import { wordsOf } from '@/words/testing/words-of';
import { Money } from '@pft/kernel';
import fc from 'fast-check';
import type { Account, Transaction } from '@/api/types';
import { amountForInput } from '@/ui/form/amount-input';
import type { PartDraft } from './split-parts';
import {
  asNewTransaction,
  backTo,
  changeOf,
  checkDraft,
  draftOf,
  withType,
  type TransactionDraft,
} from './transaction-input';

const words = wordsOf('quickAdd.faults');

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
  splits: [],
  payee: ' Bakery ',
  note: '',
  tags: 'trip, , food,trip',
  valueDate: '',
  originalAmount: '',
  originalCurrency: '',
  refundOf: '',
};
const part = (id: number, amount: string, categoryId = ''): PartDraft => ({ id, amount, categoryId, note: '' });
const splitDraft = { ...draft, splits: [part(0, '10', 'food'), part(1, '2.50', 'home')] };
const transaction: Transaction = {
  id: 'x',
  type: 'expense',
  amount: { amount: '12.50', currency: 'EUR' },
  date: '2026-03-14',
  valueDate: '2026-03-16',
  accountId: 'eur',
  toAccountId: null,
  toAmount: null,
  originalAmount: { amount: '13.70', currency: 'USD' },
  categoryId: null,
  splits: [
    { categoryId: 'food', amount: { amount: '10.00', currency: 'EUR' }, note: 'bread' },
    { categoryId: null, amount: { amount: '2.50', currency: 'EUR' }, note: null },
  ],
  payee: 'BAKERY 0815',
  payeeName: 'Bakery',
  note: null,
  tags: ['trip'],
  importId: null,
  refundOf: null,
  reviewed: true,
  createdAt: '2026-03-14T10:00:00.000Z',
  updatedAt: '2026-03-14T10:00:00.000Z',
  version: 3,
};
const person = { locale: 'de', baseCurrency: 'EUR', today: '2026-04-01' };

describe('the form of a transaction', () => {
  it('becomes the body that the API takes', () => {
    expect(checkDraft(draft, accounts, 'en', words).body).toEqual({
      type: 'expense',
      amount: { amount: '12.50', currency: 'EUR' },
      date: '2026-03-14',
      categoryId: 'food',
      payee: 'Bakery',
      note: null,
      tags: ['trip', 'food'],
      valueDate: null,
      originalAmount: null,
    });
  });

  it('takes the currency of the chosen account', () => {
    expect(checkDraft({ ...draft, accountId: 'usd' }, accounts, 'en', words).body?.amount.currency).toBe('USD');
  });

  it('asks what arrived only where a transfer changes the currency', () => {
    const transfer = { ...draft, type: 'transfer' as const, accountId: 'eur', toAccountId: 'usd' };
    expect(checkDraft(transfer, accounts, 'en', words).errors['/toAmount']).toMatch(/USD/);
    expect(checkDraft({ ...transfer, toAmount: '13' }, accounts, 'en', words).body?.toAmount).toEqual({
      amount: '13',
      currency: 'USD',
    });
    expect(checkDraft({ ...transfer, toAccountId: 'eur2' }, accounts, 'en', words).body?.toAmount).toEqual({
      amount: '12.50',
      currency: 'EUR',
    });
  });

  it('names what is missing by the field', () => {
    const { body, errors } = checkDraft({ ...draft, type: 'transfer', amount: 'x', date: '' }, accounts, 'en', words);
    expect(body).toBeUndefined();
    expect(Object.keys(errors).sort()).toEqual(['/accountId', '/amount', '/date', '/toAccountId']);
  });

  it('asks for the currency of what was paid abroad', () => {
    expect(checkDraft({ ...draft, originalAmount: '9' }, accounts, 'en', words).errors).toEqual({
      '/originalAmount': 'Choose the currency it was paid in.',
    });
    expect(
      checkDraft({ ...draft, originalAmount: 'x', originalCurrency: 'USD' }, accounts, 'en', words).body,
    ).toBeUndefined();
    const paid = checkDraft({ ...draft, originalAmount: '9', originalCurrency: 'USD' }, accounts, 'en', words).body;
    expect(paid?.originalAmount).toEqual({ amount: '9', currency: 'USD' });
  });

  it('gives parts in place of a category', () => {
    const { body } = checkDraft(splitDraft, accounts, 'en', words);
    expect(body).not.toHaveProperty('categoryId');
    expect(body?.splits).toEqual([
      { categoryId: 'food', amount: { amount: '10.00', currency: 'EUR' }, note: null },
      { categoryId: 'home', amount: { amount: '2.50', currency: 'EUR' }, note: null },
    ]);
  });

  it('is refused at the splits while the parts do not add up to the total', () => {
    const { body, errors } = checkDraft({ ...splitDraft, amount: '12.51' }, accounts, 'en', words);
    expect(body).toBeUndefined();
    expect(Object.keys(errors)).toEqual(['/splits']);
  });

  it('is refused at the part whose amount is none', () => {
    const parts = [part(0, '12.50'), part(1, '')];
    expect(Object.keys(checkDraft({ ...draft, splits: parts }, accounts, 'en', words).errors)).toEqual([
      '/splits/1/amount',
    ]);
  });

  it('takes no parts along into a transfer', () => {
    const transfer = { ...splitDraft, type: 'transfer' as const, accountId: 'eur', toAccountId: 'eur2' };
    expect(checkDraft(transfer, accounts, 'en', words).body).not.toHaveProperty('splits');
  });

  it('accepts parts exactly where they add up to the total', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 13n }), { minLength: 2, maxLength: 8 });
    const difference = fc.oneof(fc.constant(0n), fc.bigInt({ min: -3n, max: 3n }));
    const currency = fc.constantFrom('EUR', 'JPY', 'BHD');
    const locale = fc.constantFrom('en', 'de');
    fc.assert(
      fc.property(amounts, difference, currency, locale, (amounts, difference, currency, locale) => {
        const typed = (amountMinor: bigint) => amountForInput(Money.of(amountMinor, currency).toDecimal(), locale);
        const total = amounts.reduce((sum, amount) => sum + amount, difference);
        if (total <= 0n) return;
        const parts = amounts.map((amount, id) => part(id, typed(amount)));
        const { body } = checkDraft(
          { ...draft, currency, amount: typed(total), splits: parts },
          accounts,
          locale,
          words,
        );
        const sum = body?.splits?.map(({ amount }) => Money.parse(amount)).reduce((a, b) => a.plus(b));
        expect(body !== undefined).toBe(difference === 0n);
        if (body) expect(sum).toEqual(Money.parse(body.amount));
      }),
    );
  });

  it('makes a deleted transaction anew with all that belongs to it', () => {
    const split = { categoryId: 'food', amount: { amount: '5', currency: 'EUR' }, note: null };
    const deleted = {
      ...checkDraft(draft, accounts, 'en', words).body,
      accountId: 'eur',
      splits: [split],
      payeeName: 'The bakery',
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
      payeeName: 'The bakery',
      tags: ['trip', 'food'],
    });
  });

  it('opened and sent again changes nothing that the transaction has', () => {
    const { body } = checkDraft(draftOf(transaction, person), accounts, 'de', words);
    const { type, amount, date, valueDate, accountId, originalAmount, splits, payee, payeeName, note, tags } =
      transaction;
    expect(body && changeOf(body, transaction)).toEqual({
      type,
      amount,
      date,
      valueDate,
      accountId,
      originalAmount,
      splits,
      payee,
      payeeName,
      note,
      tags,
    });
  });

  it('names the purchase of a refund, of incomes alone', () => {
    const refund = { ...transaction, type: 'income' as const, splits: [], categoryId: 'food', refundOf: 'purchase' };
    const refundDraft = draftOf(refund, person);
    const { body } = checkDraft(refundDraft, accounts, 'de', words);
    expect(body && changeOf(body, refund)).toMatchObject({ categoryId: 'food', refundOf: 'purchase' });
    expect(asNewTransaction(refund)).toMatchObject({ refundOf: 'purchase' });
    expect(asNewTransaction({ ...refund, reviewed: false })).toMatchObject({ reviewed: false });
    expect(asNewTransaction(refund)).not.toHaveProperty('reviewed');
    expect(checkDraft({ ...refundDraft, refundOf: '' }, accounts, 'de', words).body).toMatchObject({ refundOf: null });
    expect(checkDraft(withType(refundDraft, 'expense'), accounts, 'de', words).body).not.toHaveProperty('refundOf');
    expect(withType(refundDraft, 'expense').refundOf).toBe('');
  });

  it('names the payee otherwise where the bank wrote it, and writes anew what was typed', () => {
    const change = (typed: string, before: Partial<Transaction>) => {
      const { body } = checkDraft({ ...draftOf(transaction, person), payee: typed }, accounts, 'de', words);
      return body && changeOf(body, { ...transaction, ...before });
    };
    const imported = { importId: 'march' };
    expect(change(' Mill ', imported)).toMatchObject({ payee: 'BAKERY 0815', payeeName: 'Mill' });
    expect(change('', imported)).toMatchObject({ payee: 'BAKERY 0815', payeeName: null });
    expect(change('Mill', {})).toMatchObject({ payee: 'Mill', payeeName: 'Mill' });
    expect(change('', {})).toMatchObject({ payee: null, payeeName: null });
  });

  it('becomes again what it was, with what it had not cleared', () => {
    const whole = { ...transaction, splits: [], categoryId: 'food', note: null, tags: [], originalAmount: null };
    expect(backTo(whole, transaction)).toMatchObject({
      ...{ categoryId: 'food', splits: null, note: null, tags: [], originalAmount: null, payeeName: 'Bakery' },
    });
    expect(backTo(whole, whole)).not.toHaveProperty('splits');
    expect(backTo(transaction, whole)).toMatchObject({ splits: transaction.splits });
    expect(backTo(transaction, whole)).not.toHaveProperty('categoryId');
    expect(backTo({ ...whole, type: 'transfer', categoryId: null }, whole)).not.toHaveProperty('categoryId');
  });

  it('clears the parts where it goes back to one category', () => {
    const { body } = checkDraft({ ...draftOf(transaction, person), splits: [] }, accounts, 'de', words);
    expect(body && changeOf(body, transaction)).toMatchObject({ splits: null, categoryId: null });
  });

  it('names no parts where there were none', () => {
    const { body } = checkDraft(draft, accounts, 'en', words);
    expect(body && changeOf(body, { ...transaction, splits: [] })).not.toHaveProperty('splits');
  });

  it('keeps the amounts of the parts under another type, without their categories', () => {
    expect(withType(splitDraft, 'income')).toMatchObject({
      type: 'income',
      categoryId: '',
      splits: [
        { amount: '10', categoryId: '' },
        { amount: '2.50', categoryId: '' },
      ],
    });
  });
});

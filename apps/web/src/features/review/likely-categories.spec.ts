import type { Category, Transaction } from '@/api/types';
import { likelyCategories, type Evidence } from './likely-categories';

const category = (id: string, kind: 'income' | 'expense' = 'expense', archived = false): Category =>
  ({ id, name: id, kind, archived, parentId: null }) as Category;
const categories = [
  ...['groceries', 'household', 'leisure', 'fees'].map((id) => category(id)),
  category('salary', 'income'),
  category('old', 'expense', true),
];
let next = 0;
const row = (given: Partial<Transaction>): Transaction =>
  ({
    id: String((next += 1)),
    type: 'expense',
    payee: given.payeeName ?? null,
    payeeName: null,
    categoryId: null,
    reviewed: true,
    splits: [],
    ...given,
  }) as Transaction;
const rows = (payeeName: string, ...of: (string | null)[]) => of.map((categoryId) => row({ payeeName, categoryId }));
const remembered = (payeeContains: string, categoryId: string, kind: 'income' | 'expense' = 'expense') => ({
  ...{ id: payeeContains, payeeContains, categoryId, kind, count: 0, createdAt: '2026-01-01T00:00:00Z' },
});
const nothing: Evidence = { remembered: [], ofPayee: [], recent: [] };
const of = (given: Partial<Transaction>, evidence: Partial<Evidence> = {}) =>
  likelyCategories(row(given), { ...nothing, ...evidence }, categories);

describe('where a row most likely belongs', () => {
  it('is where most rows of its payee are, whatever capitals they have', () => {
    const ofPayee = [
      ...rows('HOFER', 'household', 'groceries', null, 'groceries'),
      ...rows('Hoferer', 'fees', 'fees', 'fees'),
    ];
    expect(of({ payeeName: 'Hofer' }, { ofPayee })).toMatchObject({
      proposal: { categoryId: 'groceries', because: 'usual', count: 2, of: 3 },
      choices: ['groceries', 'household', 'leisure', 'fees'],
    });
  });

  it('is what is remembered for the longest text in its payee, before what is usual', () => {
    const evidence = {
      remembered: [
        remembered('spar', 'groceries'),
        remembered('sparkasse', 'fees'),
        remembered('sparkasse wien', 'salary', 'income'),
      ],
      ofPayee: rows('Sparkasse', 'leisure'),
    };
    expect(of({ payeeName: 'Sparkasse', payee: 'SPARKASSE WIEN 123' }, evidence)).toMatchObject({
      proposal: { categoryId: 'fees', because: 'remembered', count: 0, of: 1 },
      choices: ['fees', 'leisure', 'groceries', 'household'],
    });
  });

  it('is first of all what the row has already', () => {
    const evidence = { remembered: [remembered('hofer', 'household')] };
    expect(of({ payeeName: 'Hofer', categoryId: 'groceries' }, evidence).proposal).toMatchObject({
      categoryId: 'groceries',
      because: 'imported',
    });
  });

  it('is not known without evidence, and then the categories used last stand first', () => {
    const recent = rows('Else', 'leisure', 'fees', 'fees', 'old');
    expect(of({ payeeName: 'New shop' }, { recent })).toEqual({
      proposal: null,
      choices: ['fees', 'leisure', 'groceries', 'household'],
    });
  });

  it('is of its own type: no category of spending is proposed for an income that never was one', () => {
    const ofPayee = rows('Hofer', 'groceries', 'groceries');
    expect(of({ payeeName: 'Hofer', type: 'income' }, { ofPayee })).toEqual({ proposal: null, choices: ['salary'] });
    const refunds = rows('Hofer', 'groceries').map((each) => ({ ...each, type: 'income' as const }));
    expect(of({ payeeName: 'Hofer', type: 'income' }, { ofPayee: refunds }).proposal?.categoryId).toBe('groceries');
  });

  it('never follows rows without a payee, an archived category, or the row itself', () => {
    expect(
      of({ payeeName: null }, { ofPayee: rows('', 'groceries').map((each) => ({ ...each, payeeName: null })) })
        .proposal,
    ).toBeNull();
    expect(
      of({ payeeName: 'Hofer' }, { ofPayee: rows('Hofer', 'old'), remembered: [remembered('hofer', 'old')] }).proposal,
    ).toBeNull();
    const unseen = rows('Hofer', 'fees').map((each) => ({ ...each, reviewed: false }));
    expect(of({ payeeName: 'Hofer' }, { ofPayee: unseen }).proposal).toBeNull();
    const itself = row({ payeeName: 'Hofer' });
    const kept = { ...itself, categoryId: 'fees' };
    expect(likelyCategories(itself, { ...nothing, ofPayee: [kept] }, categories).proposal).toBeNull();
  });

  it('is nowhere for a transfer and a row with parts', () => {
    const part = { categoryId: null, amount: { amount: '1', currency: 'EUR' }, note: null };
    expect(of({ type: 'transfer' })).toEqual({ proposal: null, choices: [] });
    expect(of({ splits: [part, part] })).toEqual({ proposal: null, choices: [] });
  });
});

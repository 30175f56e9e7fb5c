import { Money } from '@pft/kernel';
import { Transaction, type TransactionDetails, WITHOUT_DETAILS } from './transaction';
import type { LedgerFacts } from './transaction-rules';

const eur = (minor: number) => Money.of(BigInt(minor), 'EUR');
const now = new Date('2026-05-01T10:00:00Z');
const later = new Date('2026-05-02T10:00:00Z');

const facts: LedgerFacts = {
  today: '2026-05-01',
  accounts: new Map([
    ['giro', { id: 'giro', currency: 'EUR', archived: false }],
    ['cash', { id: 'cash', currency: 'EUR', archived: false }],
    ['yen', { id: 'yen', currency: 'JPY', archived: false }],
    ['old', { id: 'old', currency: 'EUR', archived: true }],
  ]),
  categories: new Map([
    ['food', { id: 'food', kind: 'expense', archived: false }],
    ['fun', { id: 'fun', kind: 'expense', archived: true }],
    ['salary', { id: 'salary', kind: 'income', archived: false }],
  ]),
};

const details = (changes: Partial<TransactionDetails> = {}): TransactionDetails => ({
  ...WITHOUT_DETAILS,
  type: 'expense',
  amount: eur(1000),
  date: '2026-04-30',
  accountId: 'giro',
  ...changes,
});

const record = (changes: Partial<TransactionDetails> = {}) =>
  Transaction.record({ ledgerId: 'ledger', id: 'row' }, details(changes), facts, now);

const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return 'nothing was thrown';
  } catch (error) {
    return [(error as { code: string }).code, (error as { field?: string }).field];
  }
};

describe('a transaction', () => {
  it('begins at version 1, when it is recorded', () => {
    expect(record()).toMatchObject({ version: 1, createdAt: now, updatedAt: now, importId: null });
  });

  it('lowers the balance as an expense and raises it as income', () => {
    expect([...record().balanceEffects()]).toEqual([['giro', -1000n]]);
    expect([...record({ type: 'income' }).balanceEffects()]).toEqual([['giro', 1000n]]);
  });

  it('moves what left and what arrived as a transfer', () => {
    const toAmount = Money.of(1600n, 'JPY');
    expect([...record({ type: 'transfer', toAccountId: 'yen', toAmount }).balanceEffects()]).toEqual([
      ['giro', -1000n],
      ['yen', 1600n],
    ]);
  });

  it('lets arrive what left where both accounts have one currency', () => {
    expect(record({ type: 'transfer', toAccountId: 'cash' }).toAmount).toEqual(eur(1000));
  });

  it('takes empty text as none and each tag once, trimmed', () => {
    expect(record({ payee: '', note: '', tags: [' a', 'a ', 'b'] })).toMatchObject({
      payee: null,
      note: null,
      tags: ['a', 'b'],
    });
  });

  it('calls a payee as it is written where nobody says otherwise, and has no more than 200 letters for it', () => {
    const named = (details: Partial<TransactionDetails>) => record(details).payeeName;
    expect(named({ payee: ' HOFER 0527 ' })).toBe('HOFER 0527');
    expect(named({ payee: 'HOFER 0527', payeeName: ' Hofer ' })).toBe('Hofer');
    expect(named({ payee: 'HOFER 0527', payeeName: ' ' })).toBe('HOFER 0527');
    expect(named({ payeeName: 'Hofer' })).toBe('Hofer');
    expect(named({ payee: null, payeeName: '' })).toBeNull();
    expect(named({ payee: 'x'.repeat(500) })).toHaveLength(200);
  });

  it('is renamed as a version of its own, and is itself where that is its name', () => {
    const row = record({ payee: 'HOFER 0527', payeeName: 'Hofer' });
    expect(row.renamed('Aldi', now)).toMatchObject({ payee: 'HOFER 0527', payeeName: 'Aldi', version: 2 });
    expect(row.renamed('Hofer', now)).toBe(row);
  });

  it.each<[string, Partial<TransactionDetails>, string, string | undefined]>([
    ['a zero amount', { amount: eur(0) }, 'amount-invalid', 'amount.amount'],
    ['a zero original amount', { originalAmount: eur(0) }, 'amount-invalid', 'originalAmount.amount'],
    ['a day before 1900', { date: '1899-12-31' }, 'date-out-of-range', 'date'],
    ['a day more than ten years ahead', { date: '2036-05-02' }, 'date-out-of-range', 'date'],
    ['a day that does not exist', { date: '2026-02-29' }, 'date-invalid', 'date'],
    ['an account that is not there', { accountId: 'nothing' }, 'account-not-found', 'accountId'],
    ['an archived account', { accountId: 'old' }, 'account-archived', 'accountId'],
    ['the currency of another account', { amount: Money.of(1n, 'JPY') }, 'account-currency-differs', 'amount.currency'],
    ['an income category on an expense', { categoryId: 'salary' }, 'category-kind-differs', 'categoryId'],
    ['an archived category', { categoryId: 'fun' }, 'category-archived', 'categoryId'],
    ['a purchase of what is no income', { refundOf: 'purchase' }, 'field-not-allowed-for-type', 'refundOf'],
    ['a category that is not there', { categoryId: 'nothing' }, 'category-not-found', 'categoryId'],
    ['a target without a transfer', { toAccountId: 'cash' }, 'field-not-allowed-for-type', 'toAccountId'],
    ['an arriving amount without a transfer', { toAmount: eur(1) }, 'field-not-allowed-for-type', 'toAmount'],
  ])('refuses %s', (_name, changes, code, field) => {
    expect(codeOf(() => record(changes))).toEqual([code, field]);
  });

  it('accepts the first and the last possible day', () => {
    expect(record({ date: '1900-01-01' }).date).toBe('1900-01-01');
    expect(record({ date: '2036-05-01' }).date).toBe('2036-05-01');
  });

  it.each<[string, Partial<TransactionDetails>, string, string]>([
    ['no target', { toAccountId: null }, 'transfer-target-missing', 'toAccountId'],
    ['itself as the target', { toAccountId: 'giro' }, 'transfer-to-same-account', 'toAccountId'],
    ['an archived target', { toAccountId: 'old' }, 'account-archived', 'toAccountId'],
    ['no arriving amount in another currency', { toAccountId: 'yen' }, 'transfer-amount-missing', 'toAmount'],
    ['another figure in the same currency', { toAmount: eur(999) }, 'transfer-amounts-differ', 'toAmount.amount'],
    ['nothing arriving', { toAmount: eur(0) }, 'amount-invalid', 'toAmount.amount'],
    ['a category', { categoryId: 'food' }, 'field-not-allowed-for-type', 'categoryId'],
    [
      'splits',
      { splits: [{ categoryId: null, amount: eur(1000), note: null }] },
      'field-not-allowed-for-type',
      'splits',
    ],
  ])('refuses a transfer with %s', (_name, changes, code, field) => {
    expect(codeOf(() => record({ type: 'transfer', toAccountId: 'cash', ...changes }))).toEqual([code, field]);
  });

  describe('that is a refund', () => {
    const bought = { ...facts, purchase: { id: 'purchase', type: 'expense' as const } };
    const refund = (changes: Partial<TransactionDetails>, of: LedgerFacts = bought) =>
      Transaction.record(
        { ledgerId: 'ledger', id: 'row' },
        details({ type: 'income', categoryId: 'food', ...changes }),
        of,
        now,
      );

    it('is an income in a category of spending, as a whole or in a part, and may name its purchase', () => {
      expect(refund({})).toMatchObject({ type: 'income', categoryId: 'food', refundOf: null });
      expect(refund({ refundOf: 'purchase' }).refundOf).toBe('purchase');
      const splits = ['food', 'salary'].map((categoryId) => ({ categoryId, amount: eur(500), note: null }));
      expect(refund({ categoryId: null, splits }).splits).toEqual(splits);
      expect([...refund({}).balanceEffects()]).toEqual([['giro', 1000n]]);
    });

    it.each<[string, LedgerFacts]>([
      ['is not there', facts],
      ['is another one', { ...facts, purchase: { id: 'other', type: 'expense' } }],
      ['is an income', { ...facts, purchase: { id: 'purchase', type: 'income' } }],
      ['is a transfer', { ...facts, purchase: { id: 'purchase', type: 'transfer' } }],
    ])('is refused where its purchase %s', (_name, of) => {
      expect(codeOf(() => refund({ refundOf: 'purchase' }, of))).toEqual(['refund-of-invalid', 'refundOf']);
    });

    it('keeps its purchase without being asked about it again, and never refunds itself', () => {
      const linked = refund({ refundOf: 'purchase' });
      expect(linked.changed({ note: 'x' }, facts, later)).toMatchObject({ refundOf: 'purchase', version: 2 });
      expect(linked.ofPurchase(null, later)).toMatchObject({ refundOf: null, version: 2, updatedAt: later });
      const itself = { ...facts, purchase: { id: 'row', type: 'expense' as const } };
      expect(codeOf(() => record().changed({ type: 'income', refundOf: 'row' }, itself, later))).toEqual([
        'refund-of-invalid',
        'refundOf',
      ]);
    });
  });

  describe('with splits', () => {
    const split = (minor: number, categoryId: string | null = null) => ({ categoryId, amount: eur(minor), note: null });

    it('is recorded where they add up', () => {
      expect(record({ splits: [split(999, 'food'), split(1)] }).splits).toHaveLength(2);
    });

    it.each<[string, TransactionDetails['splits'], string, string]>([
      ['that add up to less', [split(999)], 'splits-sum-differs', 'splits'],
      ['of zero', [split(1000), split(0)], 'amount-invalid', 'splits.1.amount.amount'],
      ['of the other kind', [split(1000, 'salary')], 'category-kind-differs', 'splits.0.categoryId'],
      [
        'in another currency',
        [{ categoryId: null, amount: Money.of(1000n, 'JPY'), note: null }],
        'split-currency-differs',
        'splits.0.amount.currency',
      ],
      ['of which there are 101', Array.from({ length: 101 }, () => split(10)), 'splits-count-invalid', 'splits'],
    ])('refuses those %s', (_name, splits, code, field) => {
      expect(codeOf(() => record({ splits }))).toEqual([code, field]);
    });

    it('refuses a category of its own beside them', () => {
      expect(codeOf(() => record({ categoryId: 'food', splits: [split(1000)] }))).toEqual([
        'category-and-splits',
        'splits',
      ]);
    });
  });
});

describe('a changed transaction', () => {
  it('is the next version, and itself where nothing differs', () => {
    const before = record({ tags: ['a'], splits: [{ categoryId: 'food', amount: eur(1000), note: null }] });
    const after = before.changed({ note: 'new' }, facts, later);
    expect(after).toMatchObject({ version: 2, note: 'new', createdAt: now, updatedAt: later, tags: ['a'] });
    expect(before).toMatchObject({ version: 1, note: null });
    expect(after.changed({ note: 'new', tags: ['a'] }, facts, later)).toBe(after);
  });

  it('keeps what it already had, though it could not get it anew', () => {
    const longAgo = { ...record({ categoryId: 'food' }), categoryId: 'fun', accountId: 'old', date: '1890-01-01' };
    expect(Transaction.restore(longAgo).changed({ note: 'kept' }, facts, later).version).toBe(2);
  });

  it('does not move the balance of an archived account, in either direction', () => {
    const frozen = Transaction.restore({ ...record(), accountId: 'old' });
    expect(codeOf(() => frozen.changed({ amount: eur(1) }, facts, later))).toEqual(['account-archived', 'accountId']);
    expect(codeOf(() => frozen.changed({ accountId: 'giro' }, facts, later))).toEqual(['account-archived', undefined]);
    expect(codeOf(() => record().changed({ accountId: 'old' }, facts, later))).toEqual([
      'account-archived',
      'accountId',
    ]);
  });

  it('gives up its splits for a category, and puts one category for another in rows and splits', () => {
    const splits = [
      { categoryId: 'food', amount: eur(400), note: 'x' },
      { categoryId: null, amount: eur(600), note: null },
    ];
    const split = record({ splits });
    expect(split.categorized('food', later)).toMatchObject({ categoryId: 'food', splits: [], version: 2 });
    expect(split.recategorized('food', null, later)).toMatchObject({
      splits: [{ ...splits[0], categoryId: null }, splits[1]],
      version: 2,
    });
    expect(split.recategorized('salary', null, later)).toBe(split);
    const plain = record({ categoryId: 'food' });
    expect(plain.categorized('food', later)).toBe(plain);
    expect(plain.recategorized('food', 'other', later)).toMatchObject({ categoryId: 'other', version: 2 });
  });
});

import type { Account, Category, Payee } from '@/api/types';
import { isProposed, withProposal, type Proposed } from './payee-proposal';
import { draftOf, type TransactionDraft } from './transaction-input';

const accounts = [
  { id: 'joint', currency: 'EUR', archived: false },
  { id: 'card', currency: 'EUR', archived: false },
  { id: 'old', currency: 'EUR', archived: true },
  { id: 'dollars', currency: 'USD', archived: false },
] as Account[];
const categories = [
  { id: 'groceries', kind: 'expense', archived: false },
  { id: 'salary', kind: 'income', archived: false },
  { id: 'gone', kind: 'expense', archived: true },
] as Category[];
const usual: Proposed = { type: 'expense', accountId: 'joint', categoryId: '', amount: '' };
const known = { usual, accounts, categories, locale: 'de' };
const empty = { ...draftOf(undefined, { locale: 'de', baseCurrency: 'EUR', today: '2026-11-28' }), ...usual };
const hofer = {
  payeeName: 'Hofer',
  categoryId: 'groceries',
  accountId: 'card',
  amount: { amount: '18.40', currency: 'EUR' },
} as Payee;
const begin = (typed: Partial<TransactionDraft> = {}) => ({ draft: { ...empty, ...typed }, offered: usual });

describe('what a known payee brings', () => {
  it('is its category, account and amount, as the latest row has them', () => {
    const proposal = withProposal(begin(), hofer, known);
    expect(proposal.draft).toMatchObject({
      categoryId: 'groceries',
      accountId: 'card',
      amount: '18,40',
      type: 'expense',
    });
    expect(
      (['type', 'accountId', 'categoryId', 'amount'] as const).map((field) => isProposed(field, proposal, usual)),
    ).toEqual([false, true, true, true]);
  });

  it('never replaces what was typed', () => {
    const proposal = withProposal(begin({ amount: '5', accountId: 'dollars' }), hofer, known);
    expect(proposal.draft).toMatchObject({ amount: '5', accountId: 'dollars', categoryId: 'groceries' });
    expect(isProposed('amount', proposal, usual)).toBe(false);
  });

  it('goes with the payee, and stays where a person has changed it', () => {
    const proposed = withProposal(begin(), hofer, known);
    const changed = { ...proposed, draft: { ...proposed.draft, amount: '20' } };
    expect(withProposal(changed, undefined, known).draft).toMatchObject({ ...usual, amount: '20' });
    const other = { ...hofer, payeeName: 'Lidl', accountId: 'joint' };
    expect(withProposal(changed, other, known).draft).toMatchObject({ accountId: 'joint', amount: '20' });
  });

  it('is an income where its category is one, and no category where the type is another', () => {
    const employer = { ...hofer, categoryId: 'salary' };
    expect(withProposal(begin(), employer, known).draft).toMatchObject({ type: 'income', categoryId: 'salary' });
    const income = begin({ type: 'income' });
    expect(withProposal(income, hofer, known).draft).toMatchObject({ type: 'income', categoryId: '' });
  });

  it('has no amount of another currency than the account, and nothing that is archived', () => {
    expect(withProposal(begin({ accountId: 'dollars' }), hofer, known).draft.amount).toBe('');
    const old = { ...hofer, accountId: 'old', categoryId: 'gone' };
    expect(withProposal(begin(), old, known).draft).toMatchObject({ accountId: 'joint', categoryId: '' });
  });

  it('touches no transfer, and no category beside parts', () => {
    expect(withProposal(begin({ type: 'transfer' }), hofer, known).draft).toMatchObject({ ...usual, type: 'transfer' });
    const part = { id: 0, categoryId: '', amount: '5', note: '' };
    expect(withProposal(begin({ splits: [part, part] }), hofer, known).draft.categoryId).toBe('');
  });
});

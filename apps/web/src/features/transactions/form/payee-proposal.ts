import type { Account, Category, Payee } from '@/api/types';
import { amountForInput } from '@/ui/form/amount-input';
import type { TransactionDraft } from './transaction-input';

/** Of a form the fields that a known payee may fill in. */
export type Proposed = Pick<TransactionDraft, 'type' | 'accountId' | 'categoryId' | 'amount'>;
export type ProposedField = keyof Proposed;

const FIELDS: readonly ProposedField[] = ['type', 'accountId', 'categoryId', 'amount'];

export interface Proposal {
  draft: TransactionDraft;
  /** What the fields have that nobody typed; one that differs from it, or is not here, is a person's own. */
  offered: Partial<Proposed>;
}

interface Known {
  /** What the fields have without a payee. */
  usual: Proposed;
  accounts: readonly Account[];
  categories: readonly Category[];
  locale: string;
}

/** What the payee's latest row says, where nobody has typed anything; without a known payee such fields are as usual again. */
export function withProposal({ draft, offered }: Proposal, payee: Payee | undefined, known: Known): Proposal {
  if (draft.type === 'transfer') return { draft, offered };
  const free = FIELDS.filter((field) => draft[field] === offered[field]);
  const typed = Object.fromEntries(
    FIELDS.filter((field) => !free.includes(field)).map((field) => [field, draft[field]]),
  );
  const next = payee ? proposalOf(payee, typed, known) : known.usual;
  const changes: Partial<Proposed> = Object.fromEntries(free.map((field) => [field, next[field]]));
  if (draft.splits.length > 0) changes.categoryId = draft.categoryId;
  return { draft: { ...draft, ...changes }, offered: { ...offered, ...changes } };
}

function proposalOf(payee: Payee, typed: Partial<Proposed>, { usual, accounts, categories, locale }: Known): Proposed {
  const category = categories.find(({ id, archived }) => id === payee.categoryId && !archived);
  const account = accounts.find(({ id, archived }) => id === payee.accountId && !archived);
  const type = typed.type ?? category?.kind ?? usual.type;
  const accountId = typed.accountId ?? account?.id ?? usual.accountId;
  // In another account it would be another amount.
  const fits = accounts.some(({ id, currency }) => id === accountId && currency === payee.amount.currency);
  return {
    type,
    accountId,
    categoryId: category?.kind === type ? category.id : usual.categoryId,
    amount: fits ? amountForInput(payee.amount.amount, locale) : usual.amount,
  };
}

/** Whether what a field has was proposed, and is not simply what it has without a payee. */
export const isProposed = (field: ProposedField, { draft, offered }: Proposal, usual: Proposed): boolean =>
  draft[field] === offered[field] && offered[field] !== usual[field];

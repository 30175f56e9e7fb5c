import type { BudgetState } from '@/api/types';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import { parseThresholds } from './thresholds';

const periods = ['week', 'month', 'quarter', 'year'] as const;
const rollovers = ['none', 'surplus', 'deficit', 'both'] as const;

/** The form of a budget as typed. */
export function draftOf(budget: BudgetState | undefined, locale: string, baseCurrency: string) {
  return {
    name: budget?.name ?? '',
    limit: budget ? amountForInput(budget.limit.amount, locale) : '',
    currency: budget?.limit.currency ?? baseCurrency,
    limitFrom: '',
    period: periods.find((each) => each === budget?.period) ?? 'month',
    rollover: rollovers.find((each) => each === budget?.rollover) ?? 'none',
    rolloverCap: budget?.rolloverCap ? amountForInput(budget.rolloverCap.amount, locale) : '',
    startsOn: budget?.startsOn ?? '',
    thresholds: (budget?.thresholds ?? [80, 100]).join(', '),
    categoryIds: [...(budget?.categoryIds ?? [])],
    archived: budget?.archived ?? false,
  };
}

export type BudgetDraft = ReturnType<typeof draftOf>;

/** The draft as the API's body, or what a person must mend first, by field. */
export function checkDraft(draft: BudgetDraft, locale: string) {
  const { name, currency, limitFrom, period, rollover, startsOn, categoryIds } = draft;
  const amount = parseAmountInput(draft.limit, locale);
  const thresholds = parseThresholds(draft.thresholds);
  const carries = rollover !== 'none';
  const cap = carries ? parseAmountInput(draft.rolloverCap, locale) : null;
  const capWrong = carries && draft.rolloverCap.trim() !== '' && !cap;
  const errors = {
    ...(!amount && { limit: 'Enter an amount such as 300.' }),
    ...(!thresholds && { thresholds: 'Enter whole per cents, such as 80, 100.' }),
    ...(capWrong && { rolloverCap: 'Enter an amount such as 300, or none.' }),
  };
  if (!amount || !thresholds || capWrong) return { body: undefined, errors };
  const body = {
    name: name.trim(),
    limit: { amount, currency },
    ...(limitFrom && { limitFrom }),
    period,
    rollover,
    rolloverCap: cap ? { amount: cap, currency } : null,
    ...(carries && startsOn && { startsOn }),
    thresholds,
    categoryIds,
  };
  return { body, errors };
}

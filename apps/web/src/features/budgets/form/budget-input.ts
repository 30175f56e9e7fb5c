import type { Budget, BudgetState } from '@/api/types';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import type { Words } from '@/words/words';

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export const ROLLOVERS = ['none', 'surplus', 'deficit', 'both'] as const;

/** From when on another limit counts: this period, all of them, or that of a day. */
export const LIMIT_FROM = ['now', 'always', 'day'] as const;
type LimitFrom = (typeof LIMIT_FROM)[number];

/** The form of a budget as typed. */
export function draftOf(budget: BudgetState | undefined, locale: string, baseCurrency: string) {
  const counts: 'some' | 'all' = budget?.categoryIds.length === 0 ? 'all' : 'some';
  const limitFrom: LimitFrom = 'now';
  return {
    name: budget?.name ?? '',
    counts,
    categoryIds: [...(budget?.categoryIds ?? [])],
    limit: budget ? amountForInput(budget.limit.amount, locale) : '',
    currency: budget?.limit.currency ?? baseCurrency,
    limitFrom: limitFrom as LimitFrom,
    limitFromDay: '',
    period: PERIODS.find((each) => each === budget?.period) ?? 'month',
    rollover: ROLLOVERS.find((each) => each === budget?.rollover) ?? 'none',
    rolloverCap: budget?.rolloverCap ? amountForInput(budget.rolloverCap.amount, locale) : '',
    startsOn: budget?.startsOn ?? '',
    thresholds: [...(budget?.thresholds ?? [80, 100])],
  };
}

export type BudgetDraft = ReturnType<typeof draftOf>;

/** The first day that a budget has a limit for. */
const firstDay = ({ limits, startsOn }: BudgetState): string =>
  limits.reduce((first, { from }) => (from < first ? from : first), startsOn);

/** Whether the limit is another one, so that it is asked from when on it counts. */
export const changesLimit = (draft: BudgetDraft, budget: BudgetState, locale: string): boolean =>
  draft.currency === budget.limit.currency && draft.limit !== amountForInput(budget.limit.amount, locale);

function limitFromOf(draft: BudgetDraft, budget: BudgetState | undefined, locale: string): string | undefined {
  if (!budget || !changesLimit(draft, budget, locale) || draft.limitFrom === 'now') return undefined;
  return draft.limitFrom === 'always' ? firstDay(budget) : draft.limitFromDay;
}

/** The draft as the API's body, or what a person must mend first, by field. */
export function checkDraft(draft: BudgetDraft, budget: BudgetState | undefined, locale: string, t: Words<'budgets'>) {
  const { name, counts, currency, period, rollover, startsOn, thresholds } = draft;
  const amount = parseAmountInput(draft.limit, locale);
  const carries = rollover !== 'none';
  const cap = carries ? parseAmountInput(draft.rolloverCap, locale) : null;
  const capWrong = carries && draft.rolloverCap.trim() !== '' && !cap;
  const limitFrom = limitFromOf(draft, budget, locale);
  const errors = {
    ...(counts === 'some' && draft.categoryIds.length === 0 && { categoryIds: t('form.categoriesMissing') }),
    ...(!amount && { limit: t('form.limitWrong') }),
    ...(limitFrom === '' && { limitFromDay: t('form.dayMissing') }),
    ...(thresholds.length === 0 && { thresholds: t('form.thresholdsMissing') }),
    ...(capWrong && { rolloverCap: t('form.capWrong') }),
  };
  if (!amount || Object.keys(errors).length > 0) return { body: undefined, errors };
  const body = {
    name: name.trim(),
    limit: { amount, currency },
    ...(limitFrom && { limitFrom }),
    period,
    rollover,
    rolloverCap: cap ? { amount: cap, currency } : null,
    ...(carries && startsOn && { startsOn }),
    thresholds: [...thresholds].sort((left, right) => left - right),
    categoryIds: counts === 'all' ? [] : draft.categoryIds,
  };
  return { body, errors };
}

/**
 * What takes a change back; null where it cannot be: earlier limits that were replaced are nowhere any more. The limit of
 * before counts from the same period on as the one that took its place.
 */
export function undoBody(before: BudgetState, after: Pick<Budget, 'limits' | 'limit'>) {
  const isKept = before.limits.every(
    ({ from }) => from >= before.periodStart || after.limits.some((l) => l.from === from),
  );
  if (before.limit.currency !== after.limit.currency || !isKept) return null;
  const { name, limit, rolloverCap, startsOn, thresholds, categoryIds } = before;
  return {
    name,
    limit,
    period: PERIODS.find((each) => each === before.period) ?? 'month',
    rollover: ROLLOVERS.find((each) => each === before.rollover) ?? 'none',
    rolloverCap,
    startsOn,
    thresholds,
    categoryIds,
  };
}

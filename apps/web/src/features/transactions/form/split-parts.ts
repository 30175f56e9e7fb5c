import { currencyExponent, DomainError, Money } from '@pft/kernel';
import type { AddTransaction, Transaction } from '@/api/types';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import type { Words } from '@/words/words';

/** A part of a split as typed; the id only tells the rows of a form apart. */
export interface PartDraft {
  id: number;
  categoryId: string;
  amount: string;
  note: string;
}

export const leastParts = 2;
export const mostParts = 100;

const emptyPart = (id: number, categoryId = ''): PartDraft => ({ id, categoryId, amount: '', note: '' });

export function partsOf(splits: Transaction['splits'], locale: string): PartDraft[] {
  return splits.map(({ categoryId, amount, note }, id) => ({
    id,
    categoryId: categoryId ?? '',
    amount: amountForInput(amount.amount, locale),
    note: note ?? '',
  }));
}

/** What a split begins with: the whole is in the first part, with the category chosen so far, and goes from there to the others. */
export function firstParts(categoryId: string, amount: string): PartDraft[] {
  return [{ ...emptyPart(0, categoryId), amount }, emptyPart(1)];
}

export function addPart(parts: readonly PartDraft[]): PartDraft[] {
  if (parts.length >= mostParts) return [...parts];
  return [...parts, emptyPart(Math.max(-1, ...parts.map(({ id }) => id)) + 1)];
}

export function removePart(parts: readonly PartDraft[], id: number): PartDraft[] {
  return parts.length <= leastParts ? [...parts] : parts.filter((part) => part.id !== id);
}

/** Why what was typed is no amount; the catalogue has words for each. */
export type AmountFault = 'none' | 'zero' | 'fine' | 'large';

/** An amount above zero as typed, or why it is none. */
export function readAmount(typed: string, currency: string, locale: string): Money | AmountFault {
  const amount = parseAmountInput(typed, locale);
  if (!amount) return 'none';
  try {
    return Money.parsePositive({ amount, currency });
  } catch (error) {
    if (error instanceof DomainError) return faultOf(amount, currency);
    throw error;
  }
}

function faultOf(amount: string, currency: string): AmountFault {
  if (/^-|^[0.]*$/.test(amount)) return 'zero';
  return (amount.split('.')[1] ?? '').length > currencyExponent(currency) ? 'fine' : 'large';
}

/** What is wrong with an amount, in words. */
export const faultWords = (fault: AmountFault, currency: string, t: Words<'quickAdd.faults'>): string =>
  t(fault, { currency, digits: currencyExponent(currency) });

/** The total less its parts: negative where they are too much. A part that is no amount yet takes nothing. */
export function leftToAssign(parts: readonly PartDraft[], total: Money, locale: string): Money {
  return parts
    .map(({ amount }) => readAmount(amount, total.currency, locale))
    .reduce<Money>((left, part) => (typeof part === 'string' ? left : left.minus(part)), total);
}

/** The parts with a first one that has what the others leave, or as they are where they leave nothing. */
export function restIntoFirst(parts: readonly PartDraft[], total: Money, locale: string): PartDraft[] {
  const [first, ...others] = parts;
  const rest = leftToAssign(others, total, locale);
  if (!first || !rest.isPositive()) return [...parts];
  return [{ ...first, amount: amountForInput(rest.toDecimal(), locale) }, ...others];
}

/** The parts with a last one that makes them add up, or null where no amount above zero would. */
export function restIntoLast(parts: readonly PartDraft[], total: Money, locale: string): PartDraft[] | null {
  const others = parts.slice(0, -1);
  const last = parts.at(-1);
  const rest = leftToAssign(others, total, locale);
  if (!last || !rest.isPositive()) return null;
  return [...others, { ...last, amount: amountForInput(rest.toDecimal(), locale) }];
}

/** The parts as the API takes them, or what is wrong with them by JSON pointer. */
export function checkParts(
  parts: readonly PartDraft[],
  total: Money,
  locale: string,
  t: Words<'quickAdd.faults'>,
): { splits: NonNullable<AddTransaction['splits']>; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const splits = parts.flatMap(({ categoryId, amount, note }, i) => {
    const read = readAmount(amount, total.currency, locale);
    if (typeof read !== 'string') {
      return [{ categoryId: categoryId || null, amount: read.toJSON(), note: note.trim() || null }];
    }
    errors[`/splits/${i}/amount`] = faultWords(read, total.currency, t);
    return [];
  });
  if (splits.length === parts.length && !leftToAssign(parts, total, locale).isZero()) {
    errors['/splits'] = t('parts');
  }
  return { splits, errors };
}

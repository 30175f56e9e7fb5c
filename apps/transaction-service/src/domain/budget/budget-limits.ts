import type { Money } from '@pft/kernel';

/** A limit and the day from which it counts: in the period that this day lies in, and in all after it until the next. */
export interface LimitFrom {
  readonly from: string;
  readonly limit: Money;
}

/** Of one budget: a change a month for ten years. */
export const MOST_LIMITS = 120;

/** What counts on a day; before the first one the first one does. */
export function limitOn(limits: readonly LimitFrom[], day: string): Money {
  const [first] = limits;
  if (!first) throw new Error('a budget has a limit');
  return (limits.findLast(({ from }) => from <= day) ?? first).limit;
}

/** The first one counts from the day on which the budget starts, whatever was said of days before it. */
export function startingOn(limits: readonly LimitFrom[], startsOn: string): LimitFrom[] {
  return [
    { from: startsOn, limit: limitOn(limits, startsOn) },
    ...limits.filter(({ from }, index) => index > 0 && from > startsOn),
  ];
}

/**
 * Another limit from a day on, in place of all that began then or later. Another currency has no history with the one before,
 * because nothing could be carried over between them. Beyond the number that is kept the oldest one is forgotten.
 */
export function withLimit(limits: readonly LimitFrom[], from: string, limit: Money, startsOn: string): LimitFrom[] {
  const kept = limits.filter((each) => each.from < from && each.limit.currency === limit.currency);
  const isSame = kept.at(-1)?.limit.equals(limit) ?? false;
  const next = isSame ? kept : [...kept, { from, limit }];
  return startingOn(next.slice(-MOST_LIMITS), startsOn);
}

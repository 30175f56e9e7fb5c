import { CalendarMonth } from '@pft/kernel';
import { COMPARISONS, type Compare } from '@/ui/ledger/figure';

export interface ShownMonth {
  month: string;
  /** Set where the month is not the one a person might expect. */
  note: 'latest-with-rows' | undefined;
}

/** The month of the overview: the one asked for, else the current one, else the latest that has rows. */
export function shownMonth(
  asked: unknown,
  current: string,
  currentHasRows: boolean,
  latestWithRows: string | null,
): ShownMonth {
  if (CalendarMonth.is(asked)) return { month: asked, note: undefined };
  if (currentHasRows || latestWithRows === null || latestWithRows === current)
    return { month: current, note: undefined };
  return { month: latestWithRows, note: 'latest-with-rows' };
}

const USUAL: Compare = 'previous';

/** What a month is compared with: as asked for, else the one before. */
export const shownCompare = (asked: unknown): Compare => COMPARISONS.find((each) => each === asked) ?? USUAL;

/** The address of a month; the usual comparison is not written. */
export function overviewLink(month: string, compare: Compare): string {
  return `/?month=${month}${compare === USUAL ? '' : `&compare=${compare}`}`;
}

import { CalendarMonth } from '@pft/kernel';

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

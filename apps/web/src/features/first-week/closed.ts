import { remember } from '@/ui/remember';

/** Where this browser keeps that a person wants no more of it: in a cookie, so that the page comes without it at once. */
export const closedCookie = 'pft_first_week';

const LONGER_THAN_A_WEEK_S = 14 * 24 * 3600;

export function closeFirstWeek(): void {
  remember(closedCookie, 'closed', LONGER_THAN_A_WEEK_S);
}

import { CalendarDate } from '@pft/kernel';
import { ApiProblem, unwrap } from '@/api/problem';
import { SideFigure } from '@/features/accounts/side-figure';
import { analyticsApi, currentUser, orProblem } from '@/server/api';

/** What everything is worth today, archived accounts too; it comes after the page, which does not wait for it. */
export async function SideWorth() {
  const [user, analytics] = await Promise.all([currentUser(), analyticsApi()]);
  const today = CalendarDate.today(user.timeZone, new Date());
  const query = { from: today, to: today, interval: 'day', currency: user.baseCurrency } as const;
  const worth = await orProblem(unwrap(analytics.GET('/analytics/net-worth', { params: { query } })));
  const amount = worth instanceof ApiProblem ? undefined : worth.points[0]?.amount;
  return amount && <SideFigure amount={amount} date={today} />;
}

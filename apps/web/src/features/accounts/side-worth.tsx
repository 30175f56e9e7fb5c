import { CalendarDate } from '@pft/kernel';
import { getTranslations } from 'next-intl/server';
import { ApiProblem, unwrap } from '@/api/problem';
import { analyticsApi, currentUser, orProblem } from '@/server/api';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import styles from './side-worth.module.css';
import { worthFigure } from './worth-figure';

/** What everything is worth today, archived accounts too; it comes after the page, which does not wait for it. */
export async function SideWorth() {
  const [user, t, analytics] = await Promise.all([currentUser(), getTranslations('accounts'), analyticsApi()]);
  const today = CalendarDate.today(user.timeZone, new Date());
  const query = { from: today, to: today, interval: 'day', currency: user.baseCurrency } as const;
  const worth = await orProblem(unwrap(analytics.GET('/analytics/net-worth', { params: { query } })));
  const amount = worth instanceof ApiProblem ? undefined : worth.points[0]?.amount;
  if (!amount) return null;
  return (
    <div className={styles.worth}>
      <span className="soft">{t('netWorth')}</span>
      <ExplainedAmount figure={worthFigure(today)} name={t('netWorth')} value={amount} />
    </div>
  );
}

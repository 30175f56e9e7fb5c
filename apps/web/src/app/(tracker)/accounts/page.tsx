import { CalendarDate } from '@pft/kernel';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiProblem, unwrap } from '@/api/problem';
import { AccountList } from '@/features/accounts/account-list';
import { AddAccountButton } from '@/features/accounts/add-account';
import { yearUntil } from '@/features/accounts/year-until';
import { WorthHead } from '@/features/accounts/worth-head';
import { accountsWithLatest, analyticsApi, currentUser, orProblem } from '@/server/api';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('title') };
}

export default async function AccountsPage() {
  const [user, t, analytics] = await Promise.all([currentUser(), getTranslations('accounts'), analyticsApi()]);
  const query = {
    ...yearUntil(CalendarDate.today(user.timeZone, new Date())),
    interval: 'month',
    currency: user.baseCurrency,
  } as const;
  const [accounts, answered] = await Promise.all([
    accountsWithLatest(),
    orProblem(unwrap(analytics.GET('/analytics/net-worth', { params: { query } }))),
  ]);
  const worth = answered instanceof ApiProblem ? null : answered;
  return (
    <div className="stack">
      <div className="spread">
        <h1>{t('title')}</h1>
        <AddAccountButton />
      </div>
      {accounts.length === 0 ? (
        <div className="card empty">
          <h2>{t('empty.title')}</h2>
          <p className="soft">{t('empty.text')}</p>
        </div>
      ) : (
        <>
          {worth ? <WorthHead {...{ worth, accounts }} /> : <p className="soft">{t('unavailable')}</p>}
          <AccountList {...{ accounts, worth }} />
        </>
      )}
    </div>
  );
}

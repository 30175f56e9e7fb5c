import { CalendarDate } from '@pft/kernel';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApiProblem, unwrap } from '@/api/problem';
import { AccountView } from '@/features/accounts/account-view';
import { yearUntil } from '@/features/accounts/year-until';
import { accountsWithLatest, analyticsApi, currentUser, orProblem, transactionApi } from '@/server/api';

interface Props {
  params: Promise<{ id: string }>;
}

const accountOf = async ({ params }: Props) => {
  const [{ id }, accounts] = await Promise.all([params, accountsWithLatest()]);
  return accounts.find((account) => account.id === id) ?? notFound();
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await accountOf(props)).name };
}

const LATEST = 20;

export default async function AccountPage(props: Props) {
  const [account, user, analytics, transactions] = await Promise.all([
    accountOf(props),
    currentUser(),
    analyticsApi(),
    transactionApi(),
  ]);
  const today = CalendarDate.today(user.timeZone, new Date());
  const query = { ...yearUntil(today), interval: 'month', accountId: account.id } as const;
  const ofAccount = { accountId: account.id };
  const [worth, inBase, rows, totals] = await Promise.all([
    orProblem(unwrap(analytics.GET('/analytics/net-worth', { params: { query } }))),
    orProblem(
      unwrap(
        analytics.GET('/analytics/net-worth', {
          params: { query: { ...ofAccount, from: today, to: today, currency: user.baseCurrency } },
        }),
      ),
    ),
    unwrap(transactions.GET('/transactions', { params: { query: { ...ofAccount, limit: LATEST } } })),
    unwrap(transactions.GET('/transactions/totals', { params: { query: ofAccount } })),
  ]);
  return (
    <AccountView
      {...{ account }}
      worth={worth instanceof ApiProblem ? null : worth}
      inBase={inBase instanceof ApiProblem ? null : (inBase.points[0]?.byAccount?.[0]?.amount ?? null)}
      rows={rows.items}
      count={totals.count}
    />
  );
}

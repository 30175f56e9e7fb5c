import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Metadata } from 'next';
import { ApiProblem, unwrap } from '@/api/problem';
import { AlertsPanel } from '@/features/alerts/alerts-panel';
import { BudgetsPanel } from '@/features/budgets/budgets-panel';
import { EmptyLedger } from '@/features/first-week/empty-ledger';
import { nothingBegun, stepsOf } from '@/features/first-week/steps';
import { DropZone } from '@/features/import/drop-zone';
import { shownCompare, shownMonth } from '@/features/overview/overview-month';
import { OverviewPage } from '@/features/overview/overview-page';
import { LoadSampleButton } from '@/features/sample/sample-buttons';
import { allAccounts, allCategories, analyticsApi, currentUser, orProblem, transactionApi } from '@/server/api';
import { FirstWeek } from './first-week';

export const metadata: Metadata = { title: 'Overview' };

interface Props {
  searchParams: Promise<{ month?: string | string[]; compare?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const [{ month: asked, compare: askedCompare }, user, accounts, categories, transactions, analytics] =
    await Promise.all([searchParams, currentUser(), allAccounts(), allCategories(), transactionApi(), analyticsApi()]);
  const { locale } = user;
  const today = CalendarDate.today(user.timeZone, new Date());
  const current = CalendarDate.monthOf(today);

  const [latestUntilNow, latestOfAll] = await Promise.all([
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 1, to: CalendarMonth.lastDay(current) } } })),
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 1 } } })),
  ]);
  if (latestOfAll.items.length === 0 && asked === undefined) {
    return <EmptyLedger steps={stepsOf(nothingBegun)} dropZone={<DropZone />} loadSample={<LoadSampleButton />} />;
  }

  const latest = (latestUntilNow.items[0] ?? latestOfAll.items[0])?.date;
  const latestMonth = latest ? CalendarDate.monthOf(latest) : null;
  const shown = shownMonth(asked, current, latestMonth === current, latestMonth);
  const { month } = shown;
  const from = CalendarMonth.firstDay(month);
  const to = CalendarMonth.lastDay(month);
  const compare = shownCompare(askedCompare);
  const worthDay = month === current ? today : to;

  const [summary, monthly, worth, budgets, rows, before] = await Promise.all([
    orProblem(
      unwrap(
        analytics.GET('/analytics/summary', {
          params: {
            // A month that has not begun has nothing that could be compared.
            query: {
              from,
              to,
              currency: user.baseCurrency,
              ...(month <= current && { compare, toDate: 'same-day' }),
            },
          },
        }),
      ),
    ),
    orProblem(
      unwrap(
        analytics.GET('/analytics/monthly', {
          params: { query: { from: CalendarMonth.plusMonths(month, -11), to: month, currency: user.baseCurrency } },
        }),
      ),
    ),
    orProblem(
      unwrap(
        analytics.GET('/analytics/net-worth', {
          params: {
            query: {
              from: CalendarMonth.firstDay(CalendarMonth.plusMonths(month, -12)),
              to: worthDay,
              interval: 'month',
              currency: user.baseCurrency,
            },
          },
        }),
      ),
    ),
    orProblem(
      unwrap(analytics.GET('/analytics/budgets', { params: { query: { date: month === current ? today : to } } })),
    ),
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 7, from, to } } })),
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 1, to: CalendarDate.plusDays(from, -1) } } })),
  ]);

  return (
    <>
      <FirstWeek user={user} />
      <OverviewPage
        earlier={before.items.length > 0 || month > current}
        later={(latestOfAll.items[0]?.date ?? '') > to}
        {...{ shown, current, compare, summary, monthly, worth, accounts, categories, locale }}
        rows={rows.items}
        alerts={<AlertsPanel />}
        budgets={!(budgets instanceof ApiProblem) && <BudgetsPanel budgets={budgets.items} {...{ locale, today }} />}
      />
    </>
  );
}

import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Metadata } from 'next';
import Link from 'next/link';
import { IconCalendarOff } from '@tabler/icons-react';
import { ApiProblem, unwrap } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { formatMonth } from '@/ui/format';
import { shownMonth } from '@/features/overview/overview-month';
import { allAccounts, allCategories, analyticsApi, currentUser, orProblem, transactionApi } from '@/server/api';
import { AccountsPanel } from '@/features/overview/panels/accounts-panel';
import { AlertsPanel } from '@/features/alerts/alerts-panel';
import { BudgetsPanel } from '@/features/budgets/budgets-panel';
import { CategoriesPanel } from '@/features/overview/panels/categories-panel';
import { EmptyLedger } from '@/features/overview/empty-ledger';
import { Figures } from '@/features/overview/panels/figures';
import { LatestRows } from '@/features/overview/panels/latest-rows';
import { MonthsChart } from '@/features/overview/panels/months-chart';
import { MonthSwitch } from '@/features/overview/month-switch';
import styles from '@/features/overview/overview.module.css';
import { RateNotices } from '@/features/overview/rate-notices';

export const metadata: Metadata = { title: 'Overview' };

interface Props {
  searchParams: Promise<{ month?: string | string[] }>;
}

export default async function OverviewPage({ searchParams }: Props) {
  const [{ month: asked }, user, accounts, categories, transactions, analytics] = await Promise.all([
    searchParams,
    currentUser(),
    allAccounts(),
    allCategories(),
    transactionApi(),
    analyticsApi(),
  ]);
  const { locale } = user;
  const today = CalendarDate.today(user.timeZone, new Date());
  const current = CalendarDate.monthOf(today);

  const [latestUntilNow, latestOfAll] = await Promise.all([
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 1, to: CalendarMonth.lastDay(current) } } })),
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 1 } } })),
  ]);
  if (latestOfAll.items.length === 0 && asked === undefined) return <EmptyLedger today={today} />;

  const latest = (latestUntilNow.items[0] ?? latestOfAll.items[0])?.date;
  const latestMonth = latest ? CalendarDate.monthOf(latest) : null;
  const { month, note } = shownMonth(asked, current, latestMonth === current, latestMonth);
  const from = CalendarMonth.firstDay(month);
  const to = CalendarMonth.lastDay(month);

  const [summary, monthly, budgets, rows] = await Promise.all([
    orProblem(
      unwrap(analytics.GET('/analytics/summary', { params: { query: { from, to, currency: user.baseCurrency } } })),
    ),
    orProblem(
      unwrap(
        analytics.GET('/analytics/monthly', {
          params: { query: { from: CalendarMonth.plusMonths(month, -11), to: month, currency: user.baseCurrency } },
        }),
      ),
    ),
    orProblem(
      unwrap(analytics.GET('/analytics/budgets', { params: { query: { date: month === current ? today : to } } })),
    ),
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 7, from, to } } })),
  ]);

  return (
    <div className="stack">
      <div className="spread">
        <h1>{formatMonth(month, locale)}</h1>
        <MonthSwitch month={month} current={current} />
      </div>
      {note === 'latest-with-rows' && (
        <p className="notice" data-tone="calm" role="status">
          <IconCalendarOff size={20} aria-hidden />
          <span>
            There is nothing in {formatMonth(current, locale)} yet. This is {formatMonth(month, locale)}, the latest
            month with transactions. <Link href={`/?month=${current}`}>Show {formatMonth(current, locale)}</Link>
          </span>
        </p>
      )}
      {summary instanceof ApiProblem ? (
        <ProblemAlert problem={{ title: summary.title, text: summary.text, requestId: summary.requestId }} />
      ) : (
        <>
          <RateNotices summary={summary} locale={locale} />
          <Figures
            summary={summary}
            before={monthly instanceof ApiProblem ? undefined : monthly.months.at(-2)}
            locale={locale}
          />
        </>
      )}
      <div className={styles.columns}>
        <div className="stack">
          {!(monthly instanceof ApiProblem) && <MonthsChart monthly={monthly} shown={month} locale={locale} />}
          {!(summary instanceof ApiProblem) && (
            <>
              <CategoriesPanel summary={summary} categories={categories} locale={locale} />
              <AccountsPanel summary={summary} locale={locale} />
            </>
          )}
        </div>
        <div className="stack">
          <AlertsPanel />
          {!(budgets instanceof ApiProblem) && <BudgetsPanel budgets={budgets.items} locale={locale} />}
          <LatestRows rows={rows.items} categories={categories} accounts={accounts} month={month} locale={locale} />
        </div>
      </div>
    </div>
  );
}

import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiProblem, unwrap } from '@/api/problem';
import { BudgetsPanel } from '@/features/budgets/budgets-panel';
import { EmptyLedger } from '@/features/first-week/empty-ledger';
import { nothingBegun, stepsOf } from '@/features/first-week/steps';
import { DropZone } from '@/features/import/drop-zone';
import { shownCompare, shownMonth } from '@/features/overview/overview-month';
import { OverviewPage } from '@/features/overview/overview-page';
import type { Waiting } from '@/features/overview/panels/needs-panel';
import { LoadSampleButton } from '@/features/sample/sample-buttons';
import { localeOfPage } from '@/server/words';
import { allAccounts, allCategories, analyticsApi, currentUser, orProblem, transactionApi } from '@/server/api';
import { FirstWeek } from './first-week';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('overview');
  return { title: t('title') };
}

interface Props {
  searchParams: Promise<{ month?: string | string[]; compare?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const [{ month: asked, compare: askedCompare }, user, accounts, categories, transactions] = await Promise.all([
    searchParams,
    currentUser(),
    allAccounts(),
    allCategories(),
    transactionApi(),
  ]);
  const locale = await localeOfPage(user);
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
  const [from, to] = [CalendarMonth.firstDay(month), CalendarMonth.lastDay(month)];
  const compare = shownCompare(askedCompare);
  const day = month === current ? today : to;

  const [insights, waiting, rows, before] = await Promise.all([
    insightsOf(month, { compare, current, day, currency: user.baseCurrency }),
    month === current ? whatWaits() : nothingWaits,
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 7, from, to } } })),
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 1, to: CalendarDate.plusDays(from, -1) } } })),
  ]);
  const { budgets, ...answers } = insights;
  const states = budgets instanceof ApiProblem ? [] : budgets.items;
  return (
    <>
      <FirstWeek user={user} />
      <OverviewPage
        earlier={before.items.length > 0 || month > current}
        later={(latestOfAll.items[0]?.date ?? '') > to}
        {...{ shown, today, current, compare, accounts, categories, locale, waiting }}
        {...answers}
        rows={rows.items}
        budgets={states}
        budgetsPanel={!(budgets instanceof ApiProblem) && <BudgetsPanel budgets={states} {...{ locale, today }} />}
      />
    </>
  );
}

interface Asked {
  compare: ReturnType<typeof shownCompare>;
  current: string;
  /** Today, or the last day of a month that is over. */
  day: string;
  currency: string;
}

/** What analytics says of a month: the page is shown without what it cannot say. */
async function insightsOf(month: string, { compare, current, day, currency }: Asked) {
  const analytics = await analyticsApi();
  const [from, to] = [CalendarMonth.firstDay(month), CalendarMonth.lastDay(month)];
  const yearBefore = CalendarMonth.plusMonths(month, -12);
  // A month that has not begun has nothing that could be compared.
  const comparing = month <= current ? ({ compare, toDate: 'same-day' } as const) : {};
  const [summary, monthly, worth, budgets] = await Promise.all([
    orProblem(
      unwrap(
        analytics.GET('/analytics/summary', {
          params: { query: { from, to, currency, ...comparing, include: 'days,expected-income,outlook' } },
        }),
      ),
    ),
    orProblem(
      unwrap(analytics.GET('/analytics/monthly', { params: { query: { from: yearBefore, to: month, currency } } })),
    ),
    orProblem(
      unwrap(
        analytics.GET('/analytics/net-worth', {
          params: { query: { from: CalendarMonth.firstDay(yearBefore), to: day, interval: 'month', currency } },
        }),
      ),
    ),
    orProblem(unwrap(analytics.GET('/analytics/budgets', { params: { query: { date: day } } }))),
  ]);
  return { summary, monthly, worth, budgets };
}

const nothingWaits: Waiting = { unreviewed: 0, uncategorised: 0, files: [], twins: 0 };
const FILES_LOOKED_AT = 20;

async function whatWaits(): Promise<Waiting> {
  const api = await transactionApi();
  const [unreviewed, uncategorised, imports, twins] = await Promise.all([
    unwrap(api.GET('/transactions/totals', { params: { query: { reviewed: 'false' } } })),
    unwrap(api.GET('/transactions/totals', { params: { query: { categoryId: 'none' } } })),
    unwrap(api.GET('/imports', { params: { query: { limit: FILES_LOOKED_AT } } })),
    unwrap(api.GET('/transactions/twins')),
  ]);
  return {
    unreviewed: unreviewed.count,
    uncategorised: uncategorised.count,
    files: imports.items.filter(({ state }) => state === 'preview').map(({ id }) => id),
    twins: twins.items.length,
  };
}

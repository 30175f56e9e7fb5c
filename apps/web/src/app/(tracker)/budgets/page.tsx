import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiProblem, unwrap } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { AddBudgetButton } from '@/features/budgets/add-budget';
import { ArchivedBudgets } from '@/features/budgets/archived-budgets';
import { BudgetList } from '@/features/budgets/budget-list';
import { totalsRange } from '@/features/budgets/budget-totals';
import { EmptyBudgets } from '@/features/budgets/empty-budgets';
import { PeriodSwitch } from '@/features/budgets/period-switch';
import { suggestedBudgets } from '@/features/budgets/suggested-budgets';
import { TotalsRow } from '@/features/budgets/totals-row';
import { allBudgets, allCategories, analyticsApi, currentUser, orProblem, transactionApi } from '@/server/api';
import { localeOfPage } from '@/server/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budgets'))('title') };
}

export default async function BudgetsPage({ searchParams }: { searchParams: Promise<{ month?: string | string[] }> }) {
  const [{ month: asked }, user, t, analytics, transactions] = await Promise.all([
    searchParams,
    currentUser(),
    getTranslations('budgets'),
    analyticsApi(),
    transactionApi(),
  ]);
  const today = CalendarDate.today(user.timeZone, new Date());
  const current = CalendarDate.monthOf(today);
  const month = CalendarMonth.is(asked) && asked < current ? asked : current;
  const [from, to] = [CalendarMonth.firstDay(month), CalendarMonth.lastDay(month)];
  const date = month === current ? today : to;
  const [budgets, all, before] = await Promise.all([
    orProblem(unwrap(analytics.GET('/analytics/budgets', { params: { query: { date, past: 6 } } }))),
    allBudgets(),
    unwrap(transactions.GET('/transactions', { params: { query: { limit: 1, to: CalendarDate.plusDays(from, -1) } } })),
  ]);
  return (
    <div className="stack">
      <div className="spread">
        <h1>{t('title')}</h1>
        <PeriodSwitch {...{ month, current }} earlier={before.items.length > 0} locale={await localeOfPage(user)} />
        <AddBudgetButton />
      </div>
      {budgets instanceof ApiProblem ? (
        <ProblemAlert problem={budgets} />
      ) : budgets.items.length === 0 ? (
        <EmptyBudgets suggested={await suggestions(current, user.baseCurrency)} />
      ) : (
        <>
          <Totals budgets={budgets.items} range={totalsRange(budgets.items) ?? { from, to }} />
          <BudgetList budgets={budgets.items} />
        </>
      )}
      <ArchivedBudgets budgets={all.filter(({ archived }) => archived)} />
    </div>
  );
}

interface TotalsProps {
  budgets: Parameters<typeof totalsRange>[0];
  range: { from: string; to: string };
}

async function Totals({ budgets, range }: TotalsProps) {
  const [user, analytics] = await Promise.all([currentUser(), analyticsApi()]);
  const query = { ...range, currency: user.baseCurrency };
  const summary = await orProblem(unwrap(analytics.GET('/analytics/summary', { params: { query } })));
  return summary instanceof ApiProblem ? null : <TotalsRow budgets={budgets} summary={summary} />;
}

async function suggestions(current: string, currency: string) {
  const [analytics, categories] = await Promise.all([analyticsApi(), allCategories()]);
  const [from, to] = [CalendarMonth.plusMonths(current, -3), CalendarMonth.plusMonths(current, -1)];
  const query = { from, to, currency, include: 'categories' } as const;
  const months = await orProblem(unwrap(analytics.GET('/analytics/monthly', { params: { query } })));
  return months instanceof ApiProblem ? [] : suggestedBudgets(months, categories);
}

import { CalendarDate } from '@pft/kernel';
import type { Metadata } from 'next';
import { ApiProblem, unwrap } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { allBudgets, analyticsApi, currentUser, orProblem } from '@/server/api';
import { ArchivedBudgets } from '@/features/budgets/archived-budgets';
import { AddBudgetButton, BudgetList } from '@/features/budgets/budget-list';

export const metadata: Metadata = { title: 'Budgets' };

export default async function BudgetsPage() {
  const [user, api] = await Promise.all([currentUser(), analyticsApi()]);
  const date = CalendarDate.today(user.timeZone, new Date());
  const [budgets, all] = await Promise.all([
    orProblem(unwrap(api.GET('/analytics/budgets', { params: { query: { date, past: 6 } } }))),
    allBudgets(),
  ]);
  return (
    <div className="stack">
      <div className="spread">
        <h1>Budgets</h1>
        <AddBudgetButton />
      </div>
      {budgets instanceof ApiProblem ? <ProblemAlert problem={budgets} /> : <BudgetList budgets={budgets.items} />}
      <ArchivedBudgets budgets={all.filter(({ archived }) => archived)} />
    </div>
  );
}

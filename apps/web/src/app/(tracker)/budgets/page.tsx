import { CalendarDate } from '@pft/money';
import type { Metadata } from 'next';
import { ApiProblem, unwrap } from '../../../api/problem';
import { ProblemAlert } from '../../../components/problem-alert';
import { analyticsApi, currentUser, orProblem } from '../../../server/api';
import { AddBudgetButton, BudgetList } from './budget-list';

export const metadata: Metadata = { title: 'Budgets' };

export default async function BudgetsPage() {
  const [user, api] = await Promise.all([currentUser(), analyticsApi()]);
  const date = CalendarDate.today(user.timeZone, new Date());
  const budgets = await orProblem(unwrap(api.GET('/analytics/budgets', { params: { query: { date } } })));
  return (
    <div className="stack">
      <div className="spread">
        <h1>Budgets</h1>
        <AddBudgetButton />
      </div>
      {budgets instanceof ApiProblem ? (
        <ProblemAlert problem={{ title: budgets.title, text: budgets.text, requestId: budgets.requestId }} />
      ) : (
        <BudgetList budgets={budgets.items} />
      )}
    </div>
  );
}

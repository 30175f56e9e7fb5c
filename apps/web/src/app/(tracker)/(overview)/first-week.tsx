import { cookies } from 'next/headers';
import { ApiProblem, unwrap } from '@/api/problem';
import type { User } from '@/api/types';
import { closedCookie } from '@/features/first-week/closed';
import { FirstWeekStrip } from '@/features/first-week/first-week-strip';
import { isFirstWeek, stepsOf, type Step } from '@/features/first-week/steps';
import { allBudgets, orProblem, transactionApi } from '@/server/api';

async function openSteps(): Promise<Step[]> {
  const api = await transactionApi();
  const [all, uncategorised, budgets, sample] = await Promise.all([
    unwrap(api.GET('/transactions/totals')),
    unwrap(api.GET('/transactions/totals', { params: { query: { categoryId: 'none' } } })),
    allBudgets(),
    unwrap(api.GET('/sample')),
  ]);
  return stepsOf({
    transactions: all.count,
    uncategorised: uncategorised.count,
    budgets: budgets.length,
    sample,
  });
}

/** The strip of the first week, unless it is over, closed, or all is done. */
export async function FirstWeek({ user }: { user: User }) {
  const closed = (await cookies()).has(closedCookie);
  if (closed || !isFirstWeek(user.createdAt, new Date())) return null;
  const steps = await orProblem(openSteps());
  if (steps instanceof ApiProblem || steps.every(({ done }) => done)) return null;
  return <FirstWeekStrip steps={steps} />;
}

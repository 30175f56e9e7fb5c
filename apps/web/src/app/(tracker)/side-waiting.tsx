import { ApiProblem, unwrap } from '@/api/problem';
import { WaitingCount } from '@/features/review/waiting-count';
import { orProblem, transactionApi } from '@/server/api';

/** How many rows nobody has looked at, beside the place where that is done; it comes after the page, which does not wait for it. */
export async function SideWaiting() {
  const api = await transactionApi();
  const waiting = await orProblem(
    unwrap(api.GET('/transactions/totals', { params: { query: { reviewed: 'false' } } })),
  );
  return !(waiting instanceof ApiProblem) && waiting.count > 0 && <WaitingCount count={waiting.count} />;
}

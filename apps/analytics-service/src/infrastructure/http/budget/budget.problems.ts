import { registerProblems } from '@pft/service-kit';

export function registerBudgetProblems(): void {
  registerProblems([
    {
      code: 'date-out-of-range',
      status: 422,
      title: 'The date is too far away',
      explanation: 'Budget states are shown for days from 1900 to 50 years ahead.',
      remedy: 'Ask for a nearer day.',
    },
    {
      code: 'budget-not-found',
      status: 404,
      title: 'There is no such budget',
      explanation: 'No budget of this ledger has this id, or its creation has not come through yet.',
      remedy: 'Check the id; send X-After-Change to wait for a budget that was just created.',
    },
  ]);
}

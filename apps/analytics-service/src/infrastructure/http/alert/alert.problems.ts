import { registerProblems } from '@pft/service-kit';

export function registerAlertProblems(): void {
  registerProblems([
    {
      code: 'alert-not-found',
      status: 404,
      title: 'There is no such alert',
      explanation: 'No alert of this ledger has this id.',
      remedy: 'Check the id.',
    },
  ]);
}

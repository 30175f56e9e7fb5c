import { registerProblems } from '@pft/service-kit';

export function registerExplainProblems(): void {
  registerProblems([
    {
      code: 'account-not-found',
      status: 404,
      title: 'There is no such account',
      explanation: 'No account of this ledger has this id, or its creation has not come through yet.',
      remedy: 'Check the id; send X-After-Change to wait for an account that was just created.',
    },
  ]);
}

import { registerProblems } from '@pft/service-kit';

export function registerSummaryProblems(): void {
  registerProblems([
    {
      code: 'range-invalid',
      status: 422,
      title: 'The range ends before it begins',
      explanation: '`to` lies before `from`.',
      remedy: 'Send a `to` that is not before `from`; both days belong to the range.',
    },
    {
      code: 'range-too-long',
      status: 422,
      title: 'The range is too long',
      explanation: 'A summary spans at most 50 years, a monthly series at most 600 months.',
      remedy: 'Ask for a shorter range.',
    },
  ]);
}

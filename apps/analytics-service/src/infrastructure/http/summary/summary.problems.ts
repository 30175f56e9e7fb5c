import { registerProblems } from '@pft/service-kit';

export function registerSummaryProblems(): void {
  registerProblems([
    {
      code: 'average-needs-month',
      status: 422,
      title: 'An average of months is compared with one month',
      explanation: '`compare=average:12` was asked for a range of days that is neither a month nor its first days.',
      remedy: 'Send a `from` that is the first of a month and a `to` within it, or compare with something else.',
    },
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
      explanation:
        'A summary spans at most 50 years, and 366 days where it is told day by day; a monthly series at most 600 months.',
      remedy: 'Ask for a shorter range.',
    },
  ]);
}

import { registerProblems } from '@pft/service-kit';

export function registerQuestionProblems(): void {
  registerProblems([
    {
      code: 'change-position-invalid',
      status: 400,
      title: 'X-After-Change cannot be read',
      explanation: 'X-After-Change holds positions as X-Change-Position gave them, such as "transactions:17".',
      remedy: 'Send the value of X-Change-Position unchanged, or leave the header out.',
    },
    {
      code: 'currency-unknown',
      status: 422,
      title: 'The currency is not known',
      explanation: 'Currencies are ISO 4217 codes in capitals.',
      remedy: 'Send a code such as "EUR".',
    },
    {
      code: 'date-invalid',
      status: 422,
      title: 'The date does not exist',
      explanation: 'Dates are calendar dates, written YYYY-MM-DD.',
      remedy: 'Send a day that exists, such as "2024-02-29".',
    },
    {
      code: 'month-invalid',
      status: 422,
      title: 'The month does not exist',
      explanation: 'Months are written YYYY-MM, from 01 to 12.',
      remedy: 'Send a month such as "2024-02".',
    },
  ]);
}

import { registerProblems } from '@pft/service-kit';

/** This service's rows of the error table. */
registerProblems([
  {
    code: 'change-position-invalid',
    status: 400,
    title: 'X-After-Change cannot be read',
    explanation: 'X-After-Change holds positions as X-Change-Position gave them, such as "transactions:17".',
    remedy: 'Send the value of X-Change-Position unchanged, or leave the header out.',
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
    explanation: 'A summary spans at most 50 years, a monthly series at most 600 months.',
    remedy: 'Ask for a shorter range.',
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
  {
    code: 'alert-not-found',
    status: 404,
    title: 'There is no such alert',
    explanation: 'No alert of this ledger has this id.',
    remedy: 'Check the id.',
  },
]);

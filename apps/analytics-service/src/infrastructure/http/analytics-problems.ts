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

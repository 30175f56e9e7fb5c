import { isAnswered, stillDoubted } from './open-questions';
import type { ImportQuestion } from './statement';

const question = (...mappings: ImportQuestion['options'][number]['mapping'][]): ImportQuestion => ({
  code: 'a-question',
  text: '',
  options: mappings.map((mapping) => ({ label: '', mapping, example: { line: 1, before: '', after: '' } })),
});

describe('a question about how a file is read', () => {
  const pair = question({ columns: { debit: 3, credit: 4 } }, { columns: { debit: 4, credit: 3 } });

  it('is answered by whoever says of the mapping all that an option names, whatever it is', () => {
    expect(isAnswered(pair, { columns: { debit: 3, credit: 4 } })).toBe(true);
    expect(isAnswered(pair, { columns: { debit: 7, credit: null, payee: 1 }, decimal: ',' })).toBe(true);
  });

  it('is not answered by a part of it, nor by what it is not about', () => {
    expect(isAnswered(pair, { columns: { debit: 3 } })).toBe(false);
    expect(isAnswered(pair, { dateFormat: 'DD.MM.YYYY', columns: { payee: 1 } })).toBe(false);
    expect(isAnswered(pair, {})).toBe(false);
  });

  it('of the balance is answered by what is said of the same use of it alone', () => {
    const rows = question({ balance: { blanks: 'pending' } }, { balance: { blanks: null } });
    expect(isAnswered(rows, { balance: { blanks: 'booked' } })).toBe(true);
    expect(isAnswered(rows, { balance: { firstRow: 'in' } })).toBe(false);
  });

  it('of which an option leaves all as it is takes that for an answer only where nothing else is said', () => {
    const keep = question({}, { columns: { fee: 2 } as object });
    expect(isAnswered(keep, {})).toBe(true);
    expect(isAnswered(keep, { decimal: ',' })).toBe(false);
  });
});

describe('a doubt about how a file is read', () => {
  const doubts = ['date-order-unclear', 'currency-assumed', 'direction-assumed'].map((code) => ({ code, detail: '' }));
  const left = (patch: Parameters<typeof stillDoubted>[1]) => stillDoubted(doubts, patch).map(({ code }) => code);

  it('is gone when somebody has said how it is, and no other one with it', () => {
    expect(left({ dateFormat: 'DD.MM.YYYY' })).toEqual(['currency-assumed', 'direction-assumed']);
    expect(left({ columns: { currency: 2 } })).toEqual(['date-order-unclear', 'direction-assumed']);
    expect(left({ decimal: ',' })).toHaveLength(3);
  });
});

import { filtersOf, transactionsLink, transactionsQuery } from './transactions-link';

const id = '0190c6a2-7a2b-7c3d-8e4f-001122334455';

describe('filters in the address', () => {
  it('go there and back unchanged', () => {
    const filters = {
      q: 'a & b',
      from: '2026-01-01',
      to: '2026-01-31',
      account: id,
      category: 'none',
      type: 'expense',
    };
    const params = Object.fromEntries(new URL(transactionsLink(filters), 'http://x').searchParams);
    expect(filtersOf(params)).toEqual(filters);
  });

  it('are left out where they are none', () => {
    expect(filtersOf({ q: '  ', from: 'today', account: 'x', type: ['income', 'expense'], page: '2' })).toEqual({});
    expect(transactionsLink({})).toBe('/transactions');
  });

  it('are the query of the API', () => {
    expect(transactionsQuery({ account: id, category: 'none', q: 'x' })).toEqual({
      accountId: id,
      categoryId: 'none',
      q: 'x',
    });
  });
});

import type { Category, Transaction } from '@/api/types';
import {
  filtersOf,
  isFiltered,
  isListed,
  monthOf,
  totalsQuery,
  transactionsLink,
  transactionsQuery,
} from './transactions-link';

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
      reviewed: 'false',
      sort: '-amount',
    };
    const params = Object.fromEntries(new URL(transactionsLink(filters), 'http://x').searchParams);
    expect(filtersOf(params)).toEqual(filters);
  });

  it('are left out where they are none', () => {
    expect(filtersOf({ q: '  ', from: 'today', account: 'x', type: ['income', 'expense'], page: '2' })).toEqual({});
    expect(filtersOf({ reviewed: 'yes', sort: 'payee' })).toEqual({});
    expect(transactionsLink({})).toBe('/transactions');
  });

  it('are the query of the API', () => {
    expect(transactionsQuery({ account: id, category: 'none', q: 'x' })).toEqual({
      accountId: id,
      balanceOf: id,
      categoryId: 'none',
      q: 'x',
    });
  });

  it('are those of a whole month by its name', () => {
    expect(filtersOf({ month: '2024-02' })).toEqual({ month: '2024-02' });
    expect(filtersOf({ month: '2024-13' })).toEqual({});
    expect(transactionsLink({ month: '2024-02', sort: 'date' })).toBe('/transactions?month=2024-02&sort=date');
    expect(totalsQuery({ month: '2024-02' })).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthOf({ from: '2024-02-01', to: '2024-02-29' })).toBe('2024-02');
    expect([monthOf({ from: '2024-02-01' }), monthOf({ from: '2024-02-02', to: '2024-02-29' })]).toEqual([null, null]);
  });

  it('ask for balances of one account, where rows follow in time', () => {
    expect(transactionsQuery({ account: id, sort: 'date' })).toMatchObject({ balanceOf: id });
    expect(transactionsQuery({ account: id, sort: '-amount' })).not.toHaveProperty('balanceOf');
    expect(transactionsQuery({ category: id })).not.toHaveProperty('balanceOf');
  });

  it('add up the same rows in any order, which leaves none of them out', () => {
    const filters = { reviewed: 'false', sort: 'amount' };
    expect(transactionsQuery(filters)).toEqual({ reviewed: 'false', sort: 'amount' });
    expect(totalsQuery(filters)).toEqual({ reviewed: 'false' });
    expect([isFiltered(filters), isFiltered({ sort: 'amount' }), isFiltered({ q: '' })]).toEqual([true, false, false]);
  });
});

describe('whether a list shows a row', () => {
  const row = {
    type: 'expense',
    date: '2026-03-14',
    accountId: 'joint',
    toAccountId: null,
    categoryId: 'groceries',
    splits: [],
    payee: null,
    payeeName: 'Café Central',
    note: null,
    tags: ['trip'],
    reviewed: true,
  } as unknown as Transaction;
  const categories = [{ id: 'groceries', parentId: 'food' }] as Category[];

  it.each([
    [{}, true],
    [{ q: 'cafe' }, true],
    [{ q: 'central trip' }, true],
    [{ q: 'bakery' }, false],
    [{ from: '2026-03-14', to: '2026-03-14' }, true],
    [{ from: '2026-03-15' }, false],
    [{ to: '2026-03-13' }, false],
    [{ month: '2026-03' }, true],
    [{ month: '2026-04' }, false],
    [{ account: 'joint' }, true],
    [{ account: 'savings' }, false],
    [{ category: 'food' }, true],
    [{ category: 'none' }, false],
    [{ category: 'rent' }, false],
    [{ type: 'income' }, false],
    [{ sort: 'amount' }, true],
    [{ reviewed: 'false' }, false],
  ])('with %j: %s', (filters, listed) => {
    expect(isListed(filters, row, categories)).toBe(listed);
  });
});

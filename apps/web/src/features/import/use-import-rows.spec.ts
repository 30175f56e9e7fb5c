import type { Category, ImportRow } from '@/api/types';
import { rowsAfter } from './use-import-rows';

const categories = [{ id: 'food', kind: 'expense' }] as Category[];
const row = (number: number, payee: string, type: 'income' | 'expense' = 'expense') =>
  ({ row: number, payee, type, action: 'insert', categoryId: null }) as ImportRow;
const rows = [row(1, 'HOFER 12'), row(2, 'Netflix'), row(3, 'Hofer', 'income')];

describe('rows after a change', () => {
  it('have what was said of each of them', () => {
    const after = rowsAfter(
      {
        rows: [
          { row: 1, action: 'skip' },
          { row: 2, categoryId: 'food' },
        ],
      },
      categories,
    );
    expect(after && rows.map(after).map(({ action, categoryId }) => [action, categoryId])).toEqual([
      ['skip', null],
      ['insert', 'food'],
      ['insert', null],
    ]);
  });

  it('have the category of a payee where they are of its kind', () => {
    const after = rowsAfter({ categorize: { payeeContains: 'hofer', categoryId: 'food' } }, categories);
    expect(after && rows.map(after).map(({ categoryId }) => categoryId)).toEqual(['food', null, null]);
  });

  it.each([{ mapping: { decimal: '.' as const } }, { accountId: null }, { confirm: ['decimal'] }])(
    'are asked for where the file is read anew: %j',
    (change) => {
      expect(rowsAfter(change, categories)).toBeNull();
    },
  );
});

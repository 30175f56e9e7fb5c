import type { Transaction } from '@/api/types';
import { linesOf, sectionsOf } from './lines';

const rows = ['2026-03-14', '2026-03-01', '2026-02-28', '2026-01-31'].map(
  (date) => ({ id: date, date }) as Transaction,
);
const shown = (lines: ReturnType<typeof linesOf>, first: number, last: number) =>
  sectionsOf(lines, first, last).map(({ month, head, rows: own }) => [month, head, ...own.map(({ index }) => index)]);

describe('the lines of the list', () => {
  it('are the months with their rows', () => {
    const lines = linesOf(rows, true);
    expect(lines.map((line) => (line.kind === 'month' ? line.month : line.row.id))).toEqual([
      '2026-03',
      '2026-03-14',
      '2026-03-01',
      '2026-02',
      '2026-02-28',
      '2026-01',
      '2026-01-31',
    ]);
    expect(shown(lines, 0, 6)).toEqual([
      ['2026-03', 0, 1, 2],
      ['2026-02', 3, 4],
      ['2026-01', 5, 6],
    ]);
  });

  it('stand under their month also where that is further up', () => {
    expect(shown(linesOf(rows, true), 2, 4)).toEqual([
      ['2026-03', 0, 2],
      ['2026-02', 3, 4],
    ]);
  });

  it('have no months in another order', () => {
    expect(shown(linesOf(rows, false), 1, 2)).toEqual([[null, -1, 1, 2]]);
    expect(sectionsOf([], 0, -1)).toEqual([]);
  });
});

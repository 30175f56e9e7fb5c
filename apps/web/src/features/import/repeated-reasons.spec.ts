import type { ImportRow } from '@/api/types';
import { repeatedReasons } from './repeated-reasons';

const row = (number: number, reason: string | null, more: Partial<ImportRow> = {}) =>
  ({ row: number, verdict: 'new', type: 'expense', reason, ...more }) as ImportRow;

it('what is said of several new rows is said once, by kind', () => {
  const rows = [
    row(1, 'There is no category «A».'),
    row(2, 'There is no category «A».'),
    row(3, 'There is no category «A».', { type: 'income' }),
    row(4, 'There is no category «B».'),
    row(5, null),
    row(6, 'Not booked yet.', { verdict: 'ignored' }),
    row(7, 'Not booked yet.', { verdict: 'ignored' }),
  ];
  expect(repeatedReasons(rows).map(({ reason, type, rows: own }) => [reason, type, own.length])).toEqual([
    ['There is no category «A».', 'expense', 2],
  ]);
});

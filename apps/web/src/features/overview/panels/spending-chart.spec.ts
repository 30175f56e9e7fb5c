import { CalendarDate } from '@pft/kernel';
import type { Summary } from '@/api/types';
import type { ComparedWith } from '@/ui/ledger/comparison-words';
import { wordsOf } from '@/words/testing/words-of';
import { spendingChart } from './spending-chart';

const t = wordsOf('overview');
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const daysOf = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    day: index + 1,
    date: CalendarDate.plusDays(from, index),
    spending: eur(`${index + 1}.00`),
  }));
const november = {
  from: '2026-11-01',
  to: '2026-11-30',
  count: 3,
  days: daysOf('2026-11-01', 30),
  comparison: { from: '2026-10-01', to: '2026-10-28', days: daysOf('2026-10-01', 31) },
  outlook: { projected: eur('45.00') },
} as unknown as Summary;
const october: ComparedWith = {
  compare: 'previous',
  from: '2026-10-01',
  to: '2026-10-28',
  months: null,
  running: true,
  isEmpty: false,
};

it('draws a month that runs up to today, what it is compared with as a whole, and the way to its end', () => {
  const chart = spendingChart(november, october, '2026-11-28', 'en-GB', t);
  const [own, before, ahead] = chart?.series ?? [];
  expect(chart?.points).toHaveLength(31);
  expect([own?.name, before?.name, ahead?.name]).toEqual(['November 2026', 'October 2026', 'At this rate']);
  expect([own?.values[27], own?.values[28], before?.values[30]]).toEqual([eur('28.00'), null, eur('31.00')]);
  expect(ahead?.values.map((value) => value?.amount).filter(Boolean)).toEqual(['28.00', '45.00']);
  expect([ahead?.values[27], ahead?.values[29]]).toEqual([eur('28.00'), eur('45.00')]);
  expect(chart?.pin).toEqual({ at: 27, series: 0, text: 'Today €28.00' });
});

it('opens each day to what was spent until then, and names only days that the month has', () => {
  const chart = spendingChart(november, october, '2026-11-28', 'en-GB', t);
  expect(chart?.points[4]).toMatchObject({
    id: '2026-11-05',
    figure: { figure: 'spending', from: '2026-11-01', to: '2026-11-05' },
  });
  expect(chart?.points[30]).toEqual({ id: '2026-11-31', name: 'Day 31' });
  expect(chart?.points.filter(({ label }) => label).map(({ label }) => label)).toEqual(['1', '8', '15', '22', '29']);
  expect(chart?.series[1]?.figures?.[4]).toEqual({ figure: 'spending', from: '2026-10-01', to: '2026-10-05' });
});

it('draws a month that is over as a whole, and an average without rows behind it', () => {
  const over = spendingChart(november, { ...october, running: false, compare: 'average:12' }, '2026-12-02', 'en-GB', t);
  expect(over?.series.map(({ name, values }) => [name, values[29]?.amount])).toEqual([
    ['November 2026', '30.00'],
    ['Average month', '30.00'],
  ]);
  expect(over?.pin).toBeUndefined();
  expect(over?.series[1]?.figures).toBeUndefined();
});

it('draws one line where there is nothing to compare with, and none where nothing was', () => {
  const first = spendingChart(november, { ...october, isEmpty: true }, '2026-11-28', 'en-GB', t);
  expect(first?.series.map(({ shape }) => shape)).toEqual(['line', 'dotted']);
  expect(spendingChart({ ...november, count: 0 }, { ...october, isEmpty: true }, '2026-11-28', 'en-GB', t)).toBeNull();
});

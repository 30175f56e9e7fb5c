import { chartCsv } from './chart-csv';
import { placesOf, scaleOf, tickMoney, type ChartData } from './chart-data';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const chart: ChartData = {
  name: 'Months',
  fileName: 'months',
  pointsName: 'Month',
  points: [
    { id: '2026-10', name: 'October' },
    { id: '2026-11', name: 'November' },
  ],
  series: [
    { name: 'In, all', shape: 'bar', tone: 'income', values: [eur('10.00'), null] },
    { name: 'Net', shape: 'table', tone: 'soft', values: [eur('-1234.50'), eur('0.07')] },
  ],
};

it('is a file of days and amounts as they are, safe to be read by a spreadsheet', () => {
  expect(chartCsv(chart)).toBe('Month,"In, all (EUR)",Net (EUR)\r\n2026-10,10.00,-1234.50\r\n2026-11,,0.07\r\n');
});

it('lies within the scale of what is drawn, bars from zero on', () => {
  const scale = scaleOf(chart);
  expect(scale.ticks[0]).toBe(0n);
  const [first] = chart.series;
  expect(first && placesOf(first, scale)).toEqual([{ at: 0, x: 25, y: 100 }]);
  const line: ChartData = {
    ...chart,
    series: [{ name: 'Worth', shape: 'line', tone: 'main', values: [eur('990.00')] }],
  };
  expect([scaleOf(line).ticks[0], scaleOf({ ...line, fromZero: true }).ticks[0]]).toEqual([99_000n, 0n]);
});

it('writes ticks with the digits of their currency', () => {
  expect([tickMoney(5n, eur('1.00')), tickMoney(-12_345n, eur('1.00'))].map(({ amount }) => amount)).toEqual([
    '0.05',
    '-123.45',
  ]);
  expect(tickMoney(-5n, { amount: '1', currency: 'JPY' })).toEqual({ amount: '-5', currency: 'JPY' });
});

import type { Alert } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { alertGroups, percentSpent } from './alert-groups';
import { alertNews } from './alert-text';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const alert = (id: string, more: Partial<Alert> = {}): Alert =>
  ({
    id,
    budgetId: 'travel',
    budgetName: 'Travel',
    periodStart: '2026-11-01',
    periodEnd: '2026-11-30',
    threshold: 80,
    spent: eur('125.00'),
    limit: eur('100.00'),
    readAt: null,
    resolvedAt: null,
    ...more,
  }) as Alert;

it('are one thing for a budget and a period, with all that was passed', () => {
  const groups = alertGroups([
    alert('4', { threshold: 100 }),
    alert('3', { budgetId: 'food' }),
    alert('2', { readAt: 'then', resolvedAt: 'then', spent: eur('80.00') }),
    alert('1', { threshold: 50 }),
    alert('0', { periodStart: '2026-10-01' }),
  ]);
  expect(groups.map(({ key, passed, percent, unread }) => [key, passed, percent, unread])).toEqual([
    ['travel 2026-11-01', [50, 80, 100], 125, ['4', '1']],
    ['food 2026-11-01', [80], 125, ['3']],
    ['travel 2026-10-01', [80], 125, ['0']],
  ]);
  expect(groups[0]?.isResolved).toBe(false);
  expect(alertGroups([alert('1', { resolvedAt: 'then' })])[0]?.isResolved).toBe(true);
});

it('know how much of the limit is spent, and of no limit that it is too much', () => {
  expect(percentSpent({ spent: eur('1.00'), limit: eur('3.00') })).toBe(33.3);
  expect(percentSpent({ spent: eur('1.00'), limit: eur('0.00') })).toBe(100);
});

it('say in a sentence what became of a budget', () => {
  const t = wordsOf('alerts');
  expect(alertNews(alert('1'), 'en-GB', t)).toBe('Travel is now 25% over.');
  expect(alertNews(alert('1', { spent: eur('100.00') }), 'en-GB', t)).toBe('Travel has reached its limit.');
  expect(alertNews(alert('1', { spent: eur('83.00') }), 'en-GB', t)).toBe('Travel is now at 83%.');
});

import type { BudgetState } from '@/api/types';
import { nearOrOver } from './near-or-over';

const budget = (name: string, percent: number, thresholds = [50, 80, 100]) =>
  ({ name, percent, thresholds }) as unknown as BudgetState;

it('are budgets that have passed something, once each, the worst first', () => {
  const found = nearOrOver([
    budget('Food', 80),
    budget('Travel', 125),
    budget('Home', 49.9),
    budget('Other', 0, [0]),
    budget('Late', 120, [150]),
  ]);
  expect(found.map(({ name, passed }) => [name, passed])).toEqual([
    ['Travel', [50, 80, 100]],
    ['Food', [50, 80]],
  ]);
});

it('are five at most', () => {
  const many = Array.from({ length: 9 }, (_, index) => budget(`Budget ${index}`, 100 + index));
  expect(nearOrOver(many).map(({ percent }) => percent)).toEqual([108, 107, 106, 105, 104]);
});

import { CalendarDate } from '@pft/kernel';
import type { BudgetPeriod } from './budget';

/** The first day of the period that a day lies in. Weeks begin on Monday (ISO 8601). */
export function periodStart(period: BudgetPeriod, day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (period) {
    case 'week':
      return CalendarDate.plusDays(day, 1 - CalendarDate.dayOfWeek(day));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter':
      return `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
  }
}

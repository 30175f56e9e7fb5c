import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Figure } from '@/ui/ledger/figure';

/** The net worth of a day, beside that of the same day a month before. */
export const worthFigure = (date: string): Figure => ({
  figure: 'net-worth',
  from: CalendarMonth.firstDay(CalendarDate.monthOf(date)),
  to: date,
  compare: 'previous',
});

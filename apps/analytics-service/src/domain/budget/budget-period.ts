import { CalendarDate, CalendarMonth } from '@pft/kernel';

export type PeriodKind = 'week' | 'month' | 'quarter' | 'year';

/** Both days belong to the period. */
export interface Period {
  start: CalendarDate;
  end: CalendarDate;
}

/** `firstDayOfWeek`: 1 = Monday … 7 = Sunday. `firstDayOfMonth`: 1 to 31; where a month is shorter, its last day. */
export interface PeriodSettings {
  firstDayOfWeek: number;
  firstDayOfMonth: number;
}

/** The period that a day lies in. Weeks and months begin where the person says, quarters and years with the calendar. */
export function periodOf(kind: PeriodKind, date: CalendarDate, settings: PeriodSettings): Period {
  if (kind === 'week') {
    const back = (CalendarDate.dayOfWeek(date) - settings.firstDayOfWeek + 7) % 7;
    const start = CalendarDate.plusDays(date, -back);
    return { start, end: CalendarDate.plusDays(start, 6) };
  }
  if (kind === 'month') {
    const month = CalendarDate.monthOf(date);
    const first = date >= startIn(month, settings) ? month : CalendarMonth.plusMonths(month, -1);
    const next = startIn(CalendarMonth.plusMonths(first, 1), settings);
    return { start: startIn(first, settings), end: CalendarDate.plusDays(next, -1) };
  }
  const year = date.slice(0, 4);
  if (kind === 'year') return { start: `${year}-01-01`, end: `${year}-12-31` };
  const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  const first = CalendarMonth.plusMonths(`${year}-01`, quarter * 3);
  return {
    start: CalendarMonth.firstDay(first),
    end: CalendarMonth.lastDay(CalendarMonth.plusMonths(first, 2)),
  };
}

export function nextPeriod(kind: PeriodKind, period: Period, settings: PeriodSettings): Period {
  return periodOf(kind, CalendarDate.plusDays(period.end, 1), settings);
}

function startIn(month: CalendarMonth, settings: PeriodSettings): CalendarDate {
  const last = CalendarMonth.lastDay(month);
  const wanted = `${month}-${String(settings.firstDayOfMonth).padStart(2, '0')}`;
  return wanted < last ? wanted : last;
}

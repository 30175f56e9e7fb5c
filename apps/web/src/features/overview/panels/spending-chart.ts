import { CalendarDate } from '@pft/kernel';
import type { Money, Summary } from '@/api/types';
import type { ChartData, ChartSeries } from '@/ui/chart/chart-data';
import { formatDay, formatMoney, formatMonth } from '@/ui/format';
import type { ComparedWith } from '@/ui/ledger/comparison-words';
import type { Figure } from '@/ui/ledger/figure';
import type { Words } from '@/words/words';

/** Below the axis stand the days that begin a week of the month. */
const LABELLED = new Set([1, 8, 15, 22, 29]);

/**
 * What was spent up to each day: of the month up to today, of what it is compared with to its end, and where it may go. Null
 * where there is nothing to draw.
 */
export function spendingChart(
  summary: Summary,
  beside: ComparedWith | null,
  today: string,
  locale: string,
  t: Words<'overview'>,
): ChartData | null {
  const { from, to, days = [], comparison, outlook } = summary;
  const before = beside?.isEmpty ? [] : (comparison?.days ?? []);
  if (summary.count === 0 && before.length === 0) return null;
  const month = CalendarDate.monthOf(from);
  const isRunning = from <= today && today < to;
  const now = isRunning ? CalendarDate.dayOfMonth(today) - 1 : days.length - 1;
  const length = Math.max(days.length, before.length);
  const all = <T>(of: (at: number) => T): T[] => Array.from({ length }, (_, at) => of(at));
  const spent = days.map(({ spending }) => spending);
  const spentUntil = (start: string, end: string | null): Figure => ({
    figure: 'spending',
    from: start,
    to: end ?? start,
  });

  const series: ChartSeries[] = [
    {
      name: formatMonth(month, locale),
      shape: 'line',
      tone: 'main',
      values: all((at) => (at <= now ? (spent[at] ?? null) : null)),
      figures: all((at) => spentUntil(from, days[at]?.date ?? to)),
    },
  ];
  if (beside && comparison && before.length > 0)
    series.push({
      name: besideName(beside, locale, t),
      shape: 'line',
      tone: 'soft',
      values: all((at) => before[at]?.spending ?? null),
      // An average is of no rows that could be listed.
      ...(beside.compare !== 'average:12' && {
        figures: all((at) => spentUntil(comparison.from, before[at]?.date ?? null)),
      }),
    });
  if (isRunning && outlook?.projected)
    series.push({
      name: t('fine.projection'),
      shape: 'dotted',
      tone: 'main',
      values: all((at): Money | null =>
        at === now ? (spent[now] ?? null) : at === days.length - 1 ? (outlook.projected ?? null) : null,
      ),
    });

  return {
    name: t('fine.chart'),
    fileName: `spending-${month}`,
    pointsName: t('day'),
    fromZero: true,
    series,
    points: all((at) => {
      const date = days[at]?.date;
      return {
        id: date ?? `${month}-${at + 1}`,
        name: date ? formatDay(date, locale) : t('fine.dayOf', { day: String(at + 1) }),
        ...(LABELLED.has(at + 1) && { label: String(at + 1) }),
        ...(date && at <= now && { figure: spentUntil(from, date) }),
        ...(isRunning && at === now && { isCurrent: true }),
      };
    }),
    ...(isRunning &&
      spent[now] && {
        pin: { at: now, series: 0, text: t('fine.today', { amount: formatMoney(spent[now], locale) }) },
      }),
  };
}

function besideName({ compare, from }: ComparedWith, locale: string, t: Words<'overview'>): string {
  return compare === 'average:12' ? t('averageMonth') : formatMonth(CalendarDate.monthOf(from), locale);
}

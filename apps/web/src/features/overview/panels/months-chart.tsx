import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import type { Monthly } from '@/api/types';
import { Chart } from '@/ui/chart/chart';
import type { ChartData } from '@/ui/chart/chart-data';
import { formatCount, formatMonth } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import type { Compare } from '@/ui/ledger/figure';
import type { Words } from '@/words/words';
import { overviewLink } from '@/features/overview/overview-month';

interface Props {
  monthly: Monthly;
  shown: string;
  today: string;
  compare: Compare;
  locale: string;
}

/** The month and the twelve before it, so that the same one of last year is among them. */
export function MonthsChart(props: Props) {
  const { monthly, today, locale } = props;
  const t = useTranslations('overview.months');
  if (monthly.months.every(({ count }) => count === 0)) return null;
  const over = monthly.months.filter(({ month, count }) => count > 0 && month < CalendarDate.monthOf(today));
  const kept = over.filter(({ net }) => answeredMoney(net).isPositive()).length;
  return (
    <section className="card" aria-label={t('title')}>
      <h2>
        {over.length < 2
          ? t('title')
          : t('finding', { kept, shown: formatCount(kept, locale), months: formatCount(over.length, locale) })}
      </h2>
      <Chart chart={monthsData(props, t)} />
    </section>
  );
}

function monthsData(
  { monthly: { months }, shown, today, compare, locale }: Props,
  t: Words<'overview.months'>,
): ChartData {
  const current = CalendarDate.monthOf(today);
  const figures = (figure: string) =>
    months.map(({ month: of }) => ({ figure, from: CalendarMonth.firstDay(of), to: CalendarMonth.lastDay(of) }));
  return {
    name: t('chart'),
    fileName: `months-${shown}`,
    pointsName: t('month'),
    series: [
      {
        name: t('income'),
        shape: 'bar',
        tone: 'income',
        values: months.map(({ income }) => income),
        figures: figures('income'),
      },
      {
        name: t('spending'),
        shape: 'bar',
        tone: 'spending',
        values: months.map(({ spending }) => spending),
        figures: figures('spending'),
      },
      { name: t('net'), shape: 'line', tone: 'soft', values: months.map(({ net }) => net), figures: figures('net') },
    ],
    points: months.map(({ month }, at) => ({
      id: month,
      name: month === current ? t('unfinished', { month: formatMonth(month, locale) }) : formatMonth(month, locale),
      label: formatMonth(month, locale, 'short'),
      short: formatMonth(month, locale, 'narrow'),
      href: overviewLink(month, compare),
      ...((at === 0 || month.endsWith('-01')) && { year: month.slice(0, 4) }),
      ...(month === shown && { isCurrent: true }),
      ...(month >= current && { isUnfinished: true }),
    })),
  };
}

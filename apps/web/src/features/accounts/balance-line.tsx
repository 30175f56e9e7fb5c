'use client';

import { CalendarDate } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import type { NetWorth } from '@/api/types';
import { Chart } from '@/ui/chart/chart';
import type { ChartData } from '@/ui/chart/chart-data';
import { formatDay, formatMonth } from '@/ui/format';
import type { Figure } from '@/ui/ledger/figure';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { Words } from '@/words/words';

interface Props {
  name: string;
  points: NetWorth['points'];
  /** What a point opens to. */
  figureOf: (date: string) => Figure;
}

/** What was held over a year as a line, and in a table behind it. */
export function BalanceLine(props: Props) {
  const { locale } = useLedger();
  const t = useTranslations('accounts.line');
  return props.points.length > 1 && <Chart chart={lineOf(props, locale, t)} isSmall />;
}

function lineOf({ name, points, figureOf }: Props, locale: string, t: Words<'accounts.line'>): ChartData {
  const named = [0, Math.floor(points.length / 2), points.length - 1];
  const figures = points.map(({ date }) => figureOf(date));
  return {
    name: t('label', { name }),
    fileName: `${name}-${points.at(-1)?.date ?? ''}`,
    pointsName: t('endOf'),
    series: [{ name: t('balance'), shape: 'line', tone: 'main', values: points.map(({ amount }) => amount), figures }],
    points: points.map(({ date }, at) => {
      const month = CalendarDate.monthOf(date);
      return {
        id: date,
        name: formatDay(date, locale),
        figure: figureOf(date),
        ...(named.includes(at) && { label: formatMonth(month, locale, 'short') }),
        ...((at === 0 || month.endsWith('-01')) && { year: month.slice(0, 4) }),
      };
    }),
  };
}

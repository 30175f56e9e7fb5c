'use client';

import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { analyticsApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { formatMoney, formatMonth } from '@/ui/format';
import { Queries } from '@/ui/queries';
import { useLedger } from '@/ui/ledger/ledger-context';

interface Props {
  chosen: string;
}

/** What this month’s spending is in another base currency, before it is changed. */
export function CurrencyPreview(props: Props) {
  return (
    <Queries>
      <Preview {...props} />
    </Queries>
  );
}

function Preview({ chosen }: Props) {
  const t = useTranslations('settings.formats');
  const { baseCurrency, today, locale } = useLedger();
  const month = CalendarDate.monthOf(today);
  const { data } = useQuery({
    queryKey: ['spending', month, baseCurrency, chosen],
    queryFn: () =>
      Promise.all(
        [baseCurrency, chosen].map((currency) =>
          unwrap(
            analyticsApi.GET('/analytics/summary', {
              params: { query: { from: CalendarMonth.firstDay(month), to: CalendarMonth.lastDay(month), currency } },
            }),
          ),
        ),
      ),
  });
  const [before, after] = data ?? [];
  if (!before || !after) return null;
  return (
    <p className="small money" role="status">
      {t('preview', {
        month: formatMonth(month, locale),
        before: formatMoney(before.spending, locale),
        after: formatMoney(after.spending, locale),
      })}
    </p>
  );
}

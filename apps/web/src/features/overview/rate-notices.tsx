import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Summary } from '@/api/types';
import { formatCount, formatDay, formatMoney, formatPeriod } from '@/ui/format';

/** Conversions a person should know of: rates that are old, and amounts left out because there is no rate at all. */
export function RateNotices({ summary, locale }: { summary: Summary; locale: string }) {
  const t = useTranslations('overview.rates');
  const stale = summary.rates.filter((rate) => rate.status === 'stale');
  const missing = summary.missingRates;
  return (
    <>
      {missing.length > 0 && (
        <div className="notice" role="note" aria-label={t('title')}>
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            {missing.map(({ currency, amount, count, from, to }) => (
              <p key={currency} suppressHydrationWarning>
                {t('missing', {
                  currency,
                  amount: formatMoney(amount, locale),
                  count,
                  shown: formatCount(count, locale),
                  period: formatPeriod(from, to, locale),
                })}
              </p>
            ))}
          </div>
        </div>
      )}
      {stale.length > 0 && (
        <p className="small soft" suppressHydrationWarning>
          {stale
            .map(({ currency, rateDate }) => t('stale', { currency, day: formatDay(rateDate, locale) }))
            .join(' · ')}{' '}
          <Link href="/rates" prefetch={false}>
            {t('link')}
          </Link>
        </p>
      )}
    </>
  );
}

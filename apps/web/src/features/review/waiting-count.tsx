'use client';

import { useTranslations } from 'next-intl';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';

/** How many wait, behind the name of a place. */
export function WaitingCount({ count }: { count: number }) {
  const { locale } = useLedger();
  const t = useTranslations('review');
  const shown = formatCount(count, locale);
  return (
    <small className="badge" data-tone="plain" suppressHydrationWarning>
      {t.rich('toReview', { shown, hidden: (text) => <span className="hidden">{text}</span> })}
    </small>
  );
}

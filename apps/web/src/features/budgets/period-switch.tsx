import { CalendarMonth } from '@pft/kernel';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { formatMonth } from '@/ui/format';
import styles from './budgets.module.css';

interface Props {
  month: string;
  current: string;
  /** Whether there is anything before this month. */
  earlier: boolean;
  locale: string;
}

const hrefOf = (month: string, current: string): string => (month === current ? '/budgets' : `/budgets?month=${month}`);

/** From month to month, as far back as there are rows. */
export function PeriodSwitch({ month, current, earlier, locale }: Props) {
  const t = useTranslations('budgets.switch');
  const to = (months: number) => hrefOf(CalendarMonth.plusMonths(month, months), current);
  return (
    <nav className={styles.switch} aria-label={t('label')}>
      {earlier ? (
        <Link prefetch={false} href={to(-1)} aria-label={t('previous')}>
          <IconChevronLeft size={20} aria-hidden />
        </Link>
      ) : (
        <span />
      )}
      <span suppressHydrationWarning>{formatMonth(month, locale)}</span>
      {month < current && (
        <>
          <Link prefetch={false} href={to(1)} aria-label={t('next')}>
            <IconChevronRight size={20} aria-hidden />
          </Link>
          <Link prefetch={false} href="/budgets" className="small">
            {t('current')}
          </Link>
        </>
      )}
    </nav>
  );
}

import { CalendarMonth } from '@pft/kernel';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Compare } from '@/ui/ledger/figure';
import styles from './overview.module.css';
import { overviewLink } from './overview-month';

interface Props {
  month: string;
  current: string;
  compare: Compare;
  /** Whether there is anything before this month, and after it. */
  earlier: boolean;
  later: boolean;
}

/** From month to month, as far as there are rows and to today. */
export function MonthSwitch({ month, current, compare, earlier, later }: Props) {
  const t = useTranslations('overview.month');
  return (
    <nav className={styles.switch} aria-label={t('title')}>
      {earlier && (
        <Link
          prefetch={false}
          href={overviewLink(CalendarMonth.plusMonths(month, -1), compare)}
          aria-label={t('previous')}
        >
          <IconChevronLeft size={20} aria-hidden />
        </Link>
      )}
      {month !== current && (
        <Link prefetch={false} href={overviewLink(current, compare)}>
          {t('current')}
        </Link>
      )}
      {(later || month < current) && (
        <Link prefetch={false} href={overviewLink(CalendarMonth.plusMonths(month, 1), compare)} aria-label={t('next')}>
          <IconChevronRight size={20} aria-hidden />
        </Link>
      )}
    </nav>
  );
}

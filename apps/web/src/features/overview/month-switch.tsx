import { CalendarMonth } from '@pft/kernel';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
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
  return (
    <nav className={styles.switch} aria-label="Month">
      {earlier && (
        <Link
          prefetch={false}
          href={overviewLink(CalendarMonth.plusMonths(month, -1), compare)}
          aria-label="Previous month"
        >
          <IconChevronLeft size={20} aria-hidden />
        </Link>
      )}
      {month !== current && (
        <Link prefetch={false} href={overviewLink(current, compare)}>
          This month
        </Link>
      )}
      {(later || month < current) && (
        <Link prefetch={false} href={overviewLink(CalendarMonth.plusMonths(month, 1), compare)} aria-label="Next month">
          <IconChevronRight size={20} aria-hidden />
        </Link>
      )}
    </nav>
  );
}

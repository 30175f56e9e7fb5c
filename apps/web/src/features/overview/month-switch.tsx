import { CalendarMonth } from '@pft/kernel';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import Link from 'next/link';
import styles from './overview.module.css';

interface Props {
  month: string;
  current: string;
  /** Whether there is anything before this month, and after it. */
  earlier: boolean;
  later: boolean;
}

/** From month to month, as far as there are rows and to today. */
export function MonthSwitch({ month, current, earlier, later }: Props) {
  return (
    <nav className={styles.switch} aria-label="Month">
      {earlier && (
        <Link prefetch={false} href={`/?month=${CalendarMonth.plusMonths(month, -1)}`} aria-label="Previous month">
          <IconChevronLeft size={20} aria-hidden />
        </Link>
      )}
      {month !== current && (
        <Link prefetch={false} href={`/?month=${current}`}>
          This month
        </Link>
      )}
      {(later || month < current) && (
        <Link prefetch={false} href={`/?month=${CalendarMonth.plusMonths(month, 1)}`} aria-label="Next month">
          <IconChevronRight size={20} aria-hidden />
        </Link>
      )}
    </nav>
  );
}

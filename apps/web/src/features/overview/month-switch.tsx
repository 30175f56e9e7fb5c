import { CalendarMonth } from '@pft/kernel';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import Link from 'next/link';
import styles from './overview.module.css';

export function MonthSwitch({ month, current }: { month: string; current: string }) {
  return (
    <nav className={styles.switch} aria-label="Month">
      <Link href={`/?month=${CalendarMonth.plusMonths(month, -1)}`} aria-label="Previous month">
        <IconChevronLeft size={20} aria-hidden />
      </Link>
      {month !== current && <Link href={`/?month=${current}`}>This month</Link>}
      <Link href={`/?month=${CalendarMonth.plusMonths(month, 1)}`} aria-label="Next month">
        <IconChevronRight size={20} aria-hidden />
      </Link>
    </nav>
  );
}

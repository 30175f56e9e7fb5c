import Link from 'next/link';
import type { Compare } from '@/ui/ledger/figure';
import styles from './overview.module.css';
import { overviewLink } from './overview-month';

const choices: readonly { compare: Compare; label: string }[] = [
  { compare: 'previous', label: 'Last month' },
  { compare: 'last-year', label: 'Last year' },
  { compare: 'average:12', label: '12-month average' },
];

/** What the figures of the month stand beside. */
export function CompareSwitch({ month, compare }: { month: string; compare: Compare }) {
  return (
    <nav className={styles.compare} aria-label="Compare with">
      {choices.map(({ label, ...choice }) => (
        <Link
          key={choice.compare}
          href={overviewLink(month, choice.compare)}
          scroll={false}
          prefetch={false}
          aria-current={choice.compare === compare ? 'true' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { COMPARISONS, type Compare } from '@/ui/ledger/figure';
import styles from './overview.module.css';
import { overviewLink } from './overview-month';

const LABELS = { previous: 'previous', 'last-year': 'lastYear', 'average:12': 'average' } as const;

/** What the figures of the month stand beside. */
export function CompareSwitch({ month, compare }: { month: string; compare: Compare }) {
  const t = useTranslations('overview.compare');
  return (
    <nav className={styles.compare} aria-label={t('title')}>
      {COMPARISONS.map((choice) => (
        <Link
          key={choice}
          href={overviewLink(month, choice)}
          scroll={false}
          prefetch={false}
          aria-current={choice === compare ? 'true' : undefined}
        >
          {t(LABELS[choice])}
        </Link>
      ))}
    </nav>
  );
}

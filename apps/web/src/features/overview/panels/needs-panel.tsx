import { IconAlertTriangle, IconCheck, IconCopy, IconFileImport, IconHelp, IconInbox } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { BudgetState } from '@/api/types';
import { formatCount, formatPercent } from '@/ui/format';
import { FigureLink } from '@/ui/ledger/figure-link';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';
import { nearOrOver } from './near-or-over';

export interface Waiting {
  unreviewed: number;
  uncategorised: number;
  /** Ids of imports that wait for a word. */
  files: readonly string[];
  twins: number;
}

interface Props {
  waiting: Waiting;
  budgets: readonly BudgetState[];
  locale: string;
}

/** What needs me? One line each, and each leads there. */
export function NeedsPanel({ waiting, budgets, locale }: Props) {
  const t = useTranslations('overview.needs');
  const { unreviewed, uncategorised, files, twins } = waiting;
  const counted = (count: number) => ({ count, shown: formatCount(count, locale) });
  const rows: { icon: typeof IconInbox; count: number; href: string; text: string }[] = [
    {
      icon: IconInbox,
      count: unreviewed,
      href: transactionsLink({ reviewed: 'false' }),
      text: t('review', counted(unreviewed)),
    },
    {
      icon: IconHelp,
      count: uncategorised,
      href: transactionsLink({ category: 'none' }),
      text: t('uncategorised', counted(uncategorised)),
    },
    {
      icon: IconFileImport,
      count: files.length,
      href: files.length === 1 ? `/import/${files[0]}` : '/import',
      text: t('files', counted(files.length)),
    },
    { icon: IconCopy, count: twins, href: '/transactions/twins', text: t('twins', counted(twins)) },
  ].filter(({ count }) => count > 0);
  const passed = nearOrOver(budgets);
  const total = rows.length + passed.length;
  return (
    <section className="card" aria-label={t('title')} aria-live="polite">
      <h2>{t('finding', { count: total, shown: formatCount(total, locale) })}</h2>
      {total === 0 ? (
        <p className={`small soft ${styles.need}`}>
          <IconCheck size={18} aria-hidden />
          {t('nothing')}
        </p>
      ) : (
        <ul className={styles.needs}>
          {passed.map((budget) => (
            <Line
              key={budget.id}
              icon={<IconAlertTriangle size={18} aria-hidden />}
              tone={budget.percent >= 100 ? 'bad' : 'warn'}
            >
              <FigureLink
                figure={{
                  figure: `budget:${budget.id}`,
                  date: budget.periodStart,
                  compare: 'previous',
                  toDate: 'same-day',
                }}
              >
                {t('budget', {
                  name: budget.name,
                  percent: formatPercent(budget.percent, locale),
                  passed: budget.passed.map((each) => formatPercent(each, locale)).join(', '),
                })}
              </FigureLink>
            </Line>
          ))}
          {rows.map(({ icon: Icon, href, text }) => (
            <Line key={href} icon={<Icon size={18} aria-hidden />}>
              <Link href={href} prefetch={false}>
                {text}
              </Link>
            </Line>
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ icon, tone, children }: { icon: ReactNode; tone?: string; children: ReactNode }) {
  return (
    <li className={styles.need} data-tone={tone}>
      {icon}
      {children}
    </li>
  );
}

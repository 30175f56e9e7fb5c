'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import styles from './list-totals.module.css';

interface Props {
  filters: TransactionFilters;
  unreviewed: number;
  uncategorised: number;
}

/** What waits for a person, with its number: one click lists it, another one shows everything again. */
export function ToReview({ filters, unreviewed, uncategorised }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('transactions.filters');
  const waiting = [
    { label: t('toReview'), count: unreviewed, here: filters.reviewed === 'false', only: { reviewed: 'false' } },
    { label: t('uncategorised'), count: uncategorised, here: filters.category === 'none', only: { category: 'none' } },
  ].filter(({ count, here }) => count > 0 || here);
  if (waiting.length === 0) return null;
  return (
    <nav aria-label={t('waits')} className={styles.waiting}>
      {waiting.map(({ label, count, here, only }) => (
        <Link
          key={label}
          href={here ? '/transactions' : transactionsLink(only)}
          prefetch={false}
          className={styles.chip}
          aria-current={here ? 'true' : undefined}
        >
          {label} <b suppressHydrationWarning>{formatCount(count, locale)}</b>
        </Link>
      ))}
      {unreviewed > 0 && (
        <Link href="/review" prefetch={false} className={styles.chip}>
          Review one by one
        </Link>
      )}
    </nav>
  );
}

'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useLedger } from '@/ui/ledger/ledger-context';
import { isFiltered, transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { chipsOf } from './chips';
import styles from './filters.module.css';

/** What the list is narrowed down by, each a click from being gone. */
export function FilterChips({ filters }: { filters: TransactionFilters }) {
  const ledger = useLedger();
  const t = useTranslations('transactions');
  const chips = chipsOf(filters, ledger, t, useTranslations('ledger'));
  if (!isFiltered(filters)) return null;
  return (
    <ul className={styles.chips} aria-label={t('filters.inUse')}>
      {chips.map(({ says, without }) => (
        <li key={says}>
          <Link
            href={transactionsLink(without)}
            scroll={false}
            prefetch={false}
            aria-label={t('filters.takeAway', { filter: says })}
            suppressHydrationWarning
          >
            {says}
            <IconX size={14} aria-hidden />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={transactionsLink({ ...(filters.sort && { sort: filters.sort }) })}
          prefetch={false}
          className={styles.clear}
        >
          {t('filters.clear')}
        </Link>
      </li>
    </ul>
  );
}

'use client';

import { IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useLedger } from '@/ui/ledger/ledger-context';
import { isFiltered, transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { chipsOf } from './chips';
import styles from './filters.module.css';

/** What the list is narrowed down by, each a click from being gone. */
export function FilterChips({ filters }: { filters: TransactionFilters }) {
  const ledger = useLedger();
  const chips = chipsOf(filters, ledger);
  if (!isFiltered(filters)) return null;
  return (
    <ul className={styles.chips} aria-label="Filters in use">
      {chips.map(({ says, without }) => (
        <li key={says}>
          <Link
            href={transactionsLink(without)}
            scroll={false}
            prefetch={false}
            aria-label={`${says}: take this filter away`}
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
          Clear filters
        </Link>
      </li>
    </ul>
  );
}

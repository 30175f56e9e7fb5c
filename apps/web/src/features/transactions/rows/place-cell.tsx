'use client';

import { useTranslations } from 'next-intl';
import type { Transaction } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionPlace } from '@/ui/ledger/transaction-line';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import type { RowActs } from './row-acts';
import styles from './rows.module.css';

/** The account, which lists what else is in it. */
export function PlaceCell({ row, acts }: { row: Transaction; acts: RowActs }) {
  const { accounts } = useLedger();
  const t = useTranslations('transactions');
  const place = transactionPlace(row, accounts, useTranslations('ledger'));
  return (
    <div className={styles.place}>
      <a
        href={transactionsLink({ account: row.accountId })}
        title={t('row.onlyAccount', { account: place })}
        tabIndex={-1}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          acts.filter({ account: row.accountId });
        }}
      >
        {place}
      </a>
    </div>
  );
}

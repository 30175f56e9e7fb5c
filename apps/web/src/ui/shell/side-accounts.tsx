'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Amount } from '@/ui/amount';
import { formatAccountName } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from './shell.module.css';

/** What is in each account, beside every page. */
export function SideAccounts() {
  const t = useTranslations('shell');
  const { accounts, locale } = useLedger();
  const open = accounts.filter(({ archived }) => !archived);
  if (open.length === 0) return null;
  return (
    <ul className={styles.accounts} aria-label={t('balances')}>
      {open.map(({ id, name, balance }) => (
        <li key={id}>
          <Link href={transactionsLink({ account: id })} prefetch={false}>
            <span>{formatAccountName(name)}</span>
            <Amount value={balance} locale={locale} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Suspense, type ReactNode } from 'react';
import { formatAccountName } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import shellStyles from './shell.module.css';
import styles from './side-accounts.module.css';

/** What everything is worth and what is in each account, beside every page; each figure opens to its rows. */
export function SideAccounts({ worth }: { worth: ReactNode }) {
  const { accounts } = useLedger();
  const t = useTranslations('accounts');
  if (accounts.length === 0) return null;
  return (
    <div className={shellStyles.accounts}>
      <div className={styles.worth}>
        <Suspense>{worth}</Suspense>
      </div>
      <ul className={styles.list} aria-label={t('balances')}>
        {accounts
          .filter(({ archived }) => !archived)
          .map(({ id, name, balance }) => (
            <li key={id}>
              <Link href={`/accounts/${id}`} prefetch={false}>
                {formatAccountName(name)}
              </Link>
              <ExplainedAmount figure={{ figure: `balance:${id}` }} name={formatAccountName(name)} value={balance} />
            </li>
          ))}
      </ul>
    </div>
  );
}

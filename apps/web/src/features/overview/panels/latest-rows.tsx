import { CalendarMonth } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Account, Category, Transaction } from '@/api/types';
import {
  transactionCategory,
  transactionPlace,
  transactionTitle,
  TransactionAmount,
} from '@/ui/ledger/transaction-line';
import { isRefund } from '@/ui/ledger/refund';
import { formatDay } from '@/ui/format';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';

interface Props {
  rows: readonly Transaction[];
  categories: readonly Category[];
  accounts: readonly Account[];
  month: string;
  locale: string;
}

export function LatestRows({ rows, categories, accounts, month, locale }: Props) {
  const t = useTranslations('overview.latest');
  const words = useTranslations('ledger');
  return (
    <section className="card" aria-label={t('title')}>
      <div className="spread">
        <h2>{t('title')}</h2>
        <Link
          prefetch={false}
          href={transactionsLink({ from: CalendarMonth.firstDay(month), to: CalendarMonth.lastDay(month) })}
          className="small"
        >
          {t('all')}
        </Link>
      </div>
      {rows.length === 0 ? (
        <p className="soft small">{t('none')}</p>
      ) : (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <p className={styles.clip}>
                  <Link
                    prefetch={false}
                    href={transactionsLink({ from: row.date, to: row.date, account: row.accountId })}
                  >
                    {transactionTitle(row, words)}
                  </Link>
                </p>
                <p className={`small soft ${styles.clip}`} suppressHydrationWarning>
                  {formatDay(row.date, locale)} · {isRefund(row, categories) && `${t('refund')} · `}
                  <bdi>
                    {row.type === 'transfer'
                      ? transactionPlace(row, accounts, words)
                      : transactionCategory(row, categories, words)}
                  </bdi>
                </p>
              </div>
              <TransactionAmount transaction={row} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

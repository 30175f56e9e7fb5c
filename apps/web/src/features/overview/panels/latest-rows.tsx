import { CalendarMonth } from '@pft/kernel';
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
  return (
    <section className="card" aria-label="Latest transactions">
      <div className="spread">
        <h2>Latest transactions</h2>
        <Link
          prefetch={false}
          href={transactionsLink({ from: CalendarMonth.firstDay(month), to: CalendarMonth.lastDay(month) })}
          className="small"
        >
          All of this month
        </Link>
      </div>
      {rows.length === 0 ? (
        <p className="soft small">Nothing in this month.</p>
      ) : (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <p className={styles.clip}>{transactionTitle(row)}</p>
                <p className={`small soft ${styles.clip}`} suppressHydrationWarning>
                  {formatDay(row.date, locale)} · {isRefund(row, categories) && 'Refund · '}
                  {row.type === 'transfer' ? transactionPlace(row, accounts) : transactionCategory(row, categories)}
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
